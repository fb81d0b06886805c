import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { type Category, messageKeys } from "@/shared/messages/counts";
import type { Query } from "@/shared/table/ledger";

export type Message = Of<"Message">;

export const readMessages = (query: Query) => taken(api.GET("/api/v1/messages", { params: { query: query as never } }));

function useChanged() {
  const client = useQueryClient();
  return () =>
    Promise.all([messageKeys.list, messageKeys.counts, ["tasks"]].map((queryKey) => client.invalidateQueries({ queryKey })));
}

export function useReadMessage() {
  const changed = useChanged();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (task_id: string) => taken(api.PUT("/api/v1/tasks/{task_id}/reading", { params: { path: { task_id } } })),
    onSettled: changed,
  });
}

/** Marks everything unread as read, or one category of it. */
export function useReadMessages() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (category: Category | undefined) =>
      taken(api.PUT("/api/v1/messages/reading", { body: { categories: category ? [category] : [] } })),
    onSuccess: changed,
  });
}
