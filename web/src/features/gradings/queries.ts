import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type DeskRow = Of<"DeskRow">;
export type Round = Of<"GradingRound">;
export type RoundInFull = Of<"GradingRoundInFull">;
export type Consultation = Of<"Consultation">;

export const gradingKeys = {
  all: ["grading"] as const,
  rounds: ["grading", "rounds"] as const,
  round: (id: string) => ["grading", "rounds", id] as const,
};

export const readDesk = (query: Query): Promise<Page<DeskRow>> =>
  taken(api.GET("/api/v1/grading/desk", { params: { query: query as never } }));

export const readRounds = (query: Query): Promise<Page<Round>> =>
  taken(api.GET("/api/v1/grading-rounds", { params: { query: query as never } }));

export const readConsultations = (query: Query): Promise<Page<Consultation>> =>
  taken(api.GET("/api/v1/consultations", { params: { query: query as never } }));

export function useRound(id: string) {
  return useQuery({
    queryKey: gradingKeys.round(id),
    queryFn: () => taken(api.GET("/api/v1/grading-rounds/{round_id}", { params: { path: { round_id: id } } })),
  });
}

export function useReports(id: string) {
  return useQuery({
    queryKey: [...gradingKeys.round(id), "reports"],
    queryFn: () => taken(api.GET("/api/v1/grading-rounds/{round_id}/reports", { params: { path: { round_id: id } } })),
  });
}

export function useRegradesDue() {
  return useQuery({
    queryKey: ["grading", "due"],
    queryFn: () => taken(api.GET("/api/v1/grading/regrades-due")),
  });
}

export function usePostGrades() {
  return useQuery({ queryKey: ["grading", "posts"], queryFn: () => taken(api.GET("/api/v1/post-grades")) });
}

export function useSectionGrades() {
  return useQuery({ queryKey: ["grading", "sections"], queryFn: () => taken(api.GET("/api/v1/section-grades")) });
}

/** One point as the focus mode shows it, whole. */
export function usePoint(id: string | undefined) {
  return useQuery({
    queryKey: ["risk_points", "one", id],
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/risk-points/{risk_point_id}", { params: { path: { risk_point_id: id ?? "" } } })),
  });
}

/** Points a round may be convened for. */
export function usePointsOf(department: string | undefined) {
  return useQuery({
    queryKey: ["risk_points", "of", department],
    enabled: Boolean(department),
    queryFn: () =>
      taken(api.GET("/api/v1/risk-points", { params: { query: { department_id: department, limit: 200 } as never } })),
  });
}

/** Whether this year's grades are decided in the chains of the profile. */
export function useChains(): boolean {
  const { data } = useQuery({
    queryKey: ["cycles", "newest"],
    staleTime: 5 * 60_000,
    queryFn: () => taken(api.GET("/api/v1/cycles", { params: { query: { limit: 5 } } })),
  });
  const running = data?.items.find((one) => one.state === "open");
  return Boolean(running && !running.stock_taking);
}

/** Runs a change on the desk; the caller shows refusals at their place. */
export function useDeskAct<Input, Output>(act: (input: Input) => Promise<Output>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet: true },
    onSuccess: () => {
      for (const key of ["grading", "grading_desk", "grading_rounds", "risk_points", "tasks", "consultations", "permission-answer"]) {
        void client.invalidateQueries({ queryKey: [key] });
      }
    },
  });
}

const held = (id: string, number: number) => ({ path: { risk_point_id: id }, header: version(number) });

export const decideGrade = (id: string, number: number, rank: number, reason: string) =>
  taken(api.PUT("/api/v1/risk-points/{risk_point_id}/grade", { params: held(id, number), body: { rank, reason } as never }));

export const proposeGrade = (id: string, number: number, body: unknown) =>
  taken(api.POST("/api/v1/risk-points/{risk_point_id}/grading-proposal", { params: held(id, number), body: body as never }));

export const sendForReview = (ids: string[], urgency?: string) =>
  taken(api.POST("/api/v1/cases", { body: { object_kind: "grading", item_ids: ids, urgency } as never }));

export const convene = (body: unknown) => taken(api.POST("/api/v1/grading-rounds", { body: body as never }));

export const assess = (round: RoundInFull, point: string, body: unknown) =>
  taken(
    api.PUT("/api/v1/grading-rounds/{round_id}/points/{risk_point_id}", {
      params: { path: { round_id: round.id, risk_point_id: point }, header: version(round.version) },
      body: body as never,
    }),
  );

export const writeReport = (round: RoundInFull, opinions: string) =>
  taken(
    api.POST("/api/v1/grading-rounds/{round_id}/reports", {
      params: { path: { round_id: round.id }, header: version(round.version) },
      body: { opinions },
    }),
  );

export const answerOpinion = (case_id: string, opinion_id: string, body: { adopted: boolean; reply: string }) =>
  taken(api.PUT("/api/v1/cases/{case_id}/opinions/{opinion_id}", { params: { path: { case_id, opinion_id } }, body: body as never }));

export const giveOpinion = (case_id: string, text: string) =>
  taken(api.POST("/api/v1/cases/{case_id}/opinions", { params: { path: { case_id } }, body: { text } as never }));
