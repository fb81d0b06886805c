/** The year chosen in this window; a sign-out forgets it. */
const KEPT = "lianfang.year";
const listeners = new Set<() => void>();

export function keptYear(): string | null {
  return sessionStorage.getItem(KEPT);
}

export function keepYear(year: number | undefined): void {
  if (year) sessionStorage.setItem(KEPT, String(year));
  else sessionStorage.removeItem(KEPT);
  listeners.forEach((heard) => heard());
}

export function onYear(heard: () => void): () => void {
  listeners.add(heard);
  return () => listeners.delete(heard);
}
