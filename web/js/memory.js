/**
 * What the page remembers between visits: the model that the person chose, their voice if they
 * taught it or had it learned, whether it is to be heeded and to be learned, and nothing else.
 */

const MODEL = 'undertone.model';
const VOICE = 'undertone.voice.'; // and the feature set by which it was measured
const HEEDING = 'undertone.heeding';
const LEARNING = 'undertone.learning';

/** The remembered model if it is still among those offered; one that is gone is forgotten. */
export function recall(ids) {
  const id = attempt((storage) => storage.getItem(MODEL));
  if (id && !ids.includes(id)) attempt((storage) => storage.removeItem(MODEL));
  return ids.includes(id) ? id : null;
}

/** The remembered model, where nobody has said which there are; empty if there is none. */
export const lastChoice = () => attempt((storage) => storage.getItem(MODEL)) ?? '';

export function remember(id) {
  attempt((storage) => storage.setItem(MODEL, id));
}

/** What was kept with `keepVoice`; null if nothing was, or it cannot be read any more. */
export function recallVoice(featureSet) {
  return attempt((storage) => {
    const kept = JSON.parse(storage.getItem(VOICE + featureSet));
    const taught = measured(kept?.taught) ? kept.taught : undefined;
    const learned = measured(kept?.learned) && counted(kept.learned.answers) ? kept.learned : undefined;
    return taught || learned ? { taught, learned } : null;
  });
}

const isCount = (number) => Number.isInteger(number) && number > 0;

const measured = (baseline) => isCount(baseline?.clips) && typeof baseline.document === 'string';

function counted(answers) {
  const counts = Object.values(answers ?? {});
  return counts.length > 0 && counts.every(isCount);
}

/** Gives whether the browser keeps it. */
export function keepVoice(featureSet, voice) {
  const done = attempt((storage) => {
    keepHeeding(recallHeeding()); // while there is room, so that it can be changed when there is none
    storage.setItem(VOICE + featureSet, JSON.stringify(voice));
    return true;
  });
  return done === true;
}

/** Whether any model knows the voice. */
export const knowsVoice = () =>
  attempt((storage) => Object.keys(storage).some((key) => key.startsWith(VOICE))) === true;

/** Whether clips are to be heard beside the voice, by any model that knows it. */
export const recallHeeding = () => attempt((storage) => storage.getItem(HEEDING)) !== 'off';

export function keepHeeding(on) {
  attempt((storage) => storage.setItem(HEEDING, on ? 'yes' : 'off')); // equally long
}

/** Whether it is to learn from what is recorded. */
export const recallLearning = () => attempt((storage) => storage.getItem(LEARNING)) === 'on';

export function keepLearning(on) {
  attempt((storage) => (on ? storage.setItem(LEARNING, 'on') : storage.removeItem(LEARNING)));
}

/** Forgets the voice as every model hears it, and what is to be done with it. */
export function forgetVoices() {
  keepLearning(false);
  attempt((storage) => storage.removeItem(HEEDING));
  attempt((storage) =>
    Object.keys(storage)
      .filter((key) => key.startsWith(VOICE))
      .forEach((key) => storage.removeItem(key)),
  );
}

/**
 * This page, open a second time, changed what is remembered of the voice: `act` gets the feature set
 * by which it is known otherwise, or null, and whether it was forgotten.
 */
export function onOtherTab(act) {
  addEventListener('storage', ({ key, newValue }) => {
    const featureSet = key?.startsWith(VOICE) ? key.slice(VOICE.length) : null;
    const ofVoice = key === null || featureSet !== null;
    if (ofVoice || key === HEEDING || key === LEARNING) act(featureSet, ofVoice && newValue === null);
  });
}

/** A browser may keep no storage, or refuse it: then nothing is remembered. */
function attempt(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}
