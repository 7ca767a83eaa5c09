/** The service, as the page sees it. Addresses are relative, so a proxy may move the whole. */

const PATIENCE_MILLIS = 60_000;
const SLOW_LINE_BYTES_PER_MILLI = 50;
const LIST_PATIENCE_MILLIS = 5000;

/** An answer of the service that is not a verdict: its RFC 9457 problem document, or what stands for it. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail);
    this.reason = document.reason;
    this.allowed = document.allowed;
  }
}

/** Models, the default first, and the limits of a recording. */
export async function describe() {
  const [models, limits] = await Promise.all(['models', 'limits'].map(get));
  return { models, limits };
}

async function get(what) {
  return answer(await fetch(`api/v1/${what}`, { signal: AbortSignal.timeout(LIST_PATIENCE_MILLIS) }));
}

/**
 * Sends a recording to `upload` or `mic`, and gives the verdict; `explain` asks why too, and `set`
 * for a set of labels, which only models that say so can tell. `speaker` is the text of a baseline
 * to hear it beside, or null; `signal` ends it.
 */
export async function recognise(route, blob, { model, explain, set }, speaker, signal) {
  const query = new URLSearchParams({ model, explain, set });
  return answer(await send(`${route}?${query}`, blob, speaker, signal));
}

/**
 * Measures the voice in a recording, `ordinary` or `mixed`, and gives the text of its baseline, or
 * of that of `speaker` extended by it; `signal` ends it.
 */
export async function measureVoice(blob, model, voice, speaker, signal = AbortSignal.any([])) {
  const query = new URLSearchParams({ model, voice });
  const response = await send(`baseline?${query}`, blob, speaker, signal);
  if (!response.ok) throw await problem(response);
  return response.text();
}

async function send(address, blob, speaker, signal) {
  await blob.slice(0, 1).arrayBuffer(); // fails of a file that has changed or is gone
  const form = new FormData();
  form.append('audio', blob, 'recording'); // the file's own name stays here
  if (speaker) form.append('speaker', speaker);
  const late = AbortSignal.timeout(PATIENCE_MILLIS + blob.size / SLOW_LINE_BYTES_PER_MILLI);
  return fetch(`api/v1/${address}`, { method: 'POST', body: form, signal: AbortSignal.any([signal, late]) });
}

async function answer(response) {
  if (!response.ok) throw await problem(response);
  return response.json();
}

/** What passes requests on to the service refuses some by itself, and not in JSON. */
async function problem(response) {
  const { status } = response;
  const document = await response.json().catch(() => ({
    reason: status === 413 ? 'too-large' : status >= 500 ? 'not-passed-on' : 'refused',
    detail: `What stands before the server refused it (${status}).`,
  }));
  return new Problem(document);
}
