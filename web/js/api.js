/** The service, as the page sees it. Addresses are relative, so a proxy may move the whole. */

const PATIENCE_MILLIS = 60_000;

/** An answer of the service that is not a verdict: its RFC 9457 problem document. */
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
  return answer(await fetch(`api/v1/${what}`));
}

/**
 * Sends a recording to `upload` or `mic`, and gives the verdict; `explain` asks why too, which only
 * a model that says so can tell.
 */
export async function recognise(route, blob, { model, explain }) {
  const form = new FormData();
  form.append('audio', blob, 'recording'); // the file's own name stays here
  const query = new URLSearchParams({ model, explain });
  const signal = AbortSignal.timeout(PATIENCE_MILLIS);
  return answer(await fetch(`api/v1/${route}?${query}`, { method: 'POST', body: form, signal }));
}

async function answer(response) {
  const document = await response.json();
  if (!response.ok) throw new Problem(document);
  return document;
}
