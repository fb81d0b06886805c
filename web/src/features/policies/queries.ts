import { useQuery } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";

export type Rule = Of<"Rule">;

export function useRules() {
  return useQuery({
    queryKey: ["policy-rules"],
    queryFn: () => taken(api.GET("/api/v1/policy-rules")),
    staleTime: 300_000,
  });
}

export interface Asked {
  permission: string;
  subject_kind?: string;
  subject_id?: string;
  person_id?: string;
}

/** Who can do what on which record, asked for oneself or for somebody else. */
export function useTrial(asked: Asked | undefined) {
  return useQuery({
    queryKey: ["permission-answer", "trial", asked],
    enabled: asked !== undefined,
    queryFn: () => taken(api.GET("/api/v1/permission-answers", { params: { query: asked as never } })),
  });
}

/** Records to ask about, found by number or words. */
export function useFound(kind: string | undefined, words: string) {
  return useQuery({
    queryKey: ["policies", "found", kind, words],
    enabled: kind === "risk_point" || kind === "power",
    queryFn: async () => {
      const query = { q: words || undefined, limit: 20 } as never;
      const found =
        kind === "power"
          ? await taken(api.GET("/api/v1/powers", { params: { query } }))
          : await taken(api.GET("/api/v1/risk-points", { params: { query } }));
      return (found as { items: { id: string; number: string; title?: string; name?: string }[] }).items;
    },
  });
}
