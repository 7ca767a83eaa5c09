/** The panel about the model that is chosen. */
import { caption, description, measured, origin, score, strengths, trust } from './model-words.js';
import { diagonal, line, names, points, SIZE, ticks } from './reliability.js';
import { percent } from './words.js';

const SVG = 'http://www.w3.org/2000/svg';

const byId = (id) => document.getElementById(id);

function drawn(name, attributes, text) {
  const made = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  if (text !== undefined) made.textContent = text;
  return made;
}

function axes() {
  const { across, upwards } = names();
  const { x1, y1, x2, y2 } = diagonal();
  return [
    ...ticks().flatMap(({ share, x, y }) => [
      drawn('line', { class: 'grid', x1: x, y1, x2: x, y2 }),
      drawn('line', { class: 'grid', x1, y1: y, x2, y2: y }),
      drawn('text', { x, y: y1 + 18, 'text-anchor': 'middle' }, percent(share)),
      drawn('text', { x: x1 - 6, y: y + 4, 'text-anchor': 'end' }, percent(share)),
    ]),
    drawn('text', { ...across, 'text-anchor': 'middle' }, 'how sure it said it was'),
    drawn(
      'text',
      { transform: `translate(${upwards.x} ${upwards.y}) rotate(-90)`, 'text-anchor': 'middle' },
      'how often that was right',
    ),
    drawn('line', { class: 'ideal', x1, y1, x2, y2 }),
  ];
}

function diagram(bins) {
  const picture = drawn('svg', {
    viewBox: `0 0 ${SIZE} ${SIZE}`,
    role: 'img',
    'aria-labelledby': 'reliability-title reliability-desc',
  });
  picture.append(
    drawn('title', { id: 'reliability-title' }, 'Stated confidence and the share that was right'),
    drawn('desc', { id: 'reliability-desc' }, description(bins)),
    ...axes(),
    drawn('polyline', { class: 'curve', points: line(bins) }),
    ...points(bins).map(({ x, y, r }) => drawn('circle', { class: 'point', cx: x, cy: y, r })),
  );
  return picture;
}

/** Tells of a model as the service lists it; hides the panel where there is none. */
export function showAbout(model) {
  byId('about').hidden = !model;
  if (!model) return;
  byId('about-origin').textContent = origin(model);
  byId('about-score').textContent = score(model);
  byId('about-measured').textContent = measured(model);
  byId('about-strengths').textContent = strengths(model);
  byId('about-trust').textContent = trust(model);
  const bins = model.scores?.confidence?.served.bins ?? [];
  byId('reliability').hidden = bins.length === 0;
  byId('reliability-picture').replaceChildren(...(bins.length ? [diagram(bins)] : []));
  byId('reliability-caption').textContent = bins.length ? caption(bins) : '';
}
