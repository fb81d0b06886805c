/** What Chromium 86 lacks and the libraries call. */
if (!Object.hasOwn) {
  Object.hasOwn = (held, name) => Object.prototype.hasOwnProperty.call(held, name);
}
function at<T>(this: ArrayLike<T>, index: number): T | undefined {
  const whole = Math.trunc(index) || 0;
  return this[whole < 0 ? this.length + whole : whole];
}
for (const one of [Array, String]) {
  if (!("at" in one.prototype)) {
    Object.defineProperty(one.prototype, "at", { value: at, writable: true, configurable: true });
  }
}
if (typeof structuredClone === "undefined") {
  Object.assign(globalThis, { structuredClone: <T>(held: T): T => copied(held) as T });
}

function copied(held: unknown): unknown {
  if (Array.isArray(held)) return held.map(copied);
  if (held instanceof Date) return new Date(held);
  if (held instanceof Map) return new Map(Array.from(held, ([key, one]) => [key, copied(one)]));
  if (held instanceof Set) return new Set(Array.from(held, copied));
  if (held && typeof held === "object") {
    return Object.fromEntries(Object.entries(held).map(([key, one]) => [key, copied(one)]));
  }
  return held;
}

export {};
