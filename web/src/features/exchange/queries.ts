import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Received = Of<"InboxDocument">;
export type Sent = Of<"OutboxDocument">;

/** What people send each other; sums and seals go by themselves. */
export const BY_PEOPLE = ["cycle_plan", "filing", "filing_result", "lowering"] as const;

export const exchangeKeys = { received: ["inbox"] as const, sent: ["outbox"] as const, one: (id: string) => ["inbox", "one", id] as const };

/** Documents of people, unless one asks for what goes by itself. */
export const byPeople = (query: Query): Query => ({ ...query, kind: query.kind || BY_PEOPLE.join(",") });

const asked = (query: Query) => ({ params: { query: query as never } });

export const readReceived = (query: Query) => taken(api.GET("/api/v1/inbox", asked(query)));

export const readSent = (query: Query) => taken(api.GET("/api/v1/outbox", asked(query)));

export function useReceived(id: string) {
  return useQuery({
    queryKey: exchangeKeys.one(id),
    enabled: id !== "",
    queryFn: () => taken(api.GET("/api/v1/inbox/{document_id}", { params: { path: { document_id: id } } })),
  });
}

export function useMarkRead() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => taken(api.PUT("/api/v1/inbox/{document_id}/receipt", { params: { path: { document_id: id } } })),
    onSuccess: () => client.invalidateQueries({ queryKey: exchangeKeys.received }),
  });
}
