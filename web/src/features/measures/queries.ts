import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Measure = Of<"MeasureRead">;
export type ListedMeasure = Of<"ListedMeasure">;
export type CheckedDoing = Of<"CheckedDoing">;
export type ListedTask = Of<"ListedMeasureTask">;
export type Postponement = Of<"Postponement">;
export type MeasureTask = Of<"MeasureTask">;
export type MeasureReport = Of<"MeasureReport">;
export type RiskPoint = Of<"RiskPoint">;

export const measureKeys = {
  all: ["measures"] as const,
  one: (id: string) => ["measures", "one", id] as const,
  part: (id: string, part: string) => ["measures", "one", id, part] as const,
  report: ["measures", "report"] as const,
};

export async function readMeasures(query: Query): Promise<Page<ListedMeasure>> {
  return taken(api.GET("/api/v1/measures", { params: { query: query as never } }));
}

const at = (id: string) => ({ path: { measure_id: id } });
const held = (id: string, number: number) => ({ ...at(id), header: version(number) });

export function useMeasure(id: string | undefined) {
  return useQuery({
    queryKey: measureKeys.one(id ?? ""),
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/measures/{measure_id}", { params: at(id ?? "") })),
  });
}

/** The risk a measure guards against. */
export function usePointOf(id: string | undefined) {
  return useQuery({
    queryKey: ["risk_points", "one", id ?? ""],
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}", { params: { path: { risk_point_id: id ?? "" } } })),
  });
}

/** Risk points against which nothing is done, the ones in force and those being entered. */
export function useUncovered(limit: number, words = "") {
  return useQuery({
    queryKey: ["risk_points", "uncovered", limit, words],
    queryFn: () =>
      taken(api.GET("/api/v1/risk-points", { params: { query: { covered: false, status: "draft,in_force", limit, total: true, q: words || undefined } as never } })),
  });
}

/** Risk points found by their words, to write a measure against. */
export function usePointsFound(words: string) {
  return useQuery({
    queryKey: ["risk_points", "found", words],
    queryFn: () => taken(api.GET("/api/v1/risk-points", { params: { query: { q: words || undefined, status: "draft,in_force", limit: 20 } as never } })),
  });
}

export function useDoings(id: string) {
  return useQuery({
    queryKey: measureKeys.part(id, "doings"),
    queryFn: () => taken(api.GET("/api/v1/measures/{measure_id}/doings", { params: at(id) })),
  });
}

export function useMeasureTasks(id: string) {
  return useQuery({
    queryKey: measureKeys.part(id, "tasks"),
    queryFn: () => taken(api.GET("/api/v1/measures/{measure_id}/tasks", { params: at(id) })),
  });
}

/** The definite work that waits for a post, the most pressing first. */
export function useTasksOfPost(post: string | null | undefined) {
  return useQuery({
    queryKey: [...measureKeys.all, "tasks-of-post", post],
    enabled: Boolean(post),
    queryFn: () => taken(api.GET("/api/v1/measure-tasks", { params: { query: { state: "open", post_id: post ?? "", limit: 100 } } })),
  });
}

export function useVerdicts(id: string) {
  return useQuery({
    queryKey: measureKeys.part(id, "suitability"),
    queryFn: () => taken(api.GET("/api/v1/measures/{measure_id}/suitability", { params: at(id) })),
  });
}

export function useMeasureReport() {
  return useQuery({ queryKey: measureKeys.report, queryFn: () => taken(api.GET("/api/v1/measures/report")) });
}

/** What is one's own: the points and measures of one's post. */
export function useMyArea() {
  return useQuery({ queryKey: ["my-area"], queryFn: () => taken(api.GET("/api/v1/my/area")) });
}

/** What more time was asked for a measure, and who decides. */
export function usePostponements(id: string) {
  return useQuery({
    queryKey: measureKeys.part(id, "postponements"),
    queryFn: () => taken(api.GET("/api/v1/measures/{measure_id}/postponements", { params: at(id) })),
  });
}

export const askToPostpone = (id: string, body: Of<"PostponementDraft">) =>
  taken(api.POST("/api/v1/measures/{measure_id}/postponements", { params: at(id), body }));

const asked = (one: Postponement) => ({ path: { measure_postponement_id: one.id }, header: version(one.version) });

export const decidePostponement = (one: Postponement, body: { granted: boolean; opinion: string }) =>
  taken(api.PUT("/api/v1/measure-postponements/{measure_postponement_id}/decision", { params: asked(one), body }));

export const withdrawPostponement = (one: Postponement) =>
  taken(api.PUT("/api/v1/measure-postponements/{measure_postponement_id}/withdrawal", { params: asked(one) }));

export const recordDoing = (id: string, body: Of<"DoingDraft">) =>
  taken(api.POST("/api/v1/measures/{measure_id}/doings", { params: at(id), body }));

export const spotCheck = (id: string, body: Of<"SpotCheckDraft">) =>
  taken(api.POST("/api/v1/doings/{doing_id}/spot-checks", { params: { path: { doing_id: id } }, body }));

export const assignTask = (id: string, body: Of<"MeasureTaskDraft">) =>
  taken(api.POST("/api/v1/measures/{measure_id}/tasks", { params: at(id), body }));

export const judge = (id: string, number: number, body: Of<"Suitability">) =>
  taken(api.PUT("/api/v1/measures/{measure_id}/suitability", { params: held(id, number), body }));

export const retire = (id: string, number: number, reason: string) =>
  taken(api.PUT("/api/v1/measures/{measure_id}/retirement", { params: held(id, number), body: { reason } }));

export const urgeMeasures = (ids: string[]) =>
  taken(api.POST("/api/v1/measure-reminders", { body: { items: ids.map((measure_id) => ({ measure_id })) } }));

/** Sends a measure for review on the way the profile prescribes. */
export const sendOne = (id: string, urgency?: string) =>
  taken(api.POST("/api/v1/cases", { body: { object_kind: "measure", item_ids: [id], urgency } as never }));

export function useSend() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => sendOne(id),
    onSuccess: () => {
      for (const key of ["measures", "tasks", "cases"]) void client.invalidateQueries({ queryKey: [key] });
    },
  });
}
