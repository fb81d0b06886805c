/** Lets a question close whatever came of its act; a refusal is told by the one dialog for refusals. */
export function settled(work: Promise<unknown>): Promise<void> {
  return work.then(
    () => undefined,
    () => undefined,
  );
}
