import { useQuery } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { PermissionAnswer } from "./answer";

export interface Asked {
  permission: string;
  subject_kind: string;
  subject_id: string;
}

const AT_ONCE = 50;

/** What the service says to many questions “may I”, in their order. */
export async function answersFor(asked: readonly Asked[]): Promise<PermissionAnswer[]> {
  const parts: Asked[][] = [];
  for (let at = 0; at < asked.length; at += AT_ONCE) parts.push(asked.slice(at, at + AT_ONCE));
  const found = await Promise.all(
    parts.map((questions) => taken(api.POST("/api/v1/permission-answers", { body: { questions } as never }))),
  );
  return found.flatMap((one) => one.items);
}

/** Which of these acts the reader may do to one record, asked in one question. */
export function useAnswers(kind: string, id: string | undefined, permissions: readonly string[]) {
  const { data } = useQuery({
    queryKey: ["permission-answer", "several", kind, id, permissions],
    enabled: Boolean(id),
    staleTime: 30_000,
    queryFn: () => answersFor(permissions.map((permission) => ({ permission, subject_kind: kind, subject_id: id ?? "" }))),
  });
  return (permission: string) => data?.[permissions.indexOf(permission)];
}
