/** Whatever goes wrong becomes a title, a sentence that helps, and whether trying again may help. */
import { Problem } from './api.js';
import { isolated, megabytes, span } from './words.js';

const FORMATS = 'WAV, FLAC, MP3, Ogg, WebM or M4A';

const NO_ANSWER = 'The server does not answer';

const WENT_AWAY = 'The microphone went away';

/** What mends it, before one records or teaches again. */
const MICROPHONE = {
  NotAllowedError: [
    'The microphone is not allowed',
    'Allow it for this page in your browser’s address bar',
  ],
  NotFoundError: ['There is no microphone', 'Plug one in'],
  NotReadableError: ['The microphone is busy', 'Another program may be using it. Close that one'],
  MicrophoneLostError: [WENT_AWAY, 'Plug it in'],
  NetworkError: [NO_ANSWER, 'Is it still running? Start it'],
  SecurityError: [
    'Recording is not possible at this address',
    'Browsers allow it only over https or at localhost. Open this page there',
  ],
};

const USES_NO_VOICE = 'This model uses no voice';

const UNFORESEEN = ['Recording did not work', 'See that the microphone is plugged in'];

const trouble = (title, text, again = false) => ({ title, text, again });

/** The same of a chosen file, while the page may show another. */
export const ofFile = (name, { title, text, again }) => trouble(title, `This was ${isolated(name)}. ${text}`, again);

export function microphoneTrouble({ name }) {
  const [title, mend] = MICROPHONE[name] ?? UNFORESEEN;
  return trouble(title, `${mend} and record again, or choose a file instead.`);
}

export function microphoneTroubleTeaching({ name }) {
  const [title, mend] = MICROPHONE[name] ?? UNFORESEEN;
  return trouble(title, `${mend} and teach it again. From a file it does not learn your voice.`);
}

export const microphoneLost = trouble(
  WENT_AWAY,
  'What was heard until then is kept on this page. Play it, send it, or record again.',
);

export const microphoneLostTeaching = trouble(
  WENT_AWAY,
  'Nothing was learned. Plug it in and teach it again.',
);

/** The same of the one that was taken of several files. */
export function ofSeveral(others, { title, text, again }) {
  if (others === 0) return trouble(title, text, again);
  const left = others === 1 ? 'The other file was left out.' : `The other ${others} files were left out.`;
  return trouble(title, `${text} ${left}`, again);
}

/** Of several files one was taken. */
export const oneAtATime = (name, others) =>
  trouble(
    'One recording at a time',
    `I listened to ${isolated(name)} and left out the other ${others === 1 ? 'file' : `${others} files`}.`,
  );

export const tooLarge = (bytes, limits) =>
  trouble('This file is too large', `It has ${tooMuch(megabytes(bytes), megabytes(limits.maxBytes))}`);

export const tooLong = (secondsLong, limits) =>
  trouble('This recording is too long', `It lasts ${tooMuch(span(Math.round(secondsLong)), span(limits.maxSeconds))}`);

/** How much there is and how much is taken, which may be alike once both are rounded. */
const tooMuch = (found, taken) =>
  found === taken
    ? `a little more than the ${taken} that are taken at most. Choose a shorter part.`
    : `${found}; at most ${taken} are taken. Choose a shorter part.`;

export const tooShort = (limits) =>
  trouble(
    'This recording is too short',
    `There must be at least ${limits.minSeconds} seconds of sound. Record a whole sentence.`,
  );

export const tooShortToKnow = (leastSeconds, allSeconds) =>
  trouble(
    'This is too short to know a voice',
    leastSeconds < allSeconds
      ? `Nothing was learned. Speak for at least ${leastSeconds} seconds, better for all ${allSeconds}.`
      : `Nothing was learned. Speak for all ${allSeconds} seconds.`,
  );

export const folder = trouble('This is a folder', 'Drop or choose a single recording.');

const CHANGED = trouble('This file has changed or is gone', 'Choose it again.');

/** What reading a file, or waiting for an answer, comes to grief by. */
const UNSENT = {
  NotReadableError: CHANGED,
  NotFoundError: CHANGED,
  TimeoutError: trouble(
    'This takes too long',
    'The server, or the way to it, is slow. Your recording is still here: try again.',
    true,
  ),
};

/** What the service refused, or that it does not answer at all; `choice` is whether it has several models. */
export function serviceTrouble(error, limits, choice) {
  if (!(error instanceof Problem)) {
    return (
      UNSENT[error.name] ??
      trouble(
        NO_ANSWER,
        'Is it still running? Your recording is still here: start the server and try again.',
        true,
      )
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
    case 'too-long':
      return trouble(
        'This recording is too long',
        `At most ${span(limits.maxSeconds)} are taken. Choose a shorter part.`,
      );
    case 'decoder-timeout':
      return trouble(
        'This recording takes too long to read',
        'Choose a shorter part of it, or the same as WAV or FLAC.',
      );
    case 'decoder-missing':
      return trouble(
        'The server cannot read this format',
        'The program for it, ffmpeg, is not installed there. Choose the same recording as WAV or FLAC.',
      );
    case 'no-speech':
      return trouble('I heard too little speech', 'Teach it again, close to the microphone.');
    case 'busy':
      return trouble('Many are asking at once', 'Give it a few seconds, then try again.', true);
    case 'unknown-model':
    case 'model-unavailable':
      return trouble(
        'This model does not answer',
        choice
          ? 'It is not there any more; the one that stands above takes its place. Try again.'
          : 'The server has one model now. Try again with that; if it stays, its log says why.',
        true,
      );
    case 'cannot-explain':
    case 'cannot-give-sets':
      return trouble(
        'This model has changed',
        'It no longer tells all that it was asked for. Try again: it is asked for less now.',
        true,
      );
    case 'cannot-adapt':
      return trouble(
        USES_NO_VOICE,
        'Choose another one to teach. Try again to have your recording heard as anybody’s.',
        true,
      );
    case 'bad-baseline':
    case 'other-baseline':
    case 'baseline-too-large':
      return trouble(
        'What it knows of your voice is out of date',
        'Switch that off below and try again, or have it forgotten and teach it anew.',
        true,
      );
    case 'internal':
      return trouble('Something went wrong on the server', 'Try again; if it stays, its log says why.', true);
    default:
      return trouble('This did not work', `${error.message} Your recording is still here: try again.`, true);
  }
}

/** The same of a recording that was to teach it a voice, and is of no other use. */
export function serviceTroubleTeaching(error, limits, choice) {
  if (error.reason !== 'cannot-adapt') return serviceTrouble(error, limits, choice);
  return choice
    ? trouble(USES_NO_VOICE, 'Choose another one above, then try again.', true)
    : trouble(USES_NO_VOICE, 'It is the only one that the server has now. Nothing was learned.');
}
