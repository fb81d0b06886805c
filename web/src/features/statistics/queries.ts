import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import { useYear } from "@/shared/session/year";

export const statisticsKeys = {
  all: ["statistics"] as const,
  one: (name: string, ...more: string[]) => ["statistics", name, ...more] as const,
};

export function usePyramid() {
  return useQuery({ queryKey: statisticsKeys.one("pyramid"), queryFn: () => taken(api.GET("/api/v1/statistics/pyramid")) });
}

export const HEAT_BY = ["category", "subject_type", "rank"] as const;
export type HeatBy = (typeof HEAT_BY)[number];

export function useHeatMap(by: HeatBy) {
  return useQuery({
    queryKey: statisticsKeys.one("heat-map", by),
    queryFn: () => taken(api.GET("/api/v1/statistics/heat-map", { params: { query: { by } } })),
    placeholderData: keepPreviousData,
  });
}

const ofYear = (year: string | undefined) => ({ params: { query: year ? { year: Number(year) } : {} } });

export function useStages() {
  const { narrowed } = useYear();
  return useQuery({ queryKey: statisticsKeys.one("stages", narrowed ?? ""), queryFn: () => taken(api.GET("/api/v1/statistics/stages", ofYear(narrowed))) });
}

export function useWheel() {
  const { narrowed } = useYear();
  return useQuery({ queryKey: statisticsKeys.one("wheel", narrowed ?? ""), queryFn: () => taken(api.GET("/api/v1/statistics/wheel", ofYear(narrowed))) });
}

export function useMatrix() {
  return useQuery({ queryKey: statisticsKeys.one("matrix"), queryFn: () => taken(api.GET("/api/v1/statistics/matrix")) });
}

export function useCoverage() {
  return useQuery({ queryKey: statisticsKeys.one("measures"), queryFn: () => taken(api.GET("/api/v1/statistics/measures")) });
}

export function useChanges() {
  return useQuery({ queryKey: statisticsKeys.one("changes"), queryFn: () => taken(api.GET("/api/v1/statistics/changes")) });
}

export function useMethods() {
  return useQuery({ queryKey: statisticsKeys.one("methods"), queryFn: () => taken(api.GET("/api/v1/statistics/methods")) });
}

/** By section, how far the points have come on the five steps of work in a year. */
export function useWorkSteps() {
  const { narrowed } = useYear();
  return useQuery({ queryKey: statisticsKeys.one("work-steps", narrowed ?? ""), queryFn: () => taken(api.GET("/api/v1/work-steps", ofYear(narrowed))) });
}

export function useDue() {
  return useQuery({ queryKey: statisticsKeys.one("due"), queryFn: () => taken(api.GET("/api/v1/statistics/due")) });
}

/** The first flowcharts in use, to look where on the path the risks sit. */
export function useFlowcharts() {
  return useQuery({
    queryKey: statisticsKeys.one("flowcharts"),
    queryFn: () => taken(api.GET("/api/v1/flowcharts", { params: { query: { status: ["approved"], limit: 8, total: true } } })),
  });
}
