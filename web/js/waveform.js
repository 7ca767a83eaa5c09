/** The geometry of waveforms and levels: numbers in, numbers out, no page. */

const BAR_WIDTH = 3;
const BAR_GAP = 3;
const FLOOR_DBFS = -60;
const CLIPPED = 0.98;

/** How many bars fit into a width in CSS pixels. */
export function barCount(width) {
  return Math.max(1, Math.floor((width + BAR_GAP) / (BAR_WIDTH + BAR_GAP)));
}

/** The mean of the channels, as the service hears them. */
export function mixed(channels) {
  const [first, ...others] = channels;
  if (others.length === 0) return first;
  return first.map((sample, i) => others.reduce((sum, other) => sum + other[i], sample) / channels.length);
}

/** The largest magnitude in each of `count` equal stretches of the samples. */
export function peaks(samples, count) {
  const result = new Float32Array(count);
  for (let i = 0; i < count; i++) {
    const from = Math.floor((i * samples.length) / count);
    const to = Math.max(from + 1, Math.floor(((i + 1) * samples.length) / count));
    for (let j = from; j < to && j < samples.length; j++) {
      result[i] = Math.max(result[i], Math.abs(samples[j]));
    }
  }
  return result;
}

/** Heights in [0, 1] that show a quiet voice as well as a loud one. */
export function heights(magnitudes) {
  const loudest = magnitudes.reduce((a, b) => Math.max(a, b), 0.02);
  return Array.from(magnitudes, (m) => Math.pow(m / loudest, 0.8));
}

/**
 * Bars that stand on the horizon in the middle, and their reflections below it.
 * Gives {x, width, top, height, under} in CSS pixels, centred in the width.
 */
export function bars(shape, width, height) {
  const horizon = height / 2;
  const step = BAR_WIDTH + BAR_GAP;
  const left = (width - (shape.length * step - BAR_GAP)) / 2;
  return shape.map((share, i) => {
    const tall = Math.max(2, share * (horizon - 8));
    return {
      x: left + i * step,
      width: BAR_WIDTH,
      top: horizon - 2 - tall,
      height: tall,
      under: Math.max(1.5, tall * 0.6),
    };
  });
}

/** The quiet line of an empty page: a slow swell that dies away at both ends. */
export function restingShape(count) {
  return Array.from({ length: count }, (_, i) => {
    const place = (i / Math.max(1, count - 1)) * 2 - 1;
    const swell = 0.55 + 0.3 * Math.sin(i * 0.35) + 0.15 * Math.sin(i * 1.13 + 1);
    return 0.34 * swell * Math.pow(Math.cos((place * Math.PI) / 2), 1.5);
  });
}

/** The resting line grown by one level, where `clear` bars on either side of the middle stay free. */
export function swellingShape(level, count, clear) {
  return restingShape(count).map((share, i) => (fromMiddle(i, count) < clear ? 0 : share * 2 * level));
}

/**
 * Levels that spread from the middle to both sides, the newest nearest to the middle, where `clear`
 * bars on either side stay free.
 */
export function spreadingShape(levels, count, clear) {
  return Array.from({ length: count }, (_, i) => {
    const age = fromMiddle(i, count) - clear;
    return age < 0 ? 0 : (levels[levels.length - 1 - age] ?? 0);
  });
}

const fromMiddle = (i, count) => Math.floor(Math.abs(i - (count - 1) / 2));

/** Level of a block of samples: decibels, a share of the meter, and a word for people. */
export function level(samples) {
  let sum = 0;
  let peak = 0;
  for (const sample of samples) {
    sum += sample * sample;
    peak = Math.max(peak, Math.abs(sample));
  }
  const dbfs = 10 * Math.log10(sum / Math.max(1, samples.length) + 1e-12);
  const share = Math.max(0, Math.min(1, 1 - dbfs / FLOOR_DBFS));
  return { dbfs, peak, share, word: levelWord(dbfs, peak) };
}

function levelWord(dbfs, peak) {
  if (peak >= CLIPPED) return 'too loud';
  if (dbfs < -55) return 'silence';
  if (dbfs < -40) return 'quiet';
  return 'good level';
}
