type Listener = (failure: unknown) => void;

const listeners = new Set<Listener>();

/** Tells the shell of a failure no page took care of. */
export function raise(failure: unknown): void {
  listeners.forEach((one) => one(failure));
}

export function listen(listener: Listener): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
