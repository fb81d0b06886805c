import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { paths } from "@/api/schema";
import type { Of } from "@/api/types";
import { useYear } from "@/shared/session/year";
import type { Query } from "@/shared/table/ledger";
import { day, thisDay, thisYear } from "@/shared/time/dates";

/** The year the pages show. */
export const useShownYear = (): number => useYear().shown?.year ?? thisYear();

export const regionKeys = {
  all: ["region"] as const,
  of: (name: string, ...more: unknown[]) => ["region", name, ...more] as const,
};

type Where = NonNullable<paths["/api/v1/region/statistics/stages"]["get"]["parameters"]["query"]>;
export type Asked = NonNullable<paths["/api/v1/region/statistics/comparison"]["get"]["parameters"]["query"]>;

export const INDICATORS = [
  "stages_in_time",
  "stage_work",
  "filed_in_time",
  "sheets_submitted",
  "letters_signed",
  "coverage",
  "high_coverage",
  "carried_out",
  "high_share",
] as const;
export type Indicator = (typeof INDICATORS)[number];
/** What is counted within the year a bureau stands in. */
export const OF_A_YEAR: ReadonlySet<string> = new Set<Indicator>(["stages_in_time", "stage_work", "sheets_submitted", "letters_signed"]);
export const PEERS = ["all", "sector", "level"] as const;
export type Peers = (typeof PEERS)[number];

export function useRegionPyramid(query: Where) {
  return useQuery({
    queryKey: regionKeys.of("pyramid", query),
    queryFn: () => taken(api.GET("/api/v1/region/statistics/pyramid", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useRegionHeatMap(query: Where) {
  return useQuery({
    queryKey: regionKeys.of("heat-map", query),
    queryFn: () => taken(api.GET("/api/v1/region/statistics/heat-map", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useRegionStages(query: Where) {
  return useQuery({
    queryKey: regionKeys.of("stages", query),
    queryFn: () => taken(api.GET("/api/v1/region/statistics/stages", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useRegionWheel(query: Where) {
  return useQuery({
    queryKey: regionKeys.of("wheel", query),
    queryFn: () => taken(api.GET("/api/v1/region/statistics/wheel", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function useComparison(query: Asked) {
  return useQuery({
    queryKey: regionKeys.of("comparison", query),
    queryFn: () => taken(api.GET("/api/v1/region/statistics/comparison", { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

export function usePairs(indicator: Indicator, year: number) {
  return useQuery({
    queryKey: regionKeys.of("pairs", indicator, year),
    queryFn: () => taken(api.GET("/api/v1/region/statistics/pairs", { params: { query: { indicator, year } } })),
    placeholderData: keepPreviousData,
  });
}

export function useAnswerTimes(year: number) {
  return useQuery({
    queryKey: regionKeys.of("answer-times", year),
    queryFn: () => taken(api.GET("/api/v1/region/statistics/answer-times", { params: { query: { year } } })),
    placeholderData: keepPreviousData,
  });
}

export const GROUPINGS = ["sectors", "counties"] as const;
export type Grouping = (typeof GROUPINGS)[number];

export function useGroups(by: Grouping) {
  return useQuery({
    queryKey: regionKeys.of(by),
    queryFn: () => taken(by === "sectors" ? api.GET("/api/v1/region/sectors") : api.GET("/api/v1/region/counties")),
    placeholderData: keepPreviousData,
  });
}

export function useTotals() {
  return useQuery({ queryKey: regionKeys.of("totals"), queryFn: () => taken(api.GET("/api/v1/region/totals")) });
}

const DAYS = 90;

export type Period = Record<"since" | "until", string>;

/** The last three months. */
export function lastMonths(): Period {
  const until = thisDay();
  return { since: day(until.subtract(DAYS, "day")), until: day(until) };
}

/** The sums of a time, day by day. */
export function useTrend(query: Period) {
  return useQuery({
    queryKey: regionKeys.of("trend", query),
    queryFn: () => taken(api.GET("/api/v1/region/trend", { params: { query } })),
  });
}

export function useBureaus() {
  return useQuery({
    queryKey: regionKeys.of("bureaus"),
    queryFn: () => taken(api.GET("/api/v1/region/bureaus")),
  });
}

export const readPilots = (query: Query) => taken(api.GET("/api/v1/region/pilots", { params: { query } }));

/** The name of the region or county whose leading group looks. */
export const useRegionName = (): string => useBureaus().data?.region ?? "";

export function useBureau(code: string) {
  return useQuery({
    queryKey: regionKeys.of("bureaus", code),
    queryFn: () => taken(api.GET("/api/v1/region/bureaus/{code}/summary", { params: { path: { code } } })),
  });
}

export function useRegisterPilot(code: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, version: read }: { body: Of<"PilotDraft">; version: number }) =>
      taken(api.PUT("/api/v1/region/bureaus/{code}/registration", { params: { path: { code }, header: version(read) }, body })),
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: regionKeys.of("bureaus") }),
        client.invalidateQueries({ queryKey: ["pilots"] }),
      ]),
  });
}

/** The packages of the year; a region's year fits into one page of the register. */
export function useFilingsOf(year: number) {
  return useQuery({
    queryKey: regionKeys.of("filings", year),
    queryFn: () => taken(api.GET("/api/v1/received-filings", { params: { query: { year, limit: 100 } } })),
  });
}

export function useTimelinessOf(year: number) {
  return useQuery({
    queryKey: regionKeys.of("timeliness", year),
    queryFn: () => taken(api.GET("/api/v1/received-filings/timeliness", { params: { query: { year } } })),
  });
}
