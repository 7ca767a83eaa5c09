/** The page: what the person does moves it from one state to the next. */
import { describe, measureVoice, recognise } from './api.js';
import { fillAnswer, hideAnswer, showAnswer } from './answer.js';
import { Clip } from './clip.js';
import { Desk } from './desk.js';
import { acceptDrops } from './drop.js';
import { Recorder } from './recorder.js';
import { Stage } from './stage.js';
import * as troubles from './troubles.js';
import { LEAST_SECONDS } from './voice-words.js';
import { level } from './waveform.js';
import { recordedFor } from './words.js';

/** What is recorded, for how long at most, and what becomes of it, whole or cut short. */
const A_SENTENCE = {
  get seconds() {
    return Math.min(60, limits.maxSeconds);
  },
  status: 'Recording. Say a sentence as you would to a friend.',
  stop: 'Stop',
  done: review,
  refused: troubles.microphoneTrouble,
  lost: () => stopRecording(troubles.microphoneLost),
};
const MY_VOICE = {
  get seconds() {
    return stage.voice.seconds;
  },
  get status() {
    return `Recording for ${this.seconds} seconds. Say in your ordinary voice what you did today, or read this aloud.`;
  },
  stop: 'Done',
  done: learn,
  refused: troubles.microphoneTroubleTeaching,
  lost: () => fail(troubles.microphoneLostTeaching),
};

/** Refusals that mean that the service is another since the page was opened. */
const CHANGED = [
  'unknown-model',
  'model-unavailable',
  'cannot-explain',
  'cannot-give-sets',
  'cannot-adapt',
  'other-baseline',
];

const stage = new Stage();
const desk = new Desk();
let limits = { maxBytes: 25_000_000, maxSeconds: 600, minSeconds: 0.3 };
let recorder = null;
let recorded = A_SENTENCE;
let turn = new AbortController(); // of what was begun last; what was begun before is dropped

let offered = null; // settles when the service has said what it has, or will not
let told = false; // whether it has said so, and was not asked again since

offer();

stage.on('record', record);
stage.on('discard', discard);
stage.on('send', () => (stage.teaching ? teach() : send()));
stage.on('play', play);
stage.onFile((file) => choose(file));
stage.onOtherModel(answerAnew);
stage.voice.onTeach(() => stage.state !== 'working' && startRecording(MY_VOICE));
stage.voice.onChange(answerAnew);
acceptDrops(choose, () => stage.complain(troubles.folder), () => !stage.busy && !stage.teaching);
addEventListener('beforeunload', ask);
addEventListener('pagehide', leave);

/** Asks the service what it has. That it does not answer, the first recording will say. */
function offer() {
  told = false;
  offered = describe().then(
    (service) => {
      told = true;
      limits = service.limits;
      stage.offer(service);
    },
    () => {
      offered = null; // the next clip asks again
    },
  );
}

/** The same where the service has not said so, and nobody asks now. */
function offerOnce() {
  if (!offered) offer();
  return offered;
}

/** Whether more was found than the service takes, which is asked for its limits before that is held against a file. */
async function exceeds(found, limit) {
  if (found > limits[limit] && !told) {
    stage.show('working', 'Opening the file.', desk.clip);
    await offerOnce();
  }
  return found > limits[limit];
}

function nextTurn() {
  turn.abort();
  turn = new AbortController();
  return turn;
}

/** Begins a new turn: what stands is set aside, and what does not is let go of. */
function begin(what = A_SENTENCE) {
  nextTurn();
  recorded = what;
  stage.teaching = what === MY_VOICE;
  recorder = null;
  desk.setAside();
  hideAnswer();
  stage.quiet();
  stage.wave.rest();
  stage.wave.describe('No recording yet');
}

/** Comes back to what stands, with a trouble if there is one. */
function back(trouble = desk.stands.trouble) {
  const { teaching } = stage;
  begin();
  desk.takeUp();
  if (desk.clip) stage.draw(desk.clip);
  if (desk.stands.stale) send(trouble);
  else present(trouble);
  if (teaching) stage.voice.focus({ preventScroll: Boolean(trouble) });
}

/** What is worked on takes the place of what stood. */
function stand(state, status, trouble) {
  desk.stand(state, status, trouble);
  present(trouble);
}

function present(trouble) {
  const { state, status } = desk.stands;
  show(state, status, trouble?.again);
  if (state === 'answered') showAnswer();
  if (trouble) stage.complain(trouble);
}

/** Shows a state, whether it can be sent again, and of a file that a recording without an answer lies beneath it. */
function show(state, status, again = false) {
  const covers = desk.coversRecording;
  const keeps = keepsWhatIsSent(state);
  stage.show(state, covers ? `${status} What you recorded is kept.`.trim() : status, desk.clip, { covers, keeps, again });
}

/** Whether a recording without an answer is on its way. */
const keepsWhatIsSent = (state) => state === 'working' && desk.worksOnWhatStands && desk.awaitsAnswer;

/** Whether leaving the page would lose what nobody can choose again. */
const recordsOrKeeps = () =>
  stage.state === 'recording' || desk.keepsRecording || (stage.teaching && desk.clip !== null);

/** Has the browser ask whether that is meant. */
function ask(leaving) {
  if (!recordsOrKeeps()) return;
  leaving.preventDefault();
  leaving.returnValue = true; // for browsers before 2024
}

/** Lets go of what is shown, but of a recording on its way only of its sending. */
function discard() {
  const keeps = keepsWhatIsSent(stage.state);
  if (keeps) desk.stands.stale = false;
  if (desk.worksOnWhatStands && !keeps) letGo();
  else back();
}

/** Lets go of what stands, and comes back to what lay beneath. */
function letGo(trouble) {
  desk.letGo();
  back(trouble);
}

function leave() {
  desk.clear();
  back();
}

/** An answer stays until the next one stands, and what was recorded too; a file that is at fault is let go of. */
function fail(trouble) {
  if (desk.worksOnWhatStands && desk.stands.state === 'answered') present(trouble);
  else if (desk.clip && (trouble.again || desk.clip.route === 'mic')) stand('failed', '', trouble);
  else if (desk.worksOnWhatStands) letGo(trouble);
  else back(trouble);
}

function record() {
  if (recorder) stopRecording();
  else if (stage.state !== 'recording') startRecording(recorded); // else it is about to stop
}

async function startRecording(what) {
  begin(what);
  const mine = turn;
  const levels = [];
  stage.show('asking', 'Getting ready to record.');
  offerOnce(); // not waited for: the browser must see that a person asked for the microphone
  try {
    const opened = await Recorder.start(
      {
        onAsk: () => stage.show('asking', 'Your browser is asking whether this page may use the microphone.'),
        onBlock: (block) => hear(block, levels),
        onLost: () => mine === turn && recorder && what.lost(),
      },
      mine.signal,
    );
    if (mine !== turn) return;
    recorder = opened;
    stage.wave.live(levels);
    stage.wave.describe('The level of the microphone');
    stage.show('recording', what.status, null, { stop: what.stop });
  } catch (error) {
    if (mine === turn) fail(what.refused(error));
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
  const recording = await stopping.stop(recorded.seconds);
  if (mine === turn) recorded.done(recording, trouble);
}

function review(recording, trouble) {
  if (recording.seconds < limits.minSeconds) {
    fail(troubles.tooShort(limits));
    return;
  }
  const clip = Clip.recorded(recording);
  clip.teaches = stage.voice.learns;
  desk.clip = clip;
  stage.draw(clip);
  stand('review', recordedFor(clip.seconds, A_SENTENCE.seconds), trouble);
}

function learn(recording) {
  if (recording.seconds < LEAST_SECONDS) {
    fail(troubles.tooShortToKnow(LEAST_SECONDS, MY_VOICE.seconds));
    return;
  }
  desk.clip = Clip.recorded(recording);
  stage.draw(desk.clip);
  teach();
}

/** Has the person's voice measured, and hears anew beside it what was answered. */
async function teach() {
  const mine = turn;
  const { clip } = desk;
  const { permission } = stage.voice;
  stage.quiet();
  stage.show('working', 'Learning your voice.', clip);
  try {
    const baseline = await measureVoice(clip.blob, stage.model, 'ordinary', null, mine.signal);
    if (mine !== turn) return;
    stage.voice.teach(baseline, permission);
    answerAnew();
    stage.teaching = false; // done, so that the next key does not begin it anew
    back();
    stage.voice.reveal();
  } catch (error) {
    const trouble = await troubleOf(error);
    if (mine !== turn) return;
    if (trouble.again) {
      stage.show('failed', '', clip);
      stage.complain(trouble);
    } else {
      back(trouble);
    }
  }
}

async function choose(file, others = 0) {
  begin();
  const refused = (trouble) => fail(troubles.ofFile(file.name, troubles.ofSeveral(others, trouble)));
  const mine = turn;
  const tooLarge = await exceeds(file.size, 'maxBytes');
  if (mine !== turn) return;
  if (tooLarge) {
    refused(troubles.tooLarge(file.size, limits));
    return;
  }
  stage.show('working', 'Opening the file.');
  const chosen = await Clip.chosen(file);
  if (mine !== turn) {
    chosen.release();
    return;
  }
  chosen.others = others;
  desk.clip = chosen;
  stage.draw(chosen);
  const tooLong = await exceeds(chosen.seconds, 'maxSeconds');
  if (mine !== turn) return;
  if (tooLong) {
    refused(troubles.tooLong(chosen.seconds, limits));
    return;
  }
  chosen.decode().then(() => desk.clip === chosen && stage.draw(chosen));
  await send();
}

/** The model is another, or what it knows of the voice: what was answered, or is about to be, is asked anew. */
function answerAnew() {
  if (desk.stands.state === 'answered') desk.stands.stale = true;
  if (desk.clip && !stage.teaching && ['working', 'answered'].includes(stage.state)) send();
}

/** Has the clip answered; `trouble` is to be told beside the answer. */
async function send(trouble) {
  const mine = nextTurn();
  const { clip } = desk;
  if (desk.worksOnWhatStands) desk.stands.stale = true;
  hideAnswer();
  stage.quiet();
  show('working', 'Listening to it.');
  await offerOnce(); // what can be asked depends on the model
  if (mine !== turn) return;
  try {
    const verdict = await recognise(clip.route, clip.blob, stage, stage.voice.document, mine.signal);
    if (mine !== turn) return;
    stand('answered', fillAnswer(verdict, clip.route), trouble ?? leftOut(clip));
    if (verdict.outcome !== 'no-speech') {
      const measure = (known) => measureVoice(clip.blob, verdict.model.id, 'mixed', known);
      stage.voice.learnFrom(clip, verdict, measure);
    }
  } catch (error) {
    const trouble = await troubleOf(error);
    if (mine === turn) refuse(trouble);
  }
}

/** That other files were left out is told with the first answer. */
function leftOut(clip) {
  const { name, others } = clip;
  clip.others = 0;
  return others > 0 ? troubles.oneAtATime(name, others) : undefined;
}

/** What went wrong, in words for the models that there are now. */
async function troubleOf(error) {
  if (CHANGED.includes(error.reason)) {
    offer();
    await offered;
  }
  const words = stage.teaching ? troubles.serviceTroubleTeaching : troubles.serviceTrouble;
  return words(error, limits, stage.choice);
}

function refuse(reason) {
  const { clip } = desk;
  const trouble = troubles.ofSeveral(clip.others, reason);
  const another = clip.route === 'upload' && !trouble.again; // in whose place what stood comes back
  fail(another ? troubles.ofFile(clip.name, trouble) : trouble);
}

function play() {
  const playing = desk.clip;
  const moved = (share) => {
    if (desk.clip !== playing) return;
    stage.wave.progress(share);
    stage.playing(playing.playing);
  };
  playing.toggle(moved).catch(() => moved(0)); // let go of before the sound began
}
