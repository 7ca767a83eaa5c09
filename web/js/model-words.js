/** What a bundle says of its model becomes sentences that a person would say. */
import { percent, spoken } from './words.js';

/** Corpora that are known, and what actors speak in them. */
const ACTED = new Map([
  ['ravdess', 'North American English'],
  ['crema-d', 'American English'],
  ['emo-db', 'German'],
  ['tess', 'Canadian English'],
  ['savee', 'British English'],
]);

/** A share as a whole number of a hundred, but never all or nothing that it is not. */
function hundred(share) {
  if (share > 0 && share < 0.005) return 'fewer than one of 100';
  if (share < 1 && share > 0.995) return 'more than 99 of 100';
  return `${Math.round(share * 100)} of 100`;
}

const count = (number) => number.toLocaleString('en');

const tenth = (share) => (share * 100).toFixed(1);

const corpusName = (name) => (ACTED.has(name) ? `${name.toUpperCase()}, acted in ${ACTED.get(name)}` : name);

const supported = ({ labels }) => labels.reduce((sum, { support }) => sum + support, 0);

const sharesSpeakers = ({ protocol }) => protocol.startsWith('clips');

const KINDS = {
  forest: 'a random forest',
  linear: 'a linear discriminant',
  studio: 'a pool of linear discriminants and two networks',
};

/** What it is and what it learned from. */
export function origin({ id, type, discriminant, corpora }) {
  const beside = discriminant ? ` with a linear discriminant beside it, which counts ${hundred(discriminant)}` : '';
  const kind = `${KINDS[type] ?? `a network (${type})`}${beside}`;
  const heard = corpora.map(({ name, files, speakers }) => {
    const people = speakers > 0 ? ` of ${count(speakers)} ${speakers === 1 ? 'person' : 'people'}` : '';
    return `${count(files)} recordings${people} (${corpusName(name)})`;
  });
  const learned = heard.length > 0 ? ` It learned from ${heard.join(' and ')}.` : '';
  return `The model ${id} is ${kind}.${learned}`;
}

/** How often it is right, and on whom. */
export function score({ labels, scores }) {
  if (!scores) return 'How well it hears was not measured.';
  const clips = supported(scores);
  const right = scores.labels.reduce((sum, { support, recall }) => sum + (support && support * recall), 0);
  const who = sharesSpeakers(scores)
    ? 'Asked about other clips of people whom it had heard, which tells nothing of a new voice,'
    : 'Asked about people whom it had never heard,';
  return (
    `${who} it named the right one of ${labels.length} feelings in`
    + ` ${hundred(right / clips)} clips; guessing would in ${Math.round(100 / labels.length)}.`
  );
}

/** On how much that was measured, and how far it varies. */
export function measured({ scores }) {
  if (!scores) return '';
  const { accuracy, folds } = scores;
  const groups = sharesSpeakers(scores) ? 'groups of clips' : 'groups of people';
  return (
    `That was measured on ${count(supported(scores))} clips, over ${folds} ${groups} in turn,`
    + ` from one to the next it varies by about ${tenth(accuracy.deviation)} of 100.`
  );
}

/** Which feelings it hears best and worst. */
export function strengths({ scores }) {
  const known = (scores?.labels ?? []).filter(({ support }) => support > 0);
  if (known.length < 2) return '';
  const order = [...known].sort((a, b) => b.recall - a.recall);
  const [best, worst] = [order[0], order[order.length - 1]];
  if (best.recall === worst.recall) return '';
  return (
    `It hears ${spoken(best.label)} best (${hundred(best.recall)} such clips)`
    + ` and ${spoken(worst.label)} worst (${hundred(worst.recall)}).`
  );
}

/** How often it answers at all, and whether its confidence can be taken at its word. */
export function trust({ scores }) {
  if (!scores) return '';
  const effect = (wanted) => scores.gateEffects.find(({ name }) => name === wanted)?.value;
  const answered = effect('share answered');
  const right = effect('accuracy among answered');
  const sure = answered > 0
    ? `It was sure enough to answer in ${hundred(answered)} clips, and then right in ${hundred(right)}. `
    : '';
  const served = scores.confidence?.served;
  return served
    ? `${sure}${reliance(served)}`
    : `${sure}How true its confidence is was not measured.`;
}

/** How far its confidence was from the truth, on average; the diagram shows where. */
function reliance({ expectedCalibrationError: error, errorByChance: chance }) {
  const [less, more] = [60 - 100 * error, 60 + 100 * error].map(Math.round);
  const example = error > chance ? `, as if of clips with 60\u00a0% ${less} or ${more} of 100 were right` : '';
  return (
    `Its confidence was ${tenth(error)} of 100 off on average${example};`
    + ` if it were wholly true, chance alone would show ${tenth(chance)} on so many clips.`
  );
}

/** What the diagram shows. */
export const caption = (bins) =>
  `Each point stands for ${count(bins[0].clips)} clips or so, from the least sure to the surest.`
  + ' Where it said 60\u00a0% and was right 60\u00a0% of the time, the point lies on the dashed line;'
  + ' below it the model claims too much, above it too little.';

/** The diagram in words, for who cannot see it. */
export const description = (bins) =>
  bins
    .map(({ confidence, accuracy }) => `${percent(confidence)} sure, ${percent(accuracy)} right`)
    .join('; ');
