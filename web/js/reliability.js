/** Where a reliability diagram draws what, in units of its own; nothing here knows of the page. */

export const SIZE = 340;

const LEFT = 60;
const RIGHT = 30;
const TOP = 30;
const BOTTOM = 60;
const RADIUS = 5;

const round = (value) => Math.round(value * 100) / 100;

/** Confidence, a share, from left to right. */
export const across = (share) => round(LEFT + share * (SIZE - LEFT - RIGHT));

/** The share that is right, from the bottom up. */
export const upwards = (share) => round(SIZE - BOTTOM - share * (SIZE - TOP - BOTTOM));

/** One point for each bin `{clips, confidence, accuracy}`, the least sure first. */
export const points = (bins) =>
  bins.map(({ confidence, accuracy }) => ({ x: across(confidence), y: upwards(accuracy), r: RADIUS }));

/** The way through all points, for a polyline. */
export const line = (bins) => points(bins).map(({ x, y }) => `${x},${y}`).join(' ');

/** From nothing to certainty, where confidence is true. */
export const diagonal = () => ({ x1: across(0), y1: upwards(0), x2: across(1), y2: upwards(1) });

/** Every fifth of both axes: the share, and where it lies. */
export const ticks = () =>
  [0, 0.2, 0.4, 0.6, 0.8, 1].map((share) => ({ share, x: across(share), y: upwards(share) }));

/** Where the names of the axes stand. */
export const names = () => ({
  across: { x: across(0.5), y: SIZE - 14 },
  upwards: { x: 16, y: upwards(0.5) },
});
