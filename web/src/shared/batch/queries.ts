import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";

export type Outcome = Of<"TasksOutcome">;

const STALE = ["cases", "tasks", "grading_desk_waiting"];

function useChanged() {
  const client = useQueryClient();
  return () => Promise.all(STALE.map((key) => client.invalidateQueries({ queryKey: [key] })));
}

export function useApproveTogether() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (body: { task_ids: string[]; opinion: string }) =>
      taken(api.POST("/api/v1/tasks/batch-approval", { body })),
    onSuccess: changed,
  });
}

/** What would become of each if they were approved together now; asked anew every time. */
export function useForeseen(ids: readonly string[]) {
  return useQuery({
    queryKey: ["foreseen", ids],
    enabled: ids.length > 0,
    gcTime: 0,
    queryFn: () => taken(api.POST("/api/v1/tasks/batch-approval/check", { body: { task_ids: [...ids] } })),
  });
}

/** Takes an approval given together back, as long as nobody has acted on it. */
export function useUndoBatch() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (batch_id: string) =>
      taken(api.POST("/api/v1/tasks/batch-approval/{batch_id}/undo", { params: { path: { batch_id } } })),
    onSuccess: changed,
  });
}
