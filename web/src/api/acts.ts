const listeners = new Set<() => void>();

/** What is kept of oneself while one works; nobody's desk changes by it. */
const ASIDE = /\/api\/v1\/(drafts|preferences|permission-answers|me\/)/;

/** Hears of whatever the person at the screen has changed, at once. */
export function onAct(listener: () => void): void {
  listeners.add(listener);
}

export function acted(method: string, path: string): void {
  if (method === "GET" || method === "HEAD" || ASIDE.test(path)) return;
  listeners.forEach((tell) => tell());
}
