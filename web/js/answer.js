/** A verdict becomes the lower half of the page. */
import {
  among,
  announcement,
  applies,
  band,
  capital,
  confident,
  facts,
  percent,
  sentence,
  spoken,
  title,
  why,
  withSigns,
} from './words.js';

const byId = (id) => document.getElementById(id);

const DOTS = 3;

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A candidate, with how probable it is where that is stood by. */
function candidate({ label, emoji, probability }, stoodBy) {
  const row = element('li');
  const face = element('span', 'emoji', emoji);
  face.setAttribute('aria-hidden', 'true');
  row.append(face, element('span', 'label', spoken(label)));
  if (stoodBy) {
    const bar = element('span', 'bar');
    bar.setAttribute('aria-hidden', 'true');
    bar.style.setProperty('--share', probability);
    row.append(bar, element('span', 'share', percent(probability)));
  }
  return row;
}

function fact([name, value]) {
  const pair = element('div');
  pair.append(element('dt', '', name), element('dd', '', value));
  return pair;
}

function gate({ gate: name, fired, reason }) {
  const row = element('li');
  row.append(element('strong', '', `${capital(name)} gate, ${fired ? 'acted' : 'passed'}: `), withSigns(reason));
  return row;
}

/** Fills the answer to a clip that came by `route`; gives the sentence to announce. */
export function fillAnswer(verdict, route) {
  const { dots, word } = band(verdict);
  byId('face').textContent = verdict.emoji;
  byId('word').textContent = title(verdict);
  byId('confidence').hidden = !confident(verdict);
  byId('percent').textContent = percent(verdict.confidence);
  byId('band').dataset.band = verdict.band;
  byId('band').firstElementChild.textContent = '●'.repeat(dots) + '○'.repeat(DOTS - dots);
  byId('band-word').textContent = word;
  byId('sentence').textContent = sentence(verdict, route);
  byId('why').textContent = why(verdict);
  byId('candidates').hidden = verdict.top.length === 0;
  byId('candidates').replaceChildren(...verdict.top.map((each) => candidate(each, confident(verdict))));
  byId('facts').replaceChildren(...facts(verdict).map(fact));
  byId('set').textContent = among(verdict);
  byId('gates').replaceChildren(...verdict.gates.filter(applies).map(gate));
  return announcement(verdict, route);
}

/** Shows what was filled in, once the page about it is as it stays. */
export function showAnswer() {
  byId('answer').hidden = false;
  byId('answer').scrollIntoView({ block: 'nearest' });
}

export function hideAnswer() {
  byId('answer').hidden = true;
}
