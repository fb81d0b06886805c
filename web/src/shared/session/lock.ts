const listeners = new Set<() => void>();

/** The session is over: the page stays, a lock lies over it. */
export function lockSession(): void {
  listeners.forEach((one) => one());
}

export function onLock(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
