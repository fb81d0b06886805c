import { keepPreviousData, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Cycle = Of<"Cycle">;
export type CycleInFull = Of<"CycleWithStages">;
export type Stage = CycleInFull["stages"][number];
export type Plan = Of<"Plan">;

export const cycleKeys = {
  all: ["cycles"] as const,
  one: (id: string) => ["cycles", id] as const,
  progress: (id: string) => ["cycles", id, "progress"] as const,
  carryOver: (id: string) => ["cycles", id, "carry-over"] as const,
  stage: (id: string) => ["cycles", "stage", id] as const,
  rules: ["cycles", "rules"] as const,
  received: ["cycles", "received"] as const,
  proposal: (...of: unknown[]) => ["cycles", "proposal", ...of] as const,
  plans: ["cycle-plans"] as const,
};

export const readPlans = (query: Query) => taken(api.GET("/api/v1/cycle-plans", { params: { query } }));
export const readCycles = (query: Query) => taken(api.GET("/api/v1/cycles", { params: { query } }));

export function useCycles() {
  return useQuery({
    queryKey: cycleKeys.all,
    queryFn: () => taken(api.GET("/api/v1/cycles", { params: { query: { limit: 50 } } })),
  });
}

export function useCycle(id: string | undefined) {
  return useQuery({
    queryKey: cycleKeys.one(id ?? ""),
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/cycles/{cycle_id}", { params: { path: { cycle_id: id ?? "" } } })),
  });
}

export function useProgress(id: string | undefined) {
  return useQuery({
    queryKey: cycleKeys.progress(id ?? ""),
    enabled: Boolean(id),
    queryFn: () =>
      taken(api.GET("/api/v1/cycles/{cycle_id}/progress", { params: { path: { cycle_id: id ?? "" } } })),
  });
}

/** What a drafted year takes over, or what the year after an open one will. */
export function useCarryOver(id: string | undefined, wanted = true) {
  return useQuery({
    queryKey: cycleKeys.carryOver(id ?? ""),
    enabled: Boolean(id) && wanted,
    queryFn: () =>
      taken(api.GET("/api/v1/cycles/{cycle_id}/carry-over", { params: { path: { cycle_id: id ?? "" } } })),
  });
}

/** The stages a year would be drafted with; those of a plan from above keep its days. */
export function useYearProposal(year: number, from: string) {
  return useQuery({
    queryKey: cycleKeys.proposal(year, from),
    queryFn: () =>
      taken(api.GET("/api/v1/cycles/proposal", { params: { query: { year, ...(from && { document_id: from }) } } })),
    placeholderData: keepPreviousData,
  });
}

/** The stages a leading group's plan begins with. */
export function usePlanProposal(year: number, wanted: boolean) {
  return useQuery({
    queryKey: cycleKeys.proposal(year),
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/cycle-plans/proposal", { params: { query: { year } } })),
    placeholderData: keepPreviousData,
  });
}

export function useStage(id: string) {
  return useQuery({
    queryKey: cycleKeys.stage(id),
    queryFn: () =>
      taken(api.GET("/api/v1/cycle-stages/{stage_id}", { params: { path: { stage_id: id } } })),
  });
}

export function useReceivedPlans() {
  return useQuery({
    queryKey: cycleKeys.received,
    queryFn: () => taken(api.GET("/api/v1/received-cycle-plans")),
  });
}

export function usePlanReceipts(id: string) {
  return useQuery({
    queryKey: [...cycleKeys.plans, id, "receipts"],
    queryFn: () => taken(api.GET("/api/v1/cycle-plans/{plan_id}/receipts", { params: { path: { plan_id: id } } })),
  });
}

/** A change of a year or a plan; whatever is shown of years is asked for again. */
function useChange<Input, Output>(act: (input: Input) => Promise<Output>, quiet = false) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: act,
    meta: { quiet },
    onSuccess: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: cycleKeys.all }),
        client.invalidateQueries({ queryKey: cycleKeys.plans }),
        client.invalidateQueries({ queryKey: ["tasks"] }),
      ]),
  });
}

export const usePlanCycle = () =>
  useChange((body: Of<"CyclePlanning">) => taken(api.POST("/api/v1/cycles/plan", { body })), true);

export const useOpenForStock = () =>
  useChange((body: Of<"CycleDraft">) => taken(api.POST("/api/v1/cycles", { body })));

interface Versioned {
  id: string;
  version: number;
}

const cycle = (one: Versioned) => ({ path: { cycle_id: one.id }, header: version(one.version) });
const stage = (one: Versioned) => ({ path: { stage_id: one.id }, header: version(one.version) });
const task = (one: Versioned) => ({ path: { stage_task_id: one.id }, header: version(one.version) });

export const useApproveCycle = () =>
  useChange(
    ({ approval, ...one }: Versioned & { approval: string }) =>
      taken(api.PUT("/api/v1/cycles/{cycle_id}/approval", { params: cycle(one), body: { approval } })),
    true,
  );

export const useReturnPlan = () =>
  useChange(
    ({ reason, ...one }: Versioned & { reason: string }) =>
      taken(api.PUT("/api/v1/cycles/{cycle_id}/return", { params: cycle(one), body: { reason } })),
    true,
  );

export const useResubmitPlan = () =>
  useChange(
    ({ note, ...one }: Versioned & { note: string }) =>
      taken(api.PUT("/api/v1/cycles/{cycle_id}/resubmission", { params: cycle(one), body: { note } })),
    true,
  );

export const useOpenCycle = () =>
  useChange((one: Versioned) => taken(api.PUT("/api/v1/cycles/{cycle_id}/opening", { params: cycle(one) })), true);

export const useCloseCycle = () =>
  useChange(({ despite_gaps, ...one }: Versioned & { despite_gaps: string }) =>
    taken(api.PUT("/api/v1/cycles/{cycle_id}/closure", { params: cycle(one), body: { despite_gaps } })),
  );

export const useNoteOnCycle = () =>
  useChange(({ id, ...body }: Of<"NoteDraft"> & { id: string }) =>
    taken(api.POST("/api/v1/cycles/{cycle_id}/notes", { params: { path: { cycle_id: id } }, body })),
    true,
  );

export const useMoveStage = () =>
  useChange(({ id, version: read, ...body }: Versioned & Of<"StageChange">) =>
    taken(api.PUT("/api/v1/cycle-stages/{stage_id}", { params: stage({ id, version: read }), body })),
    true,
  );

export const useCompleteStage = () =>
  useChange(({ report, ...one }: Versioned & { report: string }) =>
    taken(api.PUT("/api/v1/cycle-stages/{stage_id}/completion", { params: stage(one), body: { report } })),
    true,
  );

export const useAddTask = () =>
  useChange(({ id, ...body }: Of<"TaskDraft"> & { id: string }) =>
    taken(api.POST("/api/v1/cycle-stages/{stage_id}/tasks", { params: { path: { stage_id: id } }, body })),
    true,
  );

export const useChangeTask = () =>
  useChange(
    ({ id, version: read, ...body }: Versioned & Of<"TaskDraft">) =>
      taken(api.PUT("/api/v1/stage-tasks/{stage_task_id}", { params: task({ id, version: read }), body })),
    true,
  );

export const useCompleteTask = () =>
  useChange(({ result, ...one }: Versioned & { result: string }) =>
    taken(api.PUT("/api/v1/stage-tasks/{stage_task_id}/completion", { params: task(one), body: { result } })),
    true,
  );

export const useDraftPlan = () =>
  useChange((body: Of<"PlanDraft">) => taken(api.POST("/api/v1/cycle-plans", { body })), true);

export const useChangePlan = () =>
  useChange(
    ({ id, version: read, ...body }: Versioned & Of<"PlanChange">) =>
      taken(api.PUT("/api/v1/cycle-plans/{plan_id}", { params: { path: { plan_id: id }, header: version(read) }, body })),
    true,
  );

export const useIssuePlan = () =>
  useChange((one: Versioned) =>
    taken(api.PUT("/api/v1/cycle-plans/{plan_id}/issuance", { params: { path: { plan_id: one.id }, header: version(one.version) } })),
  );

export function useRules() {
  return useQuery({ queryKey: cycleKeys.rules, queryFn: () => taken(api.GET("/api/v1/profile")) });
}

export const useChooseRules = () =>
  useChange((code: string) => taken(api.PUT("/api/v1/profile", { body: { code } })), true);
