/** Draws bars on the canvas, crisp on any screen, in the colours of the style sheet. */
import { barCount, bars, heights, restingShape, spreadingShape, swellingShape } from './waveform.js';

const SCHEME = matchMedia('(prefers-color-scheme: dark)');
const PRINT = matchMedia('print');
const STILL = matchMedia('(prefers-reduced-motion: reduce)');
const BUTTON_BARS = 12; // the record button stands on these, on either side of the middle

export class WaveCanvas {
  #canvas;
  #width = 0;
  #height = 0;
  #shape = () => restingShape(barCount(this.#width));
  #progress = 0;
  #tone = 'resting';

  constructor(canvas) {
    this.#canvas = canvas;
    new ResizeObserver(([entry]) => this.#resize(entry.contentRect)).observe(canvas);
    for (const query of [SCHEME, PRINT]) query.addEventListener('change', () => this.draw());
  }

  describe(text) {
    this.#canvas.setAttribute('aria-label', text);
  }

  /** The empty page, or a recording that the browser cannot draw. */
  rest() {
    this.#shape = () => restingShape(barCount(this.#width));
    this.#set('resting', 0);
  }

  /** A whole recording, from a function that gives the magnitudes for a count of bars. */
  show(magnitudes) {
    this.#shape = () => heights(magnitudes(barCount(this.#width)));
    this.#set('heard', 0);
  }

  /** Levels in [0, 1] as they come in; where motion is unwelcome the line only swells. */
  live(levels) {
    this.#shape = () => {
      const count = barCount(this.#width);
      if (STILL.matches) return swellingShape(levels.at(-1) ?? 0, count, BUTTON_BARS);
      return spreadingShape(levels, count, BUTTON_BARS);
    };
    this.#set('live', 0);
  }

  /** How much of the recording has been played, in [0, 1]. */
  progress(share) {
    this.#set(this.#tone, share);
  }

  #set(tone, progress) {
    this.#tone = tone;
    this.#progress = progress;
    this.draw();
  }

  #resize({ width, height }) {
    this.#width = width;
    this.#height = height;
    this.draw();
  }

  /** As many pixels as the screen has there, which another screen or a zoom changes without a resize. */
  #fit() {
    const width = Math.round(this.#width * devicePixelRatio);
    const height = Math.round(this.#height * devicePixelRatio);
    if (this.#canvas.width !== width) this.#canvas.width = width;
    if (this.#canvas.height !== height) this.#canvas.height = height;
  }

  draw() {
    if (this.#width === 0) return;
    this.#fit();
    const style = getComputedStyle(this.#canvas);
    const pen = this.#canvas.getContext('2d');
    pen.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0);
    pen.clearRect(0, 0, this.#width, this.#height);
    const all = bars(this.#shape(), this.#width, this.#height);
    const played = Math.ceil(this.#progress * all.length);
    for (const [tone, some] of [
      ['played', all.slice(0, played)],
      [this.#tone, all.slice(played)],
    ]) {
      const fill = (name, y, height) => {
        pen.fillStyle = style.getPropertyValue(`--wave-${name}`).trim();
        pen.beginPath();
        for (const bar of some) traceBar(pen, bar.x, y(bar), bar.width, height(bar));
        pen.fill();
      };
      fill(tone, (bar) => bar.top, (bar) => bar.height);
      fill(`${tone}-under`, () => this.#height / 2 + 2, (bar) => bar.under);
    }
  }
}

/** Round at both ends. */
function traceBar(pen, x, y, width, height) {
  const middle = x + width / 2;
  const end = Math.min(width, height) / 2;
  pen.moveTo(x, y + end);
  pen.ellipse(middle, y + end, width / 2, end, 0, Math.PI, 0);
  pen.ellipse(middle, y + height - end, width / 2, end, 0, 0, Math.PI);
}
