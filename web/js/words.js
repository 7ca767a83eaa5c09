/** Numbers and verdicts become words that a person would say. */

const SPOKEN = { disgust: 'disgusted' };

const BANDS = {
  high: { dots: 3, word: 'high confidence' },
  medium: { dots: 2, word: 'medium confidence' },
  low: { dots: 1, word: 'low confidence' },
  uncertain: { dots: 0, word: 'confidence too low' },
};

const UNFAMILIAR = { dots: 0, word: 'too unfamiliar' };

const TITLES = { 'no-speech': 'No speech', uncertain: 'Uncertain' };

export const percent = (share) => `${Math.round(share * 100)} %`;

export const seconds = (value) => `${value.toFixed(1)} s`;

export const megabytes = (bytes) => `${Math.round(bytes / 100_000) / 10} MB`;

/** A limit such as 600 s as "10 minutes". */
export function span(secondsLong) {
  if (secondsLong < 120) return `${secondsLong} seconds`;
  return `${Math.round(secondsLong / 6) / 10} minutes`;
}

/** How much of a voice is known. */
export const stretches = (count) => `${count} ${count === 1 ? 'stretch' : 'stretches'} of speech`;

/** A running time as m:ss.t. */
export function clock(value) {
  const tenths = Math.floor(value * 10 + 1e-6);
  const rest = String(Math.floor(tenths / 10) % 60).padStart(2, '0');
  return `${Math.floor(tenths / 600)}:${rest}.${tenths % 10}`;
}

export const capital = (word) => word.charAt(0).toUpperCase() + word.slice(1);

export function band(verdict) {
  const unfamiliar = fired(verdict, 'familiarity') && !fired(verdict, 'confidence');
  return unfamiliar ? UNFAMILIAR : BANDS[strength(verdict)];
}

/** The band, where an outcome that a model's own threshold made uncertain counts as such. */
export const strength = (verdict) =>
  verdict.outcome === 'recognized' ? verdict.band : 'uncertain';

/** The word that stands large. */
export const title = (verdict) => TITLES[verdict.outcome] ?? capital(spoken(verdict.label));

export const spoken = (label) => SPOKEN[label] ?? label;

const fired = (verdict, name) => verdict.gates.some((g) => g.gate === name && g.fired);

/** What was heard and what the gates did. */
export function sentence(verdict) {
  const [first, second] = verdict.top.map((candidate) => spoken(candidate.label));
  const parts = [];
  if (verdict.outcome === 'no-speech') {
    parts.push('I heard too little speech. Say a sentence or two, close to the microphone.');
  } else if (verdict.outcome === 'uncertain') {
    parts.push(`I am not sure: ${first} or ${second}.`);
  } else if (verdict.band === 'high') {
    parts.push(`This voice sounds ${first}.`);
  } else if (verdict.band === 'medium') {
    parts.push(`This voice sounds ${first}, though it could be ${second}.`);
  } else {
    parts.push(`This voice may be ${first}, with ${second} close behind.`);
  }
  if (fired(verdict, 'familiarity')) {
    parts.push('It is unlike the voices and recordings that I learned from.');
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
export const why = ({ explanation }) =>
  explanation ? `${capital(explanation.sentence)}.` : '';

/** The set of labels in place of one, where it was asked for; what it promises, and for what. */
export function among({ set, probabilities }) {
  if (!set) return '';
  const known = Object.keys(probabilities).length;
  if (set.labels.length === known) return `It could be any of the ${known} feelings that I know: I can rule out none.`;
  const often = set.probability === 0.9 ? 'Nine times in ten' : `${Math.round(set.probability * 100)} times in 100`;
  const named = set.labels.map(spoken).join(', ');
  return `${often} such a list holds the right feeling, for recordings like those that I learned from: ${named}.`;
}

/** The whole answer in one breath, for a screen reader. */
export function announcement(verdict) {
  if (verdict.outcome === 'no-speech') return sentence(verdict);
  const sure = `${percent(verdict.confidence)}, ${band(verdict).word}`;
  return `${title(verdict)}, ${sure}. ${sentence(verdict)} ${why(verdict)}`.trim();
}

/** The facts of a clip as pairs of name and value. */
export function facts(verdict) {
  const { audio, model, speaker } = verdict;
  const channels = ['', 'mono', 'stereo'][audio.channels] ?? `${audio.channels} channels`;
  return [
    ['Length', seconds(audio.durationSeconds)],
    ['Speech', seconds(audio.speechSeconds)],
    ['Loudness', `${Math.round(audio.speechLevelDbfs)} dBFS`.replace('-', '\u2212')],
    ['Format', audio.format],
    ['Sound', `${audio.sampleRateHz / 1000} kHz, ${channels}`],
    ['Model', `${model.id} (${model.type}, ${model.featureSet})`],
    ...(speaker ? [['Voice known from', stretches(speaker.clips)]] : []),
    ['Answered in', `${Math.max(1, Math.round(verdict.elapsedMillis))} ms`],
  ];
}

/** A model as the choice names it, such as `classic (forest)`. */
export const modelName = ({ id, type }) => `${id} (${type})`;
