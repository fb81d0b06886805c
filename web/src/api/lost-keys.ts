/** A key under which a repeated press of the same button counts once. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return Array.from(bytes, (one) => one.toString(16).padStart(2, "0")).join("");
}

const KEPT_FOR = 10 * 60_000;
const lost = new Map<string, { key: string; until: number }>();
const under = new Map<string, { what: string; key: string }>();

/** The key of a question: the one it went out under before, if its answer never came. */
export function keyFor(call: string, what: string): string {
  const before = lost.get(what);
  const key = before && before.until > Date.now() ? before.key : newKey();
  under.set(call, { what, key });
  return key;
}

/** The answer did not come: asked again in the same words, it means the same thing once. */
export function answerLost(call: string): void {
  const sent = under.get(call);
  under.delete(call);
  if (sent) lost.set(sent.what, { key: sent.key, until: Date.now() + KEPT_FOR });
}

export function answerCame(call: string): void {
  const sent = under.get(call);
  under.delete(call);
  if (sent) lost.delete(sent.what);
}
