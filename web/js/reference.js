/** The page that shows programmers how to call the service. */
import { calls, shapes } from './reference-words.js';

const byId = (id) => document.getElementById(id);

function made(name, content, attributes = {}) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...[content].flat());
  return element;
}

function kindCell({ kind, links }) {
  const [name] = links;
  if (!name || !kind.includes(name)) return kind;
  const [before, after] = kind.split(name);
  return [before, made('a', name, { href: `#${name}` }), after];
}

function nameCell(row, marksOptional) {
  const optional = marksOptional && !row.required;
  return [made('code', row.name), ...(optional ? [made('small', ' optional')] : [])];
}

function table(caption, rows, marksOptional = false) {
  if (rows.length === 0) return [];
  const body = rows.map((row) =>
    made('tr', [
      made('th', nameCell(row, marksOptional), { scope: 'row' }),
      made('td', kindCell(row), { class: 'kind' }),
      made('td', row.otherwise ? `${row.text} Otherwise ${row.otherwise}.` : row.text),
    ]),
  );
  return [made('table', [made('caption', caption), made('tbody', body)])];
}

function answerTable(answers) {
  const body = answers.map(({ status, text, reasons, links }) =>
    made('tr', [
      made('th', made('code', status), { scope: 'row' }),
      made('td', links.map((name) => made('a', name, { href: `#${name}` })), { class: 'kind' }),
      made('td', [text, ...(reasons.length ? [made('small', ` ${reasons.join(', ')}`)] : [])]),
    ]),
  );
  return made('table', [made('caption', 'Answers'), made('tbody', body)]);
}

function callSection(call) {
  const raw = call.bodies.length
    ? [made('p', `Or the recording alone as the body, as ${call.bodies.join(', ')}.`)]
    : [];
  return made(
    'section',
    [
      made('h3', made('code', [made('b', call.method), ` ${call.path}`])),
      made('p', call.summary),
      ...table('In the address', call.parameters),
      ...table('Parts of a multipart/form-data body', call.parts),
      ...raw,
      answerTable(call.answers),
    ],
    { id: call.id },
  );
}

function shapeSection(shape) {
  return made(
    'section',
    [
      made('h3', shape.name),
      ...(shape.text ? [made('p', shape.text)] : []),
      ...(shape.kind ? [made('p', shape.kind, { class: 'kind' })] : []),
      ...table(`What is in ${shape.name}`, shape.properties, true),
    ],
    { id: shape.name },
  );
}

async function show() {
  const address = new URL('api/v1/upload?explain=true', location.href);
  byId('example').textContent = `curl -F audio=@voice.wav '${address}'`;
  const response = await fetch('openapi.json');
  if (!response.ok) throw new Error(`openapi.json gave ${response.status}`);
  const description = await response.json();
  byId('calls').replaceChildren(...calls(description).map(callSection));
  byId('shapes').replaceChildren(...shapes(description).map(shapeSection));
  byId('reading').hidden = true;
  byId('reference').hidden = false;
  if (location.hash) byId(location.hash.slice(1))?.scrollIntoView();
}

show().catch(() => {
  byId('reading').textContent = 'The description could not be loaded. Is the server still running?';
});
