import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type RiskPoint = Of<"RiskPoint">;
export type Measure = Of<"Measure">;
export type Change = Of<"Change">;

/** A point at a key location or a key step, or one of high danger. */
export interface Danger {
  risk_point_id: string;
  number: string;
  title: string;
  department: string;
  rank: number | null;
  proposed_rank: number | null;
  step: string;
  key_location: boolean;
  key_step: boolean;
}

type PointChange = Of<"RiskPointChange">;

export const riskPointKeys = {
  all: ["risk_points"] as const,
  one: (id: string) => ["risk_points", "one", id] as const,
  part: (id: string, part: string) => ["risk_points", "one", id, part] as const,
};

/** A point with who answers for it today, how it was scored and what became of it. */
export type LedgerRow = RiskPoint & { told?: Of<"Standing"> };

export async function readLedger(query: Query): Promise<Page<LedgerRow>> {
  const page: Page<RiskPoint> = await taken(api.GET("/api/v1/risk-points", { params: { query: query as never } }));
  if (page.items.length === 0) return page;
  const id = page.items.map((one) => one.id);
  const { items } = await taken(api.GET("/api/v1/risk-points/standing", { params: { query: { id } }, querySerializer: { array: { style: "form", explode: false } } }));
  const told = new Map(items.map((one) => [one.id, one]));
  return { ...page, items: page.items.map((one) => ({ ...one, told: told.get(one.id) })) };
}

/** How many points one import brought in. */
export function useCountOfImport(import_id: string | undefined): number | undefined {
  const { data } = useQuery({
    queryKey: ["risk_points", "of_import", import_id],
    enabled: Boolean(import_id),
    queryFn: () => taken(api.GET("/api/v1/risk-points", { params: { query: { import_id, limit: 1, total: true } } })),
  });
  return data?.total ?? undefined;
}

const at = (id: string) => ({ path: { risk_point_id: id } });
const held = (id: string, number: number) => ({ ...at(id), header: version(number) });

export function useRiskPoint(id: string | undefined) {
  return useQuery({
    queryKey: riskPointKeys.one(id ?? ""),
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}", { params: at(id ?? "") })),
  });
}

export function useResponsibility(id: string) {
  return useQuery({
    queryKey: riskPointKeys.part(id, "responsibility"),
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}/responsibility", { params: at(id) })),
  });
}

export function useGradings(id: string) {
  return useQuery({
    queryKey: riskPointKeys.part(id, "gradings"),
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}/gradings", { params: at(id) })),
  });
}

export function useAssessments(id: string) {
  return useQuery({
    queryKey: riskPointKeys.part(id, "assessments"),
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}/self-assessments", { params: at(id) })),
  });
}

export function useHistory(id: string) {
  return useQuery({
    queryKey: riskPointKeys.part(id, "history"),
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}/history", { params: at(id) })),
  });
}

/** The point as it was in one version. */
export function useVersion(id: string, number: number | undefined) {
  return useQuery({
    queryKey: riskPointKeys.part(id, `version-${number}`),
    enabled: number !== undefined,
    staleTime: Infinity,
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}/history/{version}", { params: { path: { risk_point_id: id, version: number ?? 0 } } })),
  });
}

/** Points in force by category and grade. */
export function useCategoryMatrix() {
  return useQuery({ queryKey: ["grading", "matrix"], queryFn: () => taken(api.GET("/api/v1/grading/matrix")) });
}

/** Points of high danger at key locations and key steps. */
export function useDangers(department: string | undefined) {
  return useQuery({
    queryKey: ["risk_points", "dangers", department],
    queryFn: async () => {
      const { items } = await taken(api.GET("/api/v1/high-danger-points", { params: { query: { department_id: department } } }));
      return { items: items as unknown as Danger[] };
    },
  });
}

export function useWorkSteps(id: string) {
  return useQuery({
    queryKey: riskPointKeys.part(id, "work-steps"),
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}/work-steps", { params: at(id) })),
  });
}

/** The powers of a section a risk point may belong to. */
export function usePowersOf(department: string | undefined) {
  return useQuery({
    queryKey: ["powers", "of", department],
    enabled: Boolean(department),
    queryFn: () => taken(api.GET("/api/v1/powers", { params: { query: { department_id: department, limit: 200 } } })),
  });
}

/** Runs a change of one point and lets every list see it; the caller shows refusals itself. */
export function usePointAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet: true },
    onSettled: (_done, failure) => {
      if (failure) return;
      for (const key of ["risk_points", "permission-answer", "tasks", "measures", "confirmations", "grading", "cases"]) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}

export const registerPoint = (draft: Of<"RiskPointDraft">) =>
  taken(api.POST("/api/v1/risk-points", { body: draft as never }));

export const changePoint = (id: string, number: number, body: PointChange) =>
  taken(api.PUT("/api/v1/risk-points/{risk_point_id}", { params: held(id, number), body: body as never }));

export const proposeGrade = (id: string, number: number, body: unknown) =>
  taken(api.POST("/api/v1/risk-points/{risk_point_id}/grading-proposal", { params: held(id, number), body: body as never }));

export const assessMyself = (id: string, body: unknown) =>
  taken(api.POST("/api/v1/risk-points/{risk_point_id}/self-assessments", { params: at(id), body: body as never }));

export const decideGrade = (id: string, number: number, body: { rank: number; reason: string }) =>
  taken(api.PUT("/api/v1/risk-points/{risk_point_id}/grade", { params: held(id, number), body: body as never }));

export const lowerGrade = (id: string, number: number, body: unknown) =>
  taken(api.POST("/api/v1/risk-points/{risk_point_id}/lowering", { params: held(id, number), body: body as never }));

export const requestLowering = (id: string, number: number, body: unknown) =>
  taken(api.POST("/api/v1/risk-points/{risk_point_id}/lowering-requests", { params: held(id, number), body: body as never }));

export const retirePoint = (id: string, number: number, reason: string) =>
  taken(api.PUT("/api/v1/risk-points/{risk_point_id}/retirement", { params: held(id, number), body: { reason } }));

export const reviewPoint = (id: string, number: number, body: { outcome: string; note: string }) =>
  taken(api.PUT("/api/v1/risk-points/{risk_point_id}/review", { params: held(id, number), body: body as never }));

export const assessResidual = (id: string, number: number, rank: number | null) =>
  taken(api.PUT("/api/v1/risk-points/{risk_point_id}/residual-grade", { params: held(id, number), body: { residual_rank: rank } as never }));

export const putInForce = (id: string, number: number) =>
  taken(api.PUT("/api/v1/risk-points/{risk_point_id}/entry-into-force", { params: held(id, number) }));

/** Gives many points their tags in one request. */
export const tagPoints = (items: Of<"TaggedPoint">[]) => taken(api.PUT("/api/v1/risk-point-tags", { body: { items } }));

/** Sends records on the way the profile prescribes. */
export const startCase = (object_kind: string, item_ids: string[], urgency?: string) =>
  taken(api.POST("/api/v1/cases", { body: { object_kind, item_ids, urgency } as never }));
