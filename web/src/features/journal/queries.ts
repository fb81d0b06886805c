import { useMutation, useQuery } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Entry = Of<"Entry">;

/** What an entry says, read from the text that was hashed. */
export interface Told {
  actor?: { name?: string; post_title?: string; roles?: string[]; origin?: string; request?: string; on_behalf_of?: string | null };
  before?: Record<string, unknown> | null;
  after?: Record<string, unknown> | null;
  facts?: Record<string, unknown>;
  subject?: { id?: string | null; kind?: string; version?: number | null };
}

export function told(entry: Entry): Told {
  try {
    return JSON.parse(entry.body) as Told;
  } catch {
    return {};
  }
}

export const readJournal = (query: Query) => taken(api.GET("/api/v1/journal", { params: { query: query as never } }));

export function useSeals() {
  return useQuery({
    queryKey: ["journal", "seals"],
    queryFn: () => taken(api.GET("/api/v1/journal/seals", { params: { query: { limit: 20 } } })),
  });
}

/** Checks the chain from its first entry; it is asked for, never done in passing. */
export function useVerify() {
  return useMutation({ mutationFn: () => taken(api.GET("/api/v1/journal/verification")) });
}
