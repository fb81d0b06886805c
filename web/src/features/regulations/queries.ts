import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Regulation = Of<"Regulation">;

export const TYPES = [
  "deliberation_rules", "decision_limits", "working_procedure", "first_asked", "one_time_notification", "time_limited_completion", "accountability", "probation", "unfit_adjustment", "other",
] as const;
export const STATUSES = ["draft", "in_force", "abolished"] as const;

export const regulationKeys = { all: ["regulations"] as const };

export function readRegulations(query: Query): Promise<Page<Regulation>> {
  return taken(api.GET("/api/v1/regulations", { params: { query: query as never } })) as Promise<Page<Regulation>>;
}

export function useDraftRegulation() {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Of<"RegulationDraft">) => taken(api.POST("/api/v1/regulations", { body })),
    onSuccess: () => client.invalidateQueries({ queryKey: regulationKeys.all }),
  });
}
