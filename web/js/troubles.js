/** Whatever goes wrong becomes a title, a sentence that helps, and whether trying again may help. */
import { Problem } from './api.js';
import { megabytes, span } from './words.js';

const FORMATS = 'WAV, FLAC, MP3, Ogg, WebM or M4A';

const NO_ANSWER = 'The server does not answer';

const MICROPHONE = {
  NotAllowedError: [
    'The microphone is not allowed',
    'Allow it for this page in your browser’s address bar and record again, or choose a file instead.',
  ],
  NotFoundError: [
    'There is no microphone',
    'Plug one in and record again, or choose a file instead.',
  ],
  NotReadableError: [
    'The microphone is busy',
    'Another program may be using it. Close that one and record again, or choose a file instead.',
  ],
  NetworkError: [
    NO_ANSWER,
    'Is it still running? Start it, then record again.',
  ],
  SecurityError: [
    'Recording is not possible at this address',
    'Browsers allow it only over https or at localhost. You can still choose a file.',
  ],
};

const trouble = (title, text, again = false) => ({ title, text, again });

/** The same of a chosen file, while the page may show another. */
export const ofFile = (name, { title, text, again }) => trouble(title, `This was ${name}. ${text}`, again);

export function microphoneTrouble(error) {
  const known = MICROPHONE[error.name];
  return known
    ? trouble(...known)
    : trouble('Recording did not work', 'Record again, or choose a file instead.');
}

export const microphoneLost = trouble(
  'The microphone went away',
  'What was heard until then is kept on this page. Play it, send it, or record again.',
);

export const microphoneLostTeaching = trouble(
  'The microphone went away',
  'Nothing was learned. Plug it in and teach it again.',
);

/** Of several files the first was taken. */
export const oneAtATime = (name, others) =>
  trouble(
    'One recording at a time',
    `I listened to ${name} and left out the other ${others === 1 ? 'file' : `${others} files`}.`,
  );

export const tooLarge = (bytes, limits) =>
  trouble(
    'This file is too large',
    `It has ${megabytes(bytes)}; at most ${megabytes(limits.maxBytes)} are taken. Choose a shorter part.`,
  );

export const tooLong = (secondsLong, limits) =>
  trouble(
    'This recording is too long',
    `It lasts ${span(Math.round(secondsLong))}; at most ${span(limits.maxSeconds)} are taken. Choose a shorter part.`,
  );

export const tooShort = (limits) =>
  trouble(
    'This recording is too short',
    `There must be at least ${limits.minSeconds} seconds of sound. Record a whole sentence.`,
  );

export const tooShortToKnow = (leastSeconds) =>
  trouble(
    'This is too short to know a voice',
    `Nothing was learned. Speak for at least ${leastSeconds} seconds, better for all 15.`,
  );

/** What kept it from learning a voice. */
export function teachingTrouble(error, limits) {
  if (!(error instanceof Problem)) {
    return trouble(NO_ANSWER, 'Is it still running? Start it, then teach it again.');
  }
  if (error.reason === 'no-speech') {
    return trouble('I heard too little speech', 'Teach it again, close to the microphone.');
  }
  return { ...serviceTrouble(error, limits), again: false };
}

/** What the service refused, or that it does not answer at all. */
export function serviceTrouble(error, limits) {
  if (!(error instanceof Problem)) {
    return trouble(
      NO_ANSWER,
      'Is it still running? Your recording is still here: start the server and try again.',
      true,
    );
  }
  switch (error.reason) {
    case 'not-audio':
      return trouble('This is not a recording', `Choose an audio file: ${FORMATS}.`);
    case 'undecodable':
    case 'malformed':
      return trouble(
        'This recording cannot be read',
        `It is damaged, or of a rare kind. Choose another, as ${FORMATS}.`,
      );
    case 'empty':
      return trouble('This file is empty', 'Choose one that holds a recording.');
    case 'too-large':
      return trouble('This recording is too large', 'Less is let through to the server. Choose a shorter part.');
    case 'not-passed-on':
      return trouble(
        'The server cannot be reached',
        'What stands before it says so. Your recording is still here: try again in a while.',
        true,
      );
    case 'too-short':
      return tooShort(limits);
    case 'busy':
      return trouble('Many are asking at once', 'Give it a few seconds, then try again.', true);
    case 'unknown-model':
    case 'model-unavailable':
      return trouble('This model does not answer', 'Choose another one below, then try again.', true);
    case 'bad-baseline':
    case 'other-baseline':
      return trouble(
        'What it knows of your voice is out of date',
        'Switch that off below and try again, or have it forgotten and teach it anew.',
        true,
      );
    case 'internal':
      return trouble('Something went wrong on the server', 'Try again; if it stays, its log says why.', true);
    default:
      return trouble('This did not work', error.message, false);
  }
}
