import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { onAct } from "@/api/acts";
import { Problem } from "@/api/problem";
import { messageKeys } from "@/shared/messages/counts";
import { raise } from "@/shared/problem/raised";
import { TASK_COUNTS } from "@/shared/tasks/counts";

const UNDER_WAY = "request-in-progress";

/** Server state lives here only. Refusals of changes are shown by one dialog, unless the page shows them itself. */
export const queries = new QueryClient({
  queryCache: new QueryCache({
    onSuccess: (data, { queryKey }) => agree(queryKey, data),
    onError: (problem) => {
      if (problem instanceof Problem && problem.status === 401) raise(problem);
    },
  }),
  mutationCache: new MutationCache({
    onError: (problem, _variables, _context, mutation) => {
      if (mutation.meta?.quiet && !(problem instanceof Problem && problem.status === 401)) return;
      raise(problem);
    },
  }),
  defaultOptions: {
    queries: {
      retry: (count, problem) => count < 2 && problem instanceof Problem && problem.status === 0,
      staleTime: 15_000,
      refetchOnWindowFocus: false,
    },
    mutations: {
      // What was not answered is asked again, under the same key.
      retry: (count, problem) => count < 3 && problem instanceof Problem && (problem.status === 0 || problem.document.code === UNDER_WAY),
      retryDelay: 2_000,
      networkMode: "always",
    },
  },
});

const WORKBENCH = ["tasks", "workbench"];
const told = new Map<string, string>();

/** The bell and the boxes tell the same: whichever was asked last has the other asked anew. */
function agree([about, what]: readonly unknown[], data: unknown): void {
  if (about !== "tasks" && about !== "messages") return;
  if (what === "list") void queries.invalidateQueries({ queryKey: [about, "counts"] });
  if (what !== "counts") return;
  const before = told.get(about);
  told.set(about, JSON.stringify(data));
  if (before === undefined || before === told.get(about)) return;
  for (const queryKey of [[about, "list"], WORKBENCH]) void queries.invalidateQueries({ queryKey });
}

// What waits, and what one may do to a record, change with what was done.
onAct(() => {
  for (const queryKey of [TASK_COUNTS, messageKeys.counts, WORKBENCH, ["permission-answer"]]) void queries.invalidateQueries({ queryKey });
});
