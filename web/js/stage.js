/** The upper half of the page: the waveform, the buttons, and what is said about them. */
import { showAbout } from './about.js';
import { lastChoice, recall, remember } from './memory.js';
import { onPress } from './press.js';
import { Voice } from './voice.js';
import { WaveCanvas } from './wave-canvas.js';
import { clock, isolated, megabytes, modelName, seconds, span } from './words.js';

const byId = (id) => document.getElementById(id);

/** Which buttons each state shows, the likeliest next step first. */
const BUTTONS = {
  empty: ['record', 'choose'],
  asking: ['record', 'discard'],
  recording: ['record', 'discard'],
  review: ['send', 'play', 'record', 'discard'],
  working: ['play', 'discard'],
  answered: ['record', 'play', 'choose', 'discard'],
  failed: ['send', 'play', 'record', 'choose', 'discard'],
};

/** Where what the page is about leaves no room for anything else. */
const BUSY = ['asking', 'recording'];

/** Where the whole of it is to be seen; before, other things stood above it. */
const REVEALED = [...BUSY, 'review'];

/** Where the next key is to do no harm, and which button it then falls on. */
const LANDING = { review: 'send', answered: 'choose', failed: 'send' };

const ALL_BUTTONS = ['send', 'record', 'play', 'choose', 'discard'];

export class Stage {
  wave = new WaveCanvas(byId('wave'));
  voice = new Voice();
  teaching = false; // a voice, to the model that is chosen
  #models = [];
  #landed = null; // what has the keyboard because the page took its button away

  on(button, act) {
    onPress(byId(button), act);
  }

  onFile(act) {
    const input = byId('file');
    this.on('choose', () => input.click());
    input.addEventListener('change', () => {
      const [file] = input.files;
      input.value = ''; // so that the same file can be chosen again
      if (file) act(file);
    });
  }

  /** The model that the person chose, now or on a visit before, or empty for the default. */
  get model() {
    return byId('model').value || lastChoice();
  }

  /** Whether there are other models. */
  get choice() {
    return this.#models.length > 1;
  }

  /** Whether that model can say why it answers as it does; not known before `offer`. */
  get explain() {
    return this.#chosen?.explains ?? false;
  }

  /** Whether that model can give a set of labels; not known before `offer`. */
  get set() {
    return this.#chosen?.sets ?? false;
  }

  get #chosen() {
    return this.#models.find(({ id }) => id === this.model);
  }

  get state() {
    return document.body.dataset.state;
  }

  /** Whether a recording is begun or made. */
  get busy() {
    return BUSY.includes(this.state);
  }

  /** Another model is remembered, and then acted on. */
  onOtherModel(act) {
    byId('model').addEventListener('change', () => {
      remember(this.model);
      this.#chooseModel();
      act();
    });
  }

  /**
   * Shows what the service has: its models, where there is a choice, and its limits. The model that
   * is chosen on the page stays so while there is one; at first it is the one chosen last time.
   */
  offer({ models, limits }) {
    const ids = models.map(({ id }) => id);
    const remembered = recall(ids); // also forgets one that is gone
    const standing = byId('model').value;
    const chosen = ids.includes(standing) ? standing : remembered;
    byId('model').replaceChildren(...models.map((model) => new Option(modelName(model), model.id)));
    if (chosen) byId('model').value = chosen;
    this.#models = models;
    this.voice.limit(limits.maxSeconds);
    this.#chooseModel();
    byId('models').hidden = !this.choice;
    byId('limits').textContent = `${megabytes(limits.maxBytes)} and ${span(limits.maxSeconds)}`;
  }

  #chooseModel() {
    showAbout(this.#chosen);
    this.voice.choose(this.#chosen);
    this.#offerTeaching();
  }

  #offerTeaching() {
    byId('voice').hidden = !this.voice.matters || this.busy;
  }

  /**
   * Shows a state with its buttons, and says what it means; `stop` is what ends a recording, `covers`
   * whether one comes back once the clip is discarded, `keeps` whether the clip itself does, and `again`
   * whether it can be sent again.
   */
  show(state, status, clip, { stop = 'Stop', covers = false, keeps = false, again = false } = {}) {
    const focused = document.activeElement;
    document.body.dataset.state = state;
    for (const name of ALL_BUTTONS) {
      byId(name).hidden = !BUTTONS[state].includes(name) || this.#withheld(name, clip);
    }
    if (again) byId('send').hidden = false;
    if (state === 'asking') byId('elapsed').textContent = clock(0);
    byId('readout').hidden = state !== 'recording';
    byId('script').hidden = !(this.teaching && this.busy);
    byId('hint').hidden = state !== 'empty';
    byId('name').hidden = !clip;
    byId('model').disabled = this.teaching && state !== 'failed';
    byId('teach').setAttribute('aria-disabled', state === 'working');
    this.#offerTeaching();
    byId('status').textContent = status;
    byId('record-label').textContent = state === 'recording' ? stop : recordLabel(clip);
    byId('send').textContent = again || state === 'failed' ? 'Try again' : 'Name the feeling';
    byId('choose').textContent = state === 'answered' ? 'Choose another' : 'Choose a file';
    byId('discard').textContent = keeps || BUSY.includes(state) ? 'Cancel' : covers ? 'Back to my recording' : 'Discard';
    this.#focusNext(focused, state, again ? 'send' : LANDING[state]);
    if (REVEALED.includes(state)) reveal(document.querySelector('.stage'));
  }

  /** What cannot be played, and no file while a voice is taught, which its recording would make room for. */
  #withheld(name, clip) {
    return (name === 'play' && !clip?.playable) || (name === 'choose' && this.teaching);
  }

  /** Who goes by keyboard finds the next step under the next key, and never what cannot be undone. */
  #focusNext(focused, state, landing) {
    const moved = focused?.closest('[hidden]') || focused === this.#landed;
    const harmful = landing && (focused?.id === 'discard' || (focused?.id === 'record' && state === 'review'));
    if (!moved && !harmful) {
      this.#landed = null;
      return;
    }
    const next = BUTTONS[state].find((name) => name !== 'discard' && !byId(name).hidden);
    const button = byId(landing ?? next);
    button?.focus({ preventScroll: true });
    this.#landed = landing ? null : (button ?? document.body);
  }

  /** Shows the shape of a recording, as far as this browser can, and its name. */
  draw(clip) {
    const length = Number.isFinite(clip.seconds) ? `, ${seconds(clip.seconds)}` : '';
    const name = isolated(clip.name) + length;
    byId('name').textContent = name;
    if (clip.samples) {
      this.wave.show((count) => clip.magnitudes(count));
      this.wave.describe(`Waveform of ${name}`);
    } else {
      this.wave.describe(clip.undrawable ? `${name}; this browser cannot draw its waveform` : name);
    }
  }

  playing(on) {
    byId('play').textContent = on ? 'Pause' : 'Play';
  }

  /** Shows the microphone's level and the time recorded so far. */
  meter(now, secondsSoFar) {
    const meter = byId('meter');
    byId('elapsed').textContent = clock(secondsSoFar);
    byId('level-word').textContent = now.word;
    meter.firstElementChild.style.setProperty('--share', now.share);
    meter.setAttribute('aria-valuenow', Math.round(now.share * 100));
    meter.setAttribute('aria-valuetext', now.word);
  }

  complain({ title, text }) {
    byId('notice-title').textContent = title;
    byId('notice-text').textContent = text;
    byId('notice').hidden = false;
    byId('notice').scrollIntoView({ block: 'nearest' });
  }

  /** Takes the complaint back. */
  quiet() {
    byId('notice').hidden = true;
    this.playing(false);
  }
}

/** Of what is taller than the window its beginning. */
function reveal(part) {
  part.scrollIntoView({ block: part.offsetHeight > innerHeight ? 'start' : 'nearest' });
}

const recordLabel = (clip) => (clip?.route === 'mic' ? 'Record again' : 'Record');
