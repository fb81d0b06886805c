import { useQuery } from "@tanstack/react-query";
import { api, taken, UNATTENDED } from "@/api/client";

export const TASK_COUNTS = ["tasks", "counts"] as const;

/** How many wait, are late, due today, unread: one question for the top bar, the workbench and the list. */
export function useTaskCounts() {
  const { data } = useQuery({
    queryKey: TASK_COUNTS,
    queryFn: () => taken(api.GET("/api/v1/tasks/counts", { headers: UNATTENDED })),
    refetchInterval: 30_000,
    retry: false,
  });
  return data;
}
