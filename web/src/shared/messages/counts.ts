import { useQuery } from "@tanstack/react-query";
import { api, taken, UNATTENDED } from "@/api/client";
import type { Of } from "@/api/types";

export type MessageCounts = Of<"MessageCounts">;
/** What a message is about, as its reader sorts it. */
export type Category = keyof MessageCounts["by_category"];
export const CATEGORIES: readonly Category[] = ["task", "warning", "notice", "system"];

export const messageKeys = { list: ["messages", "list"] as const, counts: ["messages", "counts"] as const };

const EVERY = 60_000;

/** What is unread, and how much of it the reader wants to see as a number. */
export function useMessageCounts() {
  return useQuery({
    queryKey: messageKeys.counts,
    queryFn: () => taken(api.GET("/api/v1/messages/counts", { headers: UNATTENDED })),
    refetchInterval: EVERY,
    retry: false,
  });
}
