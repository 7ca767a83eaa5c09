/** The page: what the person does moves it from one state to the next. */
import { describe, measureVoice, recognise } from './api.js';
import { hideAnswer, showAnswer } from './answer.js';
import { Clip } from './clip.js';
import { acceptDrops } from './drop.js';
import { Recorder } from './recorder.js';
import { Stage } from './stage.js';
import * as troubles from './troubles.js';
import { level } from './waveform.js';
import { recordedFor } from './words.js';

/** What is recorded, for how long at most, and what becomes of it. */
const A_SENTENCE = {
  seconds: 60,
  status: 'Recording. Say a sentence as you would to a friend.',
  done: review,
};
const MY_VOICE = {
  seconds: 15,
  status: 'Recording for 15 seconds. Say in your ordinary voice what you did today, or read aloud.',
  done: learn,
};

const GONE = ['unknown-model', 'model-unavailable']; // since the page was opened

const stage = new Stage();
let limits = { maxBytes: 25_000_000, maxSeconds: 600, minSeconds: 0.3 };
let recorder = null;
let recorded = A_SENTENCE;
let clip = null;
let turn = 0; // counts what was begun, so that a late answer to something dropped is not shown

let offered = null; // settles when the service has said what it has, or will not

offer();

stage.on('record', () => (recorder ? stopRecording() : startRecording(A_SENTENCE)));
stage.on('discard', clear);
stage.on('send', send);
stage.on('play', play);
stage.onFile(choose);
stage.onOtherModel(send);
stage.voice.onTeach(() => startRecording(MY_VOICE));
stage.voice.onChange(() => document.body.dataset.state === 'answered' && send());
acceptDrops(choose);
addEventListener('pagehide', clear);

/** Asks the service what it has. That it does not answer, the first recording will say. */
function offer() {
  offered = describe().then(
    (service) => {
      limits = service.limits;
      stage.offer(service);
    },
    () => {
      offered = null; // the next clip asks again
    },
  );
}

/** Stops and releases whatever is open, and begins a new turn. */
function clear() {
  turn++;
  recorder?.cancel();
  recorder = null;
  clip?.release();
  clip = null;
  hideAnswer();
  stage.quiet();
  stage.show('empty', '');
  stage.wave.rest();
  stage.wave.describe('No recording yet');
}

function fail(trouble) {
  const kept = trouble.again && clip;
  if (!kept) clear();
  stage.complain(trouble);
  stage.show(kept ? 'failed' : 'empty', '', clip);
}

async function startRecording(what) {
  clear();
  recorded = what;
  const mine = turn;
  const levels = [];
  stage.show('asking', 'Your browser is asking whether this page may use the microphone.');
  try {
    const opened = await Recorder.start(
      (block) => hear(block, levels),
      () => recorder && stopRecording(troubles.microphoneLost),
    );
    if (mine !== turn) {
      opened.cancel();
      return;
    }
    recorder = opened;
    stage.wave.live(levels);
    stage.wave.describe('The level of the microphone');
    stage.show('recording', what.status);
  } catch (error) {
    if (mine === turn) fail(troubles.microphoneTrouble(error));
  }
}

function hear(block, levels) {
  if (!recorder) return;
  const now = level(block);
  levels.push(now.share);
  stage.meter(now, recorder.seconds);
  stage.wave.draw();
  if (recorder.seconds >= recorded.seconds) stopRecording();
}

async function stopRecording(trouble) {
  const mine = turn;
  const stopping = recorder;
  recorder = null;
  const recording = await stopping.stop();
  if (mine !== turn) return;
  if (recording.seconds < limits.minSeconds) {
    fail(troubles.tooShort(limits));
    return;
  }
  if (trouble) stage.complain(trouble);
  recorded.done(recording);
}

function review(recording) {
  clip = Clip.recorded(recording);
  clip.teaches = stage.voice.learns;
  stage.draw(clip);
  stage.show('review', recordedFor(clip.seconds, A_SENTENCE.seconds), clip);
}

async function learn({ blob }) {
  const mine = turn;
  stage.show('working', 'Learning your voice.');
  try {
    const baseline = await measureVoice(blob, stage.model, 'ordinary');
    if (mine !== turn) return;
    clear(); // before it shows what it knows, since this moves everything
    stage.voice.teach(baseline);
  } catch (error) {
    if (mine === turn) fail(troubles.teachingTrouble(error, limits));
  }
}

async function choose(file) {
  clear();
  if (file.size > limits.maxBytes) {
    fail(troubles.tooLarge(file.size, limits));
    return;
  }
  const mine = turn;
  stage.show('working', 'Opening the file.');
  const chosen = await Clip.chosen(file);
  if (mine !== turn) {
    chosen.release();
    return;
  }
  clip = chosen;
  if (clip.seconds > limits.maxSeconds) {
    fail(troubles.tooLong(clip.seconds, limits));
    return;
  }
  chosen.decode().then(() => clip === chosen && stage.draw(clip));
  await send();
}

async function send() {
  const mine = turn;
  hideAnswer();
  stage.quiet();
  stage.show('working', 'Listening to it.', clip);
  if (!offered) offer();
  await offered; // what can be asked depends on the model
  if (mine !== turn) return;
  try {
    const verdict = await recognise(clip.route, clip.blob, stage, stage.voice.document);
    if (mine !== turn) return;
    stage.show('answered', showAnswer(verdict, clip.route), clip);
    if (verdict.outcome !== 'no-speech') {
      const [{ label }] = verdict.top;
      const measure = (known) => measureVoice(clip.blob, stage.model, 'mixed', known);
      stage.voice.learnFrom(clip, label, measure);
    }
  } catch (error) {
    if (mine === turn) fail(troubles.serviceTrouble(error, limits));
    if (GONE.includes(error.reason)) offer();
  }
}

function play() {
  const playing = clip;
  const moved = (share) => {
    if (clip !== playing) return;
    stage.wave.progress(share);
    stage.playing(playing.playing);
  };
  playing.toggle(moved).catch(() => moved(0)); // let go of before the sound began
}
