import { useEffect, useState } from "react";
import type { Query } from "./ledger";

const place = (person: string, table: string) => `lianfang.query.${person}.${table}`;

function kept(person: string, table: string): Query | undefined {
  try {
    return JSON.parse(localStorage.getItem(place(person, table)) ?? "null") ?? undefined;
  } catch {
    return undefined;
  }
}

/** What the person last asked this ledger for on an earlier visit, where it is not what stands there now. */
export function useLastAsked(person: string, table: string, query: Query): Query | undefined {
  const [before] = useState(() => kept(person, table));
  const now = JSON.stringify(query);
  useEffect(() => {
    if (now !== "{}") localStorage.setItem(place(person, table), now);
  }, [person, table, now]);
  return before && JSON.stringify(before) !== now ? before : undefined;
}
