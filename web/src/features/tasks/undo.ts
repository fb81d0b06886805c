import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import { Problem } from "@/api/problem";
import { caseKeys, taskKeys, type Case, type Task } from "./queries";

const remind = (case_id: string) =>
  taken(api.POST("/api/v1/cases/{case_id}/reminder", { params: { path: { case_id } } }));

/** Reminds whoever the case waits for; at most once in four working hours. */
export function useRemind() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: remind,
    onSuccess: () => client.invalidateQueries({ queryKey: taskKeys.all }),
  });
}

export interface Reminded {
  task: Task;
  reason: string;
}

/** Reminds of several; tells of each why it was not possible. */
export function useRemindTogether() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (tasks: readonly Task[]): Promise<Reminded[]> => {
      const told: Reminded[] = [];
      for (const task of tasks) {
        const failure = task.case_id ? await remind(task.case_id).then(() => undefined, (problem: unknown) => problem) : undefined;
        told.push({ task, reason: failure instanceof Problem ? failure.message : "" });
      }
      return told;
    },
    onSuccess: () => client.invalidateQueries({ queryKey: taskKeys.all }),
  });
}

/** Ticks a remark off once it is settled, or takes the tick away. */
export function useTickRemark(found: Case) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, resolved }: { id: string; resolved: boolean }) =>
      taken(api.PUT("/api/v1/cases/{case_id}/remarks/{remark_id}", {
        params: { path: { case_id: found.id, remark_id: id }, header: { "If-Match": `"${found.version}"` } },
        body: { resolved },
      })),
    onSuccess: (next) => client.setQueryData(caseKeys.one(found.id), next),
  });
}
