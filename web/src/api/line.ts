const listeners = new Set<() => void>();
let away = false;

/** Notes whether the service was heard; pages that watch are told when that changes. */
export function heard(it: boolean): void {
  if (away === !it) return;
  away = !it;
  listeners.forEach((one) => one());
}

export const isAway = (): boolean => away;

export function onLine(changed: () => void): () => void {
  listeners.add(changed);
  return () => listeners.delete(changed);
}
