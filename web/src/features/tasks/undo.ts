import { useMutation, useQueryClient } from "@tanstack/react-query";
import { newKey } from "@/api/client";
import { Problem, type ProblemDocument } from "@/api/problem";
import { useMe } from "@/shared/session/me";

function usePost() {
  const { csrf_token } = useMe();
  return async (path: string, body: object = {}) => {
    const response = await fetch(`/api/v1${path}`, {
      method: "POST",
      credentials: "same-origin",
      headers: {
        "Content-Type": "application/json",
        "Accept-Language": document.documentElement.lang,
        "X-CSRF-Token": csrf_token ?? "",
        "Idempotency-Key": newKey(),
      },
      body: JSON.stringify(body),
    });
    if (!response.ok) throw new Problem((await response.json()) as ProblemDocument);
  };
}

/** Takes an approval given together back, as long as nobody has acted on it. */
export function useUndoBatch() {
  const post = usePost();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (batch: string) => post(`/tasks/batch-approval/${batch}/undo`),
    onSuccess: () => client.invalidateQueries({ queryKey: ["tasks"] }),
  });
}

/** Reminds whoever the case waits for; at most once in four working hours. */
export function useRemind() {
  const post = usePost();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (caseId: string) => post(`/cases/${caseId}/reminder`),
    onSuccess: () => client.invalidateQueries({ queryKey: ["tasks"] }),
  });
}
