import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";
import type { Page } from "@/api/types";

export type Query = Record<string, string>;

const OWN = new Set(["cursor", "at", "limit", "open", "box", "tab", "focus", "call", "for"]);
/** Which of its lists a page shows: it stays whatever the list is asked for. */
const PLACES = ["box", "tab"];

/** What a ledger is asked for lives in the address, so that it can be sent, kept and gone back to. */
export function useLedgerQuery() {
  const [params, setParams] = useSearchParams();
  const query = useMemo(
    () => Object.fromEntries([...params].filter(([name]) => !OWN.has(name))) as Query,
    [params],
  );
  const ask = useCallback(
    (next: Query) =>
      setParams((before) => {
        const places = PLACES.flatMap((one) => (before.has(one) ? [[one, before.get(one) ?? ""]] : []));
        return { ...Object.fromEntries(places), ...next } as Query;
      }),
    [setParams],
  );
  const change = useCallback(
    (changed: Record<string, string | undefined>) =>
      setParams((before) => {
        const after = new URLSearchParams(before);
        for (const [name, value] of Object.entries(changed)) {
          if (value) after.set(name, value);
          else after.delete(name);
        }
        return after;
      }),
    [setParams],
  );
  return { query, ask, change, params };
}

export type Read<Row> = (query: Query) => Promise<Page<Row>>;

/** One page of a ledger; pages follow each other by cursor. */
export function useLedgerPage<Row>(name: string, read: Read<Row>, asked: Query) {
  return useQuery({
    queryKey: [name, "list", asked],
    queryFn: () => read(asked),
    placeholderData: keepPreviousData,
  });
}
