import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Source = Of<"SearchesSource">;
export type Said = Of<"SourceDraft">;

export const sourceKeys = { all: ["search_sources"] as const };

const held = (one: Source, number?: number) => ({ path: { search_source_id: one.id }, header: version(number ?? one.version) });

export async function readSources(query: Query): Promise<Page<Source>> {
  return taken(api.GET("/api/v1/search-sources", { params: { query: query as never } }));
}

export function useSource(id: string | undefined) {
  return useQuery({
    queryKey: [...sourceKeys.all, "one", id],
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/search-sources/{search_source_id}", { params: { path: { search_source_id: id ?? "" } } })),
  });
}

/** Points found by the reverse method: only such a point can have come of a source. */
export function useReversePoints(words: string) {
  return useQuery({
    queryKey: ["risk_points", "reverse", words],
    queryFn: () => taken(api.GET("/api/v1/risk-points", { params: { query: { method: "reverse", status: "draft,in_force", q: words || undefined, limit: 20 } as never } })),
  });
}

export function useSourceAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet: true },
    onSuccess: () => client.invalidateQueries({ queryKey: sourceKeys.all }),
  });
}

export const recordSource = (body: Said) => taken(api.POST("/api/v1/search-sources", { body }));
export const changeSource = (one: Source, body: Said, number?: number) =>
  taken(api.PUT("/api/v1/search-sources/{search_source_id}", { params: held(one, number), body }));
export const linkSource = (one: Source, risk_point_id: string, number?: number) =>
  taken(api.PUT("/api/v1/search-sources/{search_source_id}/use", { params: held(one, number), body: { risk_point_id } }));
