/** The service, as the page sees it. Addresses are relative, so a proxy may move the whole. */

const PATIENCE_MILLIS = 60_000;
const SLOW_LINE_BYTES_PER_MILLI = 50;
const LIST_PATIENCE_MILLIS = 5000;

/** An answer of the service that is not a verdict: its RFC 9457 problem document, or what stands for it. */
export class Problem extends Error {
  constructor(document) {
    super(document.detail);
    this.reason = document.reason;
  }
}

/** Models, the default first, and the limits of a recording. */
export async function describe() {
  const [models, limits] = await Promise.all(['models', 'limits'].map(get));
  return { models, limits };
}

const get = (what) => ask(what, {}, LIST_PATIENCE_MILLIS, unending(), 'json');

/**
 * Sends a recording to `upload` or `mic`, and gives the verdict; `explain` asks why too, and `set`
 * for a set of labels, which only models that say so can tell. `speaker` is the text of a baseline
 * to hear it beside, or null; `signal` ends it.
 */
export function recognise(route, blob, { model, explain, set }, speaker, signal) {
  const query = new URLSearchParams({ model, explain, set });
  return send(`${route}?${query}`, blob, speaker, signal, 'json');
}

/**
 * Measures the voice in a recording, `ordinary` or `mixed`, and gives the text of its baseline, or
 * of that of `speaker` extended by it; `signal` ends it.
 */
export function measureVoice(blob, model, voice, speaker, signal = unending()) {
  const query = new URLSearchParams({ model, voice });
  return send(`baseline?${query}`, blob, speaker, signal, 'text');
}

const unending = () => new AbortController().signal;

async function send(address, blob, speaker, signal, kind) {
  await blob.slice(0, 1).arrayBuffer(); // fails of a file that has changed or is gone
  const body = new FormData();
  body.append('audio', blob, 'recording'); // the file's own name stays here
  if (speaker) body.append('speaker', speaker);
  const patienceMillis = PATIENCE_MILLIS + blob.size / SLOW_LINE_BYTES_PER_MILLI;
  return ask(address, { method: 'POST', body }, patienceMillis, signal, kind);
}

/**
 * Gives the answer, `json` or `text`; ends with `signal`, or by a TimeoutError after so long.
 * AbortSignal.any and AbortSignal.timeout would do so in browsers of 2024.
 */
async function ask(address, request, patienceMillis, signal, kind) {
  const ending = new AbortController();
  const end = () => ending.abort();
  let late = false;
  const timer = setTimeout(() => {
    late = true;
    end();
  }, patienceMillis);
  signal.addEventListener('abort', end);
  if (signal.aborted) end();
  try {
    const response = await fetch(`api/v1/${address}`, { ...request, signal: ending.signal });
    if (!response.ok) throw await problem(response);
    return await response[kind]();
  } catch (error) {
    throw late ? new DOMException(`no answer within ${patienceMillis} ms`, 'TimeoutError') : error;
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', end);
  }
}

/** What passes requests on to the service refuses some by itself, and not in our words. */
async function problem(response) {
  const { status } = response;
  const document = await response.json().catch(() => null);
  if (typeof document?.reason === 'string') return new Problem(document);
  return new Problem({
    reason: status === 413 ? 'too-large' : status >= 500 ? 'not-passed-on' : 'refused',
    detail: `What stands before the server refused it (${status}).`,
  });
}
