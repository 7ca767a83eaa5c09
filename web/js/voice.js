/** The person's voice: what is known of it, and the part of the page that says so. */
import {
  forgetVoices,
  keepHeeding,
  keepLearning,
  keepVoice,
  knowsVoice,
  onOtherTab,
  recallHeeding,
  recallLearning,
  recallVoice,
} from './memory.js';
import { onPress } from './press.js';
import {
  about,
  ALL_SECONDS,
  ELSEWHERE,
  inUse,
  LEAST_SECONDS,
  progress,
  state,
  teaching,
  title,
  withAnswer,
} from './voice-words.js';

/** Refusals of what was learned, which is then begun anew. */
const UNREADABLE = ['bad-baseline', 'other-voice', 'baseline-too-large'];

const byId = (id) => document.getElementById(id);

export class Voice {
  /** For how long one speaks to teach it. */
  seconds = ALL_SECONDS;

  #featureSet = null; // by which the chosen model hears; null where it cannot use a baseline
  #known = null; // { taught, learned }: of ordinary speech and of recordings, or either
  #unkept = new Map(); // by feature set, what the browser did not keep
  #heeding = recallHeeding(); // by all models alike: whose voice it is does not depend on them
  #learning = recallLearning();
  #leftOut = null; // why it did not learn from the last recording
  #permission = {}; // another one once all is forgotten

  constructor() {
    byId('learn').addEventListener('change', () => {
      this.#learning = byId('learn').checked;
      keepLearning(this.#learning);
      this.#show();
    });
    onOtherTab((featureSet, forgotten) => {
      if (forgotten) {
        this.#unkept.clear();
        this.#permission = {};
      }
      this.#unkept.delete(featureSet);
      this.#heeding = recallHeeding();
      this.#learning = recallLearning();
      this.#recall();
    });
  }

  /** The service takes no more at once; where that is too little to know a voice, it is not taught. */
  limit(maxSeconds) {
    this.seconds = Math.floor(Math.min(ALL_SECONDS, maxSeconds));
    this.#show();
  }

  /** Another model was chosen, which knows the voice if it hears by the same features. */
  choose({ adapts, featureSet }) {
    const chosen = adapts ? featureSet : null;
    if (chosen === this.#featureSet) return;
    this.#featureSet = chosen;
    this.#recall();
  }

  /** Whether there is anything to say of it: the chosen model can be taught, or another one was. */
  get matters() {
    return this.#featureSet !== null || this.#kept;
  }

  /** Whether any model knows it. */
  get #kept() {
    return this.#unkept.size > 0 || knowsVoice();
  }

  /** Whether it learns from what is recorded; not while it is not to know whose voice that is. */
  get learns() {
    return this.#learning && this.#heeding;
  }

  /** What goes with a clip; null unless there is something and it is switched on. */
  get document() {
    return (this.#heeding && this.#known && inUse(this.#known)?.document) || null;
  }

  /** What teaching begins with. */
  get permission() {
    return this.#permission;
  }

  /**
   * Keeps the service's document of ordinary speech, in place of what was taught before; not if all
   * was forgotten since the permission.
   */
  teach(document, permission) {
    if (permission !== this.#permission) return;
    const { featureSet, clips } = JSON.parse(document);
    this.#heed(true);
    this.#know(featureSet, { ...this.#of(featureSet), taught: { document, clips } });
  }

  /** Goes back to where teaching began. */
  focus(options) {
    const places = ['teach', 'learn', 'model'].map(byId);
    places.find(({ offsetParent }) => offsetParent)?.focus(options); // the first that is to be seen
  }

  reveal() {
    byId('voice').scrollIntoView({ block: 'nearest' });
  }

  /**
   * Learns from a clip and its verdict, if that is wanted and was when it was recorded, once for
   * each feature set. `measure` gets the document that is to be extended, if there is one, and
   * gives it extended.
   */
  async learnFrom(clip, { top: [{ label }], model: { featureSet } }, measure) {
    const before = this.#known?.learned;
    if (featureSet !== this.#featureSet || !this.learns || !clip.teaches || clip.learnedBy.has(featureSet)) return;
    let answers = withAnswer(before, label);
    if (!answers) {
      this.#leaveOut('alike');
      return;
    }
    clip.learnedBy.add(featureSet);
    const permission = this.#permission;
    const document = await measure(before?.document).catch(({ reason }) => {
      if (!before || !UNREADABLE.includes(reason)) return null;
      answers = { [label]: 1 };
      return measure();
    }).catch(() => null);
    if (permission !== this.#permission || !this.learns) return; // forgotten or switched off meanwhile
    const now = this.#of(featureSet);
    if (!document || before?.document !== now?.learned?.document) {
      clip.learnedBy.delete(featureSet);
      if (!document && featureSet === this.#featureSet) this.#leaveOut('failed');
      return;
    }
    const { clips } = JSON.parse(document);
    this.#leftOut = null;
    this.#know(featureSet, { ...now, learned: { document, clips, answers } });
  }

  #leaveOut(why) {
    this.#leftOut = why;
    this.#show();
  }

  onTeach(act) {
    onPress(byId('teach'), act);
  }

  /** The person switched it on or off, or had it forgotten. */
  onChange(act) {
    byId('heed').addEventListener('change', () => {
      this.#heed(byId('heed').checked);
      this.#show();
      if (byId('heeding').hidden) this.focus();
      act();
    });
    onPress(byId('forget'), () => {
      const mattered = this.document !== null;
      forgetVoices();
      this.#unkept.clear();
      this.#permission = {};
      this.#heeding = true;
      this.#learning = false;
      this.#known = null;
      this.#show('Forgotten. Nothing of your voice is left in this browser.');
      this.focus();
      if (mattered) act();
    });
  }

  #heed(on) {
    this.#heeding = on;
    keepHeeding(on);
  }

  #know(featureSet, known) {
    if (keepVoice(featureSet, known)) this.#unkept.delete(featureSet);
    else this.#unkept.set(featureSet, known);
    if (featureSet !== this.#featureSet) return; // another model was chosen meanwhile
    this.#known = known;
    this.#show();
  }

  /** What is known by a feature set. */
  #of(featureSet) {
    return featureSet === this.#featureSet ? this.#known : this.#remembered(featureSet);
  }

  #remembered(featureSet) {
    return this.#unkept.get(featureSet) ?? recallVoice(featureSet);
  }

  #recall() {
    this.#known = this.#featureSet && this.#remembered(this.#featureSet);
    this.#leftOut = null;
    this.#show();
  }

  #show(news = '') {
    const known = this.#known && { ...this.#known, on: this.#heeding };
    const adapts = this.#featureSet !== null;
    const enough = adapts && this.seconds >= LEAST_SECONDS;
    const kept = this.#kept;
    byId('voice-title').textContent = title(known, enough);
    byId('voice-about').hidden = adapts ? Boolean(known) || !enough : !kept;
    byId('voice-about').textContent = adapts ? about(kept, this.seconds) : ELSEWHERE;
    announce('voice-state', known ? state(known, !this.#unkept.has(this.#featureSet)) : news);
    byId('teach').textContent = teaching(known);
    byId('teach').hidden = !enough;
    byId('heeding').hidden = !adapts || (!known && this.#heeding);
    byId('heed').checked = this.#heeding;
    byId('forget').hidden = !kept;
    byId('learning').hidden = !adapts;
    byId('learned').hidden = !adapts;
    byId('learn').checked = this.#learning;
    announce('learned', progress(known ?? { on: this.#heeding }, this.#learning, this.#leftOut));
  }
}

/** What is as it was is not read out again. */
function announce(id, words) {
  if (byId(id).textContent !== words) byId(id).textContent = words;
}
