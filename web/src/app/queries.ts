import { MutationCache, QueryCache, QueryClient } from "@tanstack/react-query";
import { Problem } from "@/api/problem";
import { raise } from "@/shared/problem/raised";

const UNDER_WAY = "request-in-progress";

/** Server state lives here only. Refusals of changes are shown by one dialog, unless the page shows them itself. */
export const queries = new QueryClient({
  queryCache: new QueryCache({
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
