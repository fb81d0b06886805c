import type { Task } from "./queries";

const TOGETHER = new Set(["gatekeep", "review", "sign", "file"]);
const KNOWN = new Set(["draft", "consult", "collective_decision", "public_notice"]);

/** Why this one must be looked at by itself; empty when it may go with the others. */
export function apartBecause(task: Task): string {
  const type = task.step?.type ?? "";
  if (!task.case_id || !TOGETHER.has(type)) return KNOWN.has(type) ? type : "elsewhere";
  if (task.rank === 1) return "high";
  return task.lowers ? "lowers" : "";
}
