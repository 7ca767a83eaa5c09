/** The person's voice: what is known of it, and the part of the page that says so. */
import { forgetVoices, keepLearning, keepVoice, knowsVoice, onOtherTab, recallLearning, recallVoice } from './memory.js';
import {
  about,
  ALL_SECONDS,
  inUse,
  LEAST_SECONDS,
  progress,
  state,
  teaching,
  title,
  withAnswer,
} from './voice-words.js';

const byId = (id) => document.getElementById(id);

export class Voice {
  /** For how long one speaks to teach it. */
  seconds = ALL_SECONDS;

  #featureSet = null; // by which the chosen model hears; null where it cannot use a baseline
  #known = null; // { on, taught, learned }: of ordinary speech and of recordings, or either
  #unkept = new Map(); // by feature set, what the browser did not keep
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
      if (forgotten) this.#unkept.clear();
      this.#unkept.delete(featureSet);
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

  /** Whether the chosen model can be taught. */
  get teachable() {
    return this.#featureSet !== null;
  }

  /** Whether it learns from what is recorded; not while it is not to know whose voice that is. */
  get learns() {
    return this.#learning && this.#known?.on !== false;
  }

  /** What goes with a clip; null unless there is something and it is switched on. */
  get document() {
    return (this.#known?.on && inUse(this.#known)?.document) || null;
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
    const before = featureSet === this.#featureSet ? this.#known : this.#remembered(featureSet);
    this.#know(featureSet, { ...before, on: true, taught: { document, clips } });
  }

  /** Goes back to where teaching began. */
  focus(options) {
    byId(byId('teach').hidden ? 'learn' : 'teach').focus(options);
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
    const answers = withAnswer(before, label);
    if (!answers) {
      this.#leaveOut('alike');
      return;
    }
    clip.learnedBy.add(featureSet);
    const document = await measure(before?.document).catch(() => null);
    if (!document) clip.learnedBy.delete(featureSet);
    const asBefore = featureSet === this.#featureSet && before === this.#known?.learned;
    if (!asBefore || !this.learns) return; // forgotten or switched off meanwhile
    if (!document) {
      this.#leaveOut('failed');
      return;
    }
    this.#leftOut = null;
    const { clips } = JSON.parse(document);
    this.#know(featureSet, { ...this.#known, on: true, learned: { document, clips, answers } });
  }

  #leaveOut(why) {
    this.#leftOut = why;
    this.#show();
  }

  onTeach(act) {
    byId('teach').addEventListener('click', act);
  }

  /** The person switched it on or off, or had it forgotten. */
  onChange(act) {
    byId('heed').addEventListener('change', () => {
      this.#know(this.#featureSet, { ...this.#known, on: byId('heed').checked });
      act();
    });
    byId('forget').addEventListener('click', () => {
      const mattered = this.document !== null;
      forgetVoices();
      this.#unkept.clear();
      this.#permission = {};
      this.#learning = false;
      this.#known = null;
      this.#show('Forgotten. Nothing of your voice is left in this browser.');
      this.focus();
      if (mattered) act();
    });
  }

  #know(featureSet, known) {
    if (keepVoice(featureSet, known)) this.#unkept.delete(featureSet);
    else this.#unkept.set(featureSet, known);
    if (featureSet !== this.#featureSet) return; // another model was chosen meanwhile
    this.#known = known;
    this.#show();
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
    const known = this.#known;
    const enough = this.seconds >= LEAST_SECONDS;
    byId('voice-title').textContent = title(known, enough);
    byId('voice-about').hidden = Boolean(known) || !enough;
    byId('voice-about').textContent = about(this.#unkept.size > 0 || knowsVoice(), this.seconds);
    announce('voice-state', known ? state(known, !this.#unkept.has(this.#featureSet)) : news);
    byId('teach').textContent = teaching(known);
    byId('teach').hidden = !enough;
    byId('heeding').hidden = !known;
    byId('heed').checked = Boolean(known?.on);
    byId('forget').hidden = !known;
    byId('learn').checked = this.#learning;
    announce('learned', progress(known, this.#learning, this.#leftOut));
  }
}

/** What is as it was is not read out again. */
function announce(id, words) {
  if (byId(id).textContent !== words) byId(id).textContent = words;
}
