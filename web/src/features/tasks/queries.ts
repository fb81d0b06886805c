import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, taken, version } from "@/api/client";
import type { Of, Page } from "@/api/types";
import type { Query } from "@/shared/table/ledger";

export type Task = Of<"Task">;
export type TaskInFull = Of<"TaskInFull">;
export type Box = "waiting" | "done" | "to_read" | "started" | "copied";

export const taskKeys = {
  all: ["tasks"] as const,
  one: (id: string) => ["tasks", "one", id] as const,
  around: ["tasks", "around"] as const,
};
export const caseKeys = { one: (id: string) => ["cases", id] as const };

export function readTasks(query: Query): Promise<Page<Task>> {
  return taken(api.GET("/api/v1/tasks", { params: { query: query as object } })) as Promise<Page<Task>>;
}

export function useTask(id: string) {
  return useQuery({
    queryKey: taskKeys.one(id),
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/tasks/{task_id}", { params: { path: { task_id: id } } })),
  });
}

/** What waits of a list, in its order: what comes before and after the one at hand. */
export function useWaiting(list: Query) {
  return useQuery({
    queryKey: [...taskKeys.around, list],
    queryFn: () => readTasks({ ...list, box: "waiting", limit: "100" }),
  });
}

function useTasksChanged() {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: taskKeys.all });
}

export function useReadTask() {
  const changed = useTasksChanged();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (id: string) =>
      taken(api.PUT("/api/v1/tasks/{task_id}/reading", { params: { path: { task_id: id } } })),
    onSuccess: changed,
  });
}

/** Marks several to-reads as read; the first refusal ends it. */
export function useReadTogether() {
  const changed = useTasksChanged();
  return useMutation({
    mutationFn: async (ids: string[]) => {
      for (const id of ids) {
        await taken(api.PUT("/api/v1/tasks/{task_id}/reading", { params: { path: { task_id: id } } }));
      }
      return ids.length;
    },
    onSettled: changed,
  });
}

export function useLeaveUnchanged(id: string) {
  const changed = useTasksChanged();
  return useMutation({
    mutationFn: (body: { reason: string }) => taken(api.PUT("/api/v1/tasks/{task_id}/no-change", { params: { path: { task_id: id } }, body })),
    onSuccess: changed,
  });
}

export function useTransferTask(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: { person_id: string; reason: string }) =>
      taken(api.PUT("/api/v1/tasks/{task_id}/transfer", { params: { path: { task_id: id } }, body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ["cases"] });
      await client.invalidateQueries({ queryKey: taskKeys.all });
    },
  });
}

export function useCase(id: string | null | undefined) {
  return useQuery({
    queryKey: caseKeys.one(id ?? ""),
    enabled: Boolean(id),
    queryFn: () => taken(api.GET("/api/v1/cases/{case_id}", { params: { path: { case_id: id ?? "" } } })),
  });
}

/** Where the notice of a case lies that stands at its notice. */
export function useNoticeOf(case_id: string, wanted: boolean) {
  return useQuery({
    queryKey: ["notices", "of", case_id],
    enabled: wanted,
    queryFn: async () => {
      const { items } = await taken(api.GET("/api/v1/notices", { params: { query: { case_id, limit: 1 } } }));
      return (items as { id: string }[])[0]?.id ?? null;
    },
  });
}

export type Case = Of<"Case">;
export type CaseStep = NonNullable<Case["steps"]>[number];

interface Way {
  id: string;
  version: number;
}

function useCaseActed(id: string) {
  const client = useQueryClient();
  return async (next: Case) => {
    client.setQueryData(caseKeys.one(id), next);
    await client.invalidateQueries({ queryKey: taskKeys.all });
  };
}

export function useAdvanceCase({ id, version: read }: Way) {
  const acted = useCaseActed(id);
  return useMutation({
    mutationFn: (body: Of<"Advance">) =>
      taken(api.PUT("/api/v1/cases/{case_id}/advance", { params: { path: { case_id: id }, header: version(read) }, body })),
    onSuccess: acted,
  });
}

export function useSetUrgency({ id, version: read }: Way) {
  const acted = useCaseActed(id);
  return useMutation({
    mutationFn: (urgency: string) =>
      taken(api.PUT("/api/v1/cases/{case_id}/urgency", { params: { path: { case_id: id }, header: version(read) }, body: { urgency } as never })),
    onSuccess: acted,
  });
}

export function useReturnCase({ id, version: read }: Way) {
  const acted = useCaseActed(id);
  return useMutation({
    mutationFn: (body: Of<"Return">) =>
      taken(api.PUT("/api/v1/cases/{case_id}/return", { params: { path: { case_id: id }, header: version(read) }, body })),
    onSuccess: acted,
  });
}

/** Turning records down, or taking one's own back: both end a case and say why. */
export function useEndCase({ id, version: read }: Way, ending: "rejection" | "withdrawal") {
  const acted = useCaseActed(id);
  return useMutation({
    mutationFn: (body: Of<"Ending">) => {
      const params = { path: { case_id: id }, header: version(read) };
      return ending === "rejection"
        ? taken(api.PUT("/api/v1/cases/{case_id}/rejection", { params, body }))
        : taken(api.PUT("/api/v1/cases/{case_id}/withdrawal", { params, body }));
    },
    onSuccess: acted,
  });
}

export type Anomaly = Of<"GradingAnomaly">;

/** What in a case of grading looks as if risks were played down. */
export function useAnomalies({ id, object_kind, version: read }: Pick<Case, "id" | "object_kind" | "version">) {
  return useQuery({
    queryKey: [...caseKeys.one(id), "anomalies", read],
    enabled: object_kind === "grading",
    queryFn: () => taken(api.GET("/api/v1/cases/{case_id}/anomalies", { params: { path: { case_id: id } } })),
  });
}

export function useAnswerAnomaly(id: string) {
  const client = useQueryClient();
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Of<"AnomalyAnswer">) => taken(api.POST("/api/v1/cases/{case_id}/anomalies", { params: { path: { case_id: id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKeys.one(id) }),
  });
}

/** Asks others before one decides. */
export function useAskOpinions({ id, version: read }: Way) {
  const acted = useCaseActed(id);
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Of<"ConsultationDraft">) =>
      taken(api.POST("/api/v1/cases/{case_id}/consultations", { params: { path: { case_id: id }, header: version(read) }, body })),
    onSuccess: acted,
  });
}

/** Sends a case to colleagues for reading. */
export function useCopyCase(id: string) {
  const acted = useCaseActed(id);
  return useMutation({
    meta: { quiet: true },
    mutationFn: (body: Of<"CopyDraft">) => taken(api.POST("/api/v1/cases/{case_id}/copies", { params: { path: { case_id: id } }, body })),
    onSuccess: acted,
  });
}

export function useGiveOpinion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: Of<"OpinionDraft">) =>
      taken(api.POST("/api/v1/cases/{case_id}/opinions", { params: { path: { case_id: id } }, body })),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: caseKeys.one(id) });
      await client.invalidateQueries({ queryKey: taskKeys.all });
    },
  });
}

/** Takes back what one asked and nobody has answered yet. */
export function useTakeBackOpinion(id: string) {
  const acted = useCaseActed(id);
  return useMutation({
    meta: { quiet: true },
    mutationFn: ({ id: opinion_id, reason }: { id: string; reason: string }) =>
      taken(api.PUT("/api/v1/cases/{case_id}/opinions/{opinion_id}/withdrawal", { params: { path: { case_id: id, opinion_id } }, body: { reason } })),
    onSuccess: acted,
  });
}

/** Says whether an opinion was taken up, and if not, why. */
export function useAnswerOpinion(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id: opinion_id, ...body }: Of<"OpinionAnswer"> & { id: string }) =>
      taken(api.PUT("/api/v1/cases/{case_id}/opinions/{opinion_id}", { params: { path: { case_id: id, opinion_id } }, body })),
    onSuccess: () => client.invalidateQueries({ queryKey: caseKeys.one(id) }),
  });
}
