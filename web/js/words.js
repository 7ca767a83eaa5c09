/** Numbers and verdicts become words that a person would say. */

const SPOKEN = { disgust: 'disgusted' };

const BANDS = {
  high: { dots: 3, word: 'high confidence' },
  medium: { dots: 2, word: 'medium confidence' },
  low: { dots: 1, word: 'low confidence' },
  uncertain: { dots: 0, word: 'confidence too low' },
};

const TITLES = { 'no-speech': 'No speech', uncertain: 'Uncertain' };

/** Where the bands of confidence begin, in percent. */
const EDGES = [35, 40, 70];

/** As many percent as come nearest, but none that says more than is so: no certainty, no better band. */
export function percent(share) {
  if (share > 0 && share < 0.005) return '<\u00a01\u00a0%';
  if (share < 1 && share >= 0.995) return '>\u00a099\u00a0%';
  const nearest = Math.round(share * 100);
  const reached = !EDGES.includes(nearest) || share >= nearest / 100;
  return `${reached ? nearest : nearest - 1}\u00a0%`;
}

export const seconds = (value) => `${value.toFixed(1)}\u00a0s`;

export const megabytes = (bytes) => `${Math.round(bytes / 100_000) / 10}\u00a0MB`;

/** A limit such as 600 s as "10 minutes". */
export function span(secondsLong) {
  if (secondsLong < 120) return `${secondsLong}\u00a0seconds`;
  return `${Math.round(secondsLong / 6) / 10}\u00a0minutes`;
}

/** How much was recorded, and that it ended by itself where it is all that is taken. */
export function recordedFor(value, most) {
  const whole = value >= most ? ', the most that I take at once' : '';
  return `Recorded ${seconds(value)}${whole}. Nothing has been sent yet.`;
}

/** A name that turns no words about it round, whatever it holds. */
export const isolated = (name) => `\u2068${name.replace(/[\u202A-\u202E\u2066-\u2069]/g, '')}\u2069`;

/** How much of a voice is known. */
export const stretches = (count) => `${count} ${count === 1 ? 'stretch' : 'stretches'} of speech`;

/** A running time as m:ss.t. */
export function clock(value) {
  const tenths = Math.floor(value * 10 + 1e-6);
  const rest = String(Math.floor(tenths / 10) % 60).padStart(2, '0');
  return `${Math.floor(tenths / 600)}:${rest}.${tenths % 10}`;
}

export const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

/** A minus sign before numbers, as the facts have it. */
export const withSigns = (text) => text.replace(/(^|[^\w.])-(?=\d)/g, '$1\u2212');

export const band = (verdict) => BANDS[verdict.band];

/** The word that stands large. */
export const title = (verdict) => TITLES[verdict.outcome] ?? capital(spoken(verdict.label));

export const spoken = (label) => SPOKEN[label] ?? label;

const fired = (verdict, name) => verdict.gates.some((g) => g.gate === name && g.fired);

/** Whether the model was sure enough, and yet a second reading of the same clip withholds its answer. */
const contradicted = (verdict) => fired(verdict, 'familiarity') && !fired(verdict, 'confidence');

/** Whether a confidence is to be told; one that is not stood by would contradict the answer. */
export const confident = (verdict) => verdict.outcome !== 'no-speech' && !contradicted(verdict);

/** Whether a gate is one of the model's: that of energy is told of models too that guard no label by it. */
export const applies = ({ reason }) => reason !== 'the model guards no label against quiet speech';

const TOO_LITTLE = {
  mic: 'I heard too little speech. Say a sentence or two, close to the microphone.',
  upload: 'I heard too little speech in it. Choose a recording of a sentence or two.',
};

/** What else it could be, where that is worth a word. */
function otherwise([first, second]) {
  if (second.probability >= 0.75 * first.probability) return `, with ${spoken(second.label)} close behind`;
  return second.probability >= 0.15 ? `, though it could be ${spoken(second.label)}` : '';
}

/** What was heard in a clip that came by `route`, and what the gates did. */
export function sentence(verdict, route) {
  const [first, second] = verdict.top.map((candidate) => spoken(candidate.label));
  const parts = [];
  if (verdict.outcome === 'no-speech') {
    parts.push(TOO_LITTLE[route]);
  } else if (contradicted(verdict)) {
    parts.push(`It sounds most like ${first}, but another reading of it speaks against that, so I do not answer.`);
  } else if (verdict.outcome === 'uncertain') {
    parts.push(`I am not sure: ${first} or ${second}.`);
    if (fired(verdict, 'familiarity')) parts.push(`Another reading of it speaks against ${first}.`);
  } else if (verdict.band === 'high') {
    parts.push(`This voice sounds ${first}.`);
  } else {
    const verb = verdict.band === 'medium' ? 'sounds' : 'may be';
    parts.push(`This voice ${verb} ${first}${otherwise(verdict.top)}.`);
  }
  if (fired(verdict, 'energy')) {
    parts.push('It was spoken quietly, so I trusted the calmer candidates.');
  }
  if (verdict.speaker) {
    const own = verdict.speaker.voice === 'ordinary' ? 'your ordinary voice' : 'other clips of this voice';
    parts.push(`I heard it beside ${own}.`);
  }
  if (verdict.audio.note) parts.push(verdict.audio.note);
  return parts.join(' ');
}

/** Why the model answers so, where it was asked and can say. */
export function why({ explanation }) {
  if (!explanation) return '';
  const { sentence: reason, label } = explanation;
  return `${capital(reason.replace(`for ${label}`, `for ${spoken(label)}`))}.`;
}

/** The set of labels in place of one, where it was asked for; what it promises, and for what. */
export function among(verdict) {
  const { set, probabilities } = verdict;
  if (!set || contradicted(verdict)) return '';
  const known = Object.keys(probabilities).length;
  if (set.labels.length === known) return `It could be any of the ${known} feelings that I know: I can rule out none.`;
  const often = set.probability === 0.9 ? 'nine times in ten' : `${Math.round(set.probability * 100)} times in 100`;
  const named = set.labels.map(spoken).join(', ');
  return `${capital(named)}: ${often} such a list holds the right feeling, for recordings like those that I learned from.`;
}

/** The whole answer in one breath, for a screen reader. */
export function announcement(verdict, route) {
  if (verdict.outcome === 'no-speech') return sentence(verdict, route);
  const sure = confident(verdict) ? `, ${percent(verdict.confidence)}, ${band(verdict).word}` : '';
  return `${title(verdict)}${sure}. ${sentence(verdict, route)} ${why(verdict)}`.trim();
}

/** A model as the choice names it, such as `classic (forest)`. */
export const modelName = ({ id, type }) => (id === type ? id : `${id} (${type})`);

/** The facts of a clip as pairs of name and value. */
export function facts(verdict) {
  const { audio, model, speaker } = verdict;
  const channels = ['', 'mono', 'stereo'][audio.channels] ?? `${audio.channels} channels`;
  return [
    ['Length', seconds(audio.durationSeconds)],
    ['Speech', seconds(audio.speechSeconds)],
    ['Loudness', withSigns(`${Math.round(audio.speechLevelDbfs)}\u00a0dBFS`)],
    ['Format', audio.format],
    ['Sound', `${audio.sampleRateHz / 1000}\u00a0kHz, ${channels}`],
    ['Model', modelName(model)],
    ...(speaker ? [['Voice known from', stretches(speaker.clips)]] : []),
    ['Answered in', `${Math.max(1, Math.round(verdict.elapsedMillis))}\u00a0ms`],
  ];
}
