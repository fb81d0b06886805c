import { useRef } from "react";

const SURE_AFTER = 2_000;

/** How many seconds a work will probably still take, once it was watched long enough to tell. */
export function useRemaining(work: string, done: number, all: number): number | undefined {
  const first = useRef<{ work: string; done: number; at: number } | undefined>(undefined);
  if (first.current?.work !== work) first.current = { work, done, at: Date.now() };
  return remaining(first.current, done, all, Date.now());
}

export function remaining(first: { done: number; at: number }, done: number, all: number, now: number): number | undefined {
  const [gone, made] = [now - first.at, done - first.done];
  if (gone < SURE_AFTER || made <= 0 || all <= done) return undefined;
  return Math.ceil(((all - done) * gone) / made / 1_000);
}
