/** What the page remembers between visits: the model that the person chose, and nothing else. */

const KEY = 'undertone.model';

/** The remembered model if it is still among those offered; one that is gone is forgotten. */
export function recall(ids) {
  const id = attempt((storage) => storage.getItem(KEY));
  if (id && !ids.includes(id)) attempt((storage) => storage.removeItem(KEY));
  return ids.includes(id) ? id : null;
}

export function remember(id) {
  attempt((storage) => storage.setItem(KEY, id));
}

/** A browser may keep no storage, or refuse it: then nothing is remembered. */
function attempt(act) {
  try {
    return act(localStorage);
  } catch {
    return null;
  }
}
