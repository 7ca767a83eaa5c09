/** One recording on the page: its bytes, its sound for playing back, its shape. */
import { mixed, peaks } from './waveform.js';

const DRAWING_RATE_HZ = 16_000;
const PATIENCE_MILLIS = 2000;
const DRAWABLE_BYTES_OF_UNKNOWN_LENGTH = 4_000_000;

export class Clip {
  #url;
  #audio = new Audio();

  /** Whether it may be learned from: recorded here while the person wanted that. */
  teaches = false;

  /** How many files came with it and were left out, as long as that was not told. */
  others = 0;

  /** The feature sets by which it was learned from. */
  learnedBy = new Set();

  /** Whether this browser was seen not to decode it. */
  undrawable = false;

  constructor(route, blob, name, secondsLong, samples) {
    this.route = route;
    this.blob = blob;
    this.name = name;
    this.seconds = secondsLong;
    this.samples = samples;
    this.#url = URL.createObjectURL(blob);
    this.#audio.src = this.#url;
  }

  static recorded({ blob, samples, seconds }) {
    const clip = new Clip('mic', blob, 'Your recording', seconds, samples);
    clip.playable = true;
    return clip;
  }

  /** A chosen file; its length is NaN where this browser cannot tell. */
  static async chosen(file) {
    const clip = new Clip('upload', file, file.name, Number.NaN, null);
    clip.playable = await new Promise((resolve) => {
      clip.#audio.addEventListener('loadedmetadata', () => resolve(true), { once: true });
      clip.#audio.addEventListener('error', () => resolve(false), { once: true });
      setTimeout(resolve, PATIENCE_MILLIS, true); // some phones load nothing before they play
    });
    if (clip.playable && Number.isFinite(clip.#audio.duration)) clip.seconds = clip.#audio.duration;
    return clip;
  }

  /** Decodes a chosen file for drawing, as far as this browser can. */
  async decode() {
    const bounded =
      Number.isFinite(this.seconds) || this.blob.size <= DRAWABLE_BYTES_OF_UNKNOWN_LENGTH;
    try {
      if (!bounded) throw new RangeError('it may be hours long');
      const context = new OfflineAudioContext(1, 1, DRAWING_RATE_HZ);
      const sound = await context.decodeAudioData(await this.blob.arrayBuffer());
      this.samples = mixed(Array.from({ length: sound.numberOfChannels }, (_, i) => sound.getChannelData(i)));
      this.seconds = sound.duration;
    } catch {
      this.undrawable = true;
    }
  }

  magnitudes(count) {
    return peaks(this.samples, count);
  }

  get playing() {
    return !this.#audio.paused && !this.#audio.ended;
  }

  /** Plays from the start or pauses; `onMove` gets the share played, and 0 at the end. */
  async toggle(onMove) {
    if (this.playing) {
      this.pause();
      return;
    }
    await this.#audio.play();
    const move = () => {
      onMove(this.#audio.ended ? 0 : this.#audio.currentTime / this.#audio.duration || 0);
      if (this.playing) requestAnimationFrame(move);
    };
    requestAnimationFrame(move);
  }

  pause() {
    this.#audio.pause();
  }

  /** Stops and lets go of the bytes. */
  release() {
    this.pause();
    this.#audio.removeAttribute('src');
    this.#audio.load();
    URL.revokeObjectURL(this.#url);
    this.samples = null;
  }
}
