import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Visit = Of<"Visit">;
export type ReceivedVisit = Of<"ReceivedVisit">;

export const visitKeys = { all: ["visits"] as const, one: (id: string) => ["visits", "one", id] as const };

export const readVisits = (query: Query) => taken(api.GET("/api/v1/visits", { params: { query: query as never } }));

export const readReceivedVisits = (query: Query) =>
  taken(api.GET("/api/v1/received-visits", { params: { query: query as never } }));

export function useVisit(id: string) {
  return useQuery({
    queryKey: visitKeys.one(id),
    queryFn: () => taken(api.GET("/api/v1/visits/{visit_id}", { params: { path: { visit_id: id } } })),
  });
}

/** The bureaus a leading group may visit, with their names. */
export function useBureaus() {
  return useQuery({
    queryKey: ["region", "bureaus"],
    queryFn: () => taken(api.GET("/api/v1/region/bureaus")),
    staleTime: 60_000,
  });
}

/** What the bureau filed: the way from a package to the record itself. */
export function useFiledItems(bureau: string) {
  return useQuery({
    queryKey: ["visits", "filed", bureau],
    enabled: bureau !== "",
    queryFn: async () => {
      const { items } = await taken(api.GET("/api/v1/received-filings", { params: { query: { limit: 100, kind: "points" } } }));
      const own = items.filter((one) => one.bureau === bureau);
      const whole = await Promise.all(
        own.map((one) => taken(api.GET("/api/v1/received-filings/{received_id}", { params: { path: { received_id: one.id } } }))),
      );
      const found = new Map(whole.flatMap((one) => one.items.map((item) => [item.item_id, item] as const)));
      return [...found.values()];
    },
  });
}

/** Looking at a record of the visited bureau; the bureau sees that it was looked at. */
export function useSeenRiskPoint(visit: string, record: string) {
  return useQuery({
    queryKey: ["visits", visit, "risk-point", record],
    enabled: record !== "",
    queryFn: () =>
      taken(api.GET("/api/v1/visits/{visit_id}/risk-points/{record_id}", { params: { path: { visit_id: visit, record_id: record } } })),
  });
}

export function useSeenPower(visit: string, record: string) {
  return useQuery({
    queryKey: ["visits", visit, "power", record],
    queryFn: () =>
      taken(api.GET("/api/v1/visits/{visit_id}/powers/{record_id}", { params: { path: { visit_id: visit, record_id: record } } })),
  });
}

function useChange<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: act, onSuccess: () => client.invalidateQueries({ queryKey: visitKeys.all }) });
}

export const useOpenVisit = () =>
  useChange((body: Of<"VisitDraft">) => taken(api.POST("/api/v1/visits", { body })));

export const useCloseVisit = () =>
  useChange(({ id, version: read }: { id: string; version: number }) =>
    taken(api.PUT("/api/v1/visits/{visit_id}/closure", { params: { path: { visit_id: id }, header: version(read) } })),
  );
