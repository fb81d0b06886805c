import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { FlowGraph } from "@/shared/flow/graph";
import type { Query } from "@/shared/table/ledger";

export type Power = Of<"Power">;
export type ListedPower = Of<"ListedPower">;
export type RiskPoint = Of<"RiskPoint">;

export const powerKeys = {
  all: ["powers"] as const,
  one: (id: string) => ["powers", "one", id] as const,
  part: (id: string, part: string) => ["powers", "one", id, part] as const,
  counts: ["powers", "counts"] as const,
};

const at = (id: string) => ({ path: { power_id: id } });

export function readPowers(query: Query): Promise<Page<ListedPower>> {
  return taken(api.GET("/api/v1/powers", { params: { query: query as never } })) as Promise<Page<ListedPower>>;
}

export function usePowerCounts() {
  return useQuery({ queryKey: powerKeys.counts, queryFn: () => taken(api.GET("/api/v1/powers/counts")) });
}

/** Which powers have a flowchart, by the id of the power. */
export function useFlowsOfPowers() {
  return useQuery({
    queryKey: [...powerKeys.all, "coverage"],
    queryFn: () => taken(api.GET("/api/v1/flowcharts/coverage")),
    select: ({ items }) => new Map(items.map((one) => [one.id, one] as const)),
    staleTime: 60_000,
  });
}

export function usePower(id: string) {
  return useQuery({ queryKey: powerKeys.one(id), enabled: Boolean(id), queryFn: () => taken(api.GET("/api/v1/powers/{power_id}", { params: at(id) })) });
}

export function usePowerHistory(id: string) {
  return useQuery({
    queryKey: powerKeys.part(id, "history"),
    queryFn: () => taken(api.GET("/api/v1/powers/{power_id}/history", { params: at(id) })),
  });
}

export function useRisksOf(id: string) {
  return useQuery({
    queryKey: powerKeys.part(id, "risks"),
    queryFn: async () => {
      const page = await taken(api.GET("/api/v1/risk-points", { params: { query: { power_id: id, limit: 100 } } }));
      return page.items as RiskPoint[];
    },
  });
}

/** The flowcharts of a power with their drawings. */
export function useFlowsOf(id: string) {
  return useQuery({
    queryKey: powerKeys.part(id, "flows"),
    queryFn: async () => {
      const { items } = await taken(api.GET("/api/v1/flowcharts", { params: { query: { power_id: id, limit: 20 } } }));
      return Promise.all(
        items.map(async (chart) => ({
          chart,
          graph: (await taken(api.GET("/api/v1/flowcharts/{flowchart_id}/graph", { params: { path: { flowchart_id: chart.id } } }))) as FlowGraph,
        })),
      );
    },
  });
}

function useChanging<Values>(send: (values: Values) => Promise<unknown>) {
  const client = useQueryClient();
  return useMutation({ meta: { quiet: true }, mutationFn: send, onSuccess: () => client.invalidateQueries({ queryKey: powerKeys.all }) });
}

interface Held {
  power: Power;
  number?: number;
}

const held = ({ power, number }: Held) => ({ ...at(power.id), header: version(number ?? power.version) });

export function useAbolishPower() {
  return useChanging((one: Held & { reason: string }) =>
    taken(api.PUT("/api/v1/powers/{power_id}/abolition", { params: held(one), body: { reason: one.reason } })));
}

export function usePutPowerInForce() {
  return useChanging((one: Held) => taken(api.PUT("/api/v1/powers/{power_id}/entry-into-force", { params: held(one) })));
}

export function useCleanUpPower() {
  return useChanging((one: Held & { cleanup: Of<"CleanupDraft"> }) =>
    taken(api.PUT("/api/v1/powers/{power_id}/clean-up", { params: held(one), body: one.cleanup })));
}
