import { useRef } from "react";
import { useLocation } from "react-router";
import { useWaiting } from "../queries";

/** The list a to-do was opened from, carried along from one to the next. */
export interface Listed {
  list?: string;
}

/** Steps a body takes together: nobody goes on to them for a decision of his own. */
const TOGETHER = "collective_decision";

/** What stands before and after a to-do in the list it was opened from, even once it is done. */
export function useAround(id: string) {
  const { list = "" } = (useLocation().state ?? {}) as Listed;
  const asked = Object.fromEntries(new URLSearchParams(list));
  const { data } = useWaiting((asked.box ?? "waiting") === "waiting" ? asked : {});
  const waiting = data?.items ?? [];
  const held = useRef<string[]>([]);
  const now = waiting.map((one) => one.id);
  if (now.includes(id)) held.current = now;
  const place = held.current.indexOf(id);
  const still = (one: string) => one !== id && now.includes(one);
  const later = [...held.current.slice(place + 1), ...now].filter(still);
  const ones = new Set(waiting.filter((one) => one.step?.type !== TOGETHER).map((one) => one.id));
  return {
    list,
    before: held.current.slice(0, Math.max(place, 0)).reverse().find(still),
    after: held.current.slice(place + 1).find(still) ?? (place < 0 ? now[0] : undefined),
    next: later.find((one) => ones.has(one)) ?? later[0],
    left: now.filter(still).length,
  };
}
