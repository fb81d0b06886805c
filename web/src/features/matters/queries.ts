import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Matter = Of<"Matter">;
export type MatterFile = Of<"MatterRead">;
export type Threshold = Of<"Threshold">;
export type Topic = Of<"MatterDraft">["topic"];

export const matterKeys = {
  all: ["matters"] as const,
  one: (id: string) => ["matters", "one", id] as const,
  thresholds: ["matters", "thresholds"] as const,
};

export const readMatters = (query: Query) =>
  taken(api.GET("/api/v1/major-matters", { params: { query: query as never } }));

export function useMatter(id: string | undefined) {
  return useQuery({
    queryKey: matterKeys.one(id ?? ""),
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/major-matters/{matter_id}", { params: { path: { matter_id: id ?? "" } } })),
  });
}

/** From which sums on matters count as major here. */
export function useThresholds() {
  return useQuery({ queryKey: matterKeys.thresholds, queryFn: () => taken(api.GET("/api/v1/matter-thresholds")) });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ meta: { quiet: true }, mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: matterKeys.all }) });
}

interface Versioned {
  id: string;
  version: number;
}

const held = (one: Versioned) => ({ path: { matter_id: one.id }, header: version(one.version) });

export const useEnterMatter = () =>
  useChange((body: Of<"MatterDraft">) => taken(api.POST("/api/v1/major-matters", { body })));

export const useChangeMatter = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"MatterChange"> }) =>
    taken(api.PUT("/api/v1/major-matters/{matter_id}", { params: held(one), body })),
  );

export const useDecideMatter = () =>
  useChange(({ body, ...one }: Versioned & { body: Of<"MatterDecision"> }) =>
    taken(api.PUT("/api/v1/major-matters/{matter_id}/decision", { params: held(one), body })),
  );

export const useSetThreshold = () =>
  useChange(({ topic, version: read, ...body }: Of<"ThresholdChange"> & { topic: Topic; version: number }) =>
    taken(api.PUT("/api/v1/matter-thresholds/{topic}", { params: { path: { topic }, header: version(read) }, body })),
  );
