/**
 * What the page remembers between visits: the model that the person chose, their ordinary voice if
 * they taught it, and nothing else.
 */

const MODEL = 'undertone.model';
const VOICE = 'undertone.voice.'; // and the feature set by which it was measured

/** The remembered model if it is still among those offered; one that is gone is forgotten. */
export function recall(ids) {
  const id = attempt((storage) => storage.getItem(MODEL));
  if (id && !ids.includes(id)) attempt((storage) => storage.removeItem(MODEL));
  return ids.includes(id) ? id : null;
}

export function remember(id) {
  attempt((storage) => storage.setItem(MODEL, id));
}

/** What was kept with `keepVoice`; null if nothing was, or it cannot be read any more. */
export function recallVoice(featureSet) {
  return attempt((storage) => {
    const kept = JSON.parse(storage.getItem(VOICE + featureSet));
    return Number.isInteger(kept?.clips) && typeof kept.document === 'string' ? kept : null;
  });
}

/** Gives whether the browser keeps it. */
export function keepVoice(featureSet, voice) {
  const done = attempt((storage) => {
    storage.setItem(VOICE + featureSet, JSON.stringify(voice));
    return true;
  });
  return done === true;
}

export function forgetVoice(featureSet) {
  attempt((storage) => storage.removeItem(VOICE + featureSet));
}

/** A browser may keep no storage, or refuse it: then nothing is remembered. */
function attempt(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}
