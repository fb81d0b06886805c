import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { whereRecordIs } from "@/shared/tasks/where";

export type Found = Of<"Found">;
export type Kind = Found["kind"];

export const KINDS: readonly Kind[] = ["power", "risk_point", "measure", "regulation", "paper", "department", "post", "person"];
const PAUSE = 200;

/** Looks for words in every register, or in one. */
export function useLookup(q: string, limit: number, kind?: Kind) {
  return useQuery({
    queryKey: ["lookups", q, kind, limit],
    queryFn: () => taken(api.GET("/api/v1/lookups", { params: { query: { q, limit, kind: kind && [kind] } } })),
    enabled: q.trim() !== "",
    placeholderData: q.trim() ? keepPreviousData : undefined,
    staleTime: 30_000,
  });
}

/** What is typed, once the hand rests. */
export function useSettled(typed: string): string {
  const [settled, settle] = useState(typed);
  useEffect(() => {
    const rest = setTimeout(() => settle(typed), PAUSE);
    return () => clearTimeout(rest);
  }, [typed]);
  return settled;
}

const IN_ORGANISATION: readonly string[] = ["department", "post", "person"];

/** Where what was found is looked at; a paper is taken out as it was issued. */
export function whereFoundIs({ kind, id }: Pick<Found, "kind" | "id">): string {
  if (kind === "paper") return `/api/v1/papers/${id}/content`;
  if (IN_ORGANISATION.includes(kind)) return `/admin/org?open=${id}`;
  return whereRecordIs(kind, id) ?? "/";
}

const LEDGERS: Partial<Record<Kind, string>> = { power: "/powers", risk_point: "/risks", measure: "/measures", regulation: "/regulations" };

/** The ledger that answers the same words, with its own filters. */
export function ledgerOf(kind: Kind, q: string): string | undefined {
  return LEDGERS[kind] && `${LEDGERS[kind]}?q=${encodeURIComponent(q)}`;
}
