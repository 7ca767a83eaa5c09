/** What is known of the person's voice, and what of it is used, in sentences that a person would say. */
import { stretches } from './words.js';

/** For how long one speaks to have one's ordinary voice known, and for how long at least. */
export const ALL_SECONDS = 15;
export const LEAST_SECONDS = 8;

/** So many recordings of different moods tell more of a voice than 15 seconds of ordinary speech. */
const ENOUGH_RECORDINGS = 10;

const count = (learned) => Object.values(learned?.answers ?? {}).reduce((sum, n) => sum + n, 0);

const enough = (known) => count(known.learned) >= ENOUGH_RECORDINGS;

/**
 * Of the voice that was taught and the one learned from recordings, that beside which clips are
 * heard; undefined while too little was learned.
 */
export const inUse = (known) => (enough(known) ? known.learned : known.taught);

/**
 * How often each answer was given to what was learned from, with one more; null where that one
 * would be more than half, rounded up. The mood of most recordings would be taken for the person's nature.
 */
export function withAnswer(learned, label) {
  const alike = (learned?.answers[label] ?? 0) + 1;
  return alike <= Math.ceil((count(learned) + 1) / 2) ? { ...learned?.answers, [label]: alike } : null;
}

/** What stands over it; `known` is null where nothing is. */
export function title(known, teachable = true) {
  if (!known && teachable) return 'Teach it your ordinary voice';
  return known?.taught ? 'Your ordinary voice' : 'Your voice';
}

/** What is asked of the person whose voice the model does not know; another may. */
export const about = (knownElsewhere, allSeconds) =>
  knownElsewhere
    ? `This model hears otherwise than the one that knows your voice, and has to learn it by itself, in ${allSeconds} seconds too.`
    : `Speak for ${allSeconds} seconds as you do when nothing is the matter, so that it hears what is unusual for you.`;

/** What is said where the chosen model cannot use what another one knows. */
export const ELSEWHERE = 'This model does not use your voice. Another one was taught it.';

/** What the button says that has it taught. */
export function teaching(known) {
  if (!known) return 'Teach it';
  return known.taught ? 'Teach it anew' : 'Teach it my ordinary voice';
}

/** What is known, where it is kept, and what it is used for. */
export function state(known, kept) {
  const where = kept ? 'kept in this browser alone' : 'kept until you close this page';
  return `It knows ${what(known)}; ${where}. ${use(known)}`;
}

function what({ taught, learned }) {
  if (!taught) return 'something of your voice, from what you recorded here';
  const ordinary = `your ordinary voice, from ${stretches(taught.clips)}`;
  return learned ? `${ordinary}, and what you recorded here` : ordinary;
}

function use(known) {
  if (!known.on) return 'It is switched off, and is not sent.';
  if (!inUse(known)) return `Once that is ${ENOUGH_RECORDINGS} recordings, each clip is heard beside it.`;
  return `Each clip is heard beside ${beside(known)}; switch it off for other people’s voices.`;
}

function beside(known) {
  if (!known.taught || !known.learned) return 'it';
  return enough(known)
    ? 'your recordings, which by now tell more'
    : `your ordinary voice, until it has learned from ${ENOUGH_RECORDINGS} recordings`;
}

/** Why the last recording was not learned from. */
const LEFT_OUT = {
  alike: ' The last one was left out: of its mood it has enough for now, and it needs others.',
  failed: ' From the last one it could not learn.',
};

/** How far it has learned from recordings, if from any, and from what it does; `leftOut` as above, or null. */
export function progress(known, learning, leftOut) {
  const learned = count(known.learned);
  const recordings = `${learned} ${learned === 1 ? 'recording' : 'recordings'}`;
  if (!learning) {
    return learned > 0
      ? `Learned from ${recordings}; it learns no more.`
      : 'Once this is on, each recording that you make here tells it more of your voice.'
        + ` It needs ${ENOUGH_RECORDINGS}, of different moods. What it learns is kept in this browser alone.`
        + ' Leave it off where others record too.';
  }
  if (!known.on) return `Learned from ${recordings}; it does not learn while your voice is switched off.`;
  const far = learned < ENOUGH_RECORDINGS
    ? `Learned from ${learned} of the ${ENOUGH_RECORDINGS} recordings that it needs.`
    : `Learned from ${recordings} so far.`;
  return `${far}${LEFT_OUT[leftOut] ?? ''} Files do not count, since they may be of others.`;
}
