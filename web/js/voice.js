/** The person's ordinary voice: what is known of it, and the part of the page that says so. */
import { forgetVoice, keepVoice, recallVoice } from './memory.js';
import { stretches } from './words.js';

const byId = (id) => document.getElementById(id);

export class Voice {
  #featureSet = null; // by which the chosen model hears; null where it cannot use a baseline
  #known = null; // { document, clips, on }
  #kept = false;

  /** Another model was chosen, which knows the voice if it hears by the same features. */
  choose({ adapts, featureSet }) {
    const chosen = adapts ? featureSet : null;
    if (chosen === this.#featureSet) return;
    this.#featureSet = chosen;
    this.#known = chosen && recallVoice(chosen);
    this.#kept = Boolean(this.#known);
    this.#show();
  }

  /** Whether the chosen model can be taught. */
  get teachable() {
    return this.#featureSet !== null;
  }

  /** What goes with a clip; null unless there is something and it is switched on. */
  get document() {
    return this.#known?.on ? this.#known.document : null;
  }

  /** Keeps the service's document in the browser, in place of what was known. */
  learn(document) {
    const { featureSet, clips } = JSON.parse(document);
    this.#know(featureSet, { document, clips, on: true });
    byId('voice').scrollIntoView({ block: 'nearest' });
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
      forgetVoice(this.#featureSet);
      this.#known = null;
      this.#show('Forgotten. Nothing of your voice is left in this browser.');
      byId('teach').focus();
      if (mattered) act();
    });
  }

  #know(featureSet, known) {
    const kept = keepVoice(featureSet, known);
    if (featureSet !== this.#featureSet) return; // another model was chosen meanwhile
    this.#known = known;
    this.#kept = kept;
    this.#show();
  }

  #show(news = '') {
    const known = this.#known;
    byId('voice-title').textContent = known ? 'Your ordinary voice' : 'Teach it your ordinary voice';
    byId('voice-about').hidden = Boolean(known);
    byId('voice-state').textContent = known ? this.#state(known) : news;
    byId('teach').textContent = known ? 'Teach it anew' : 'Teach it';
    byId('heeding').hidden = !known;
    byId('heed').checked = Boolean(known?.on);
    byId('forget').hidden = !known;
  }

  #state({ clips, on }) {
    const where = this.#kept ? 'kept in this browser alone' : 'kept until you close this page';
    const use = on
      ? 'Each clip is heard beside it; switch it off for other people’s voices.'
      : 'It is switched off, and is not sent.';
    return `It knows your ordinary voice, from ${stretches(clips)}; ${where}. ${use}`;
  }
}
