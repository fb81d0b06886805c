import { useQuery } from "@tanstack/react-query";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";

export type Task = Of<"Task">;

export function useMyTasks() {
  return useQuery({
    queryKey: ["tasks", "workbench"],
    queryFn: () => taken(api.GET("/api/v1/tasks", { params: { query: { box: "waiting", limit: 100, total: true } } })),
  });
}

export function useToRead() {
  return useQuery({
    queryKey: ["tasks", "workbench", "to_read"],
    queryFn: () => taken(api.GET("/api/v1/tasks", { params: { query: { box: "to_read", limit: 20 } } })),
  });
}

export function useDrafts() {
  return useQuery({
    queryKey: ["drafts"],
    queryFn: () => taken(api.GET("/api/v1/drafts")),
    retry: false,
  });
}

/** The year under way and how far it has come; nothing where none is open. */
export function useCycleProgress(wanted: boolean) {
  const cycles = useQuery({
    queryKey: ["cycles", "workbench"],
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/cycles", { params: { query: { limit: 10 } } })),
  });
  const open = cycles.data?.items.find((one) => one.state === "open");
  const progress = useQuery({
    queryKey: ["cycles", open?.id, "progress"],
    enabled: Boolean(open),
    queryFn: () => taken(api.GET("/api/v1/cycles/{cycle_id}/progress", { params: { path: { cycle_id: open?.id ?? "" } } })),
  });
  return { cycle: open, between: betweenYears(cycles.data?.items ?? []), progress: progress.data, asked: cycles.isFetched };
}

/** Where no year is open: the one that ended last and the plan of the next, if there are any. */
function betweenYears(cycles: Of<"Cycle">[]) {
  const newest = [...cycles].sort((one, other) => other.year - one.year);
  const closed = newest.find((one) => one.state === "closed");
  const next = newest.find((one) => one.state === "draft" && one.year > (closed?.year ?? 0));
  return { closed: closed?.year, next: next?.year, approved: Boolean(next?.approved_on) };
}

/** How many points in force the person answers for: directly, as their manager, as who watches over them. */
export function useMyPoints() {
  return useQuery({
    queryKey: ["risk_points", "mine"],
    queryFn: () => taken(api.GET("/api/v1/my/risk-points")),
  });
}

export function useRunningNotices(wanted: boolean) {
  return useQuery({
    queryKey: ["notices", "workbench"],
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/notices", { params: { query: { state: "published", limit: 5 } } })),
  });
}

export function useFilingsToAnswer(wanted: boolean) {
  return useQuery({
    queryKey: ["received-filings", "workbench"],
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/received-filings", { params: { query: { state: "received", limit: 8 } } })),
  });
}

export function useBureaus(wanted: boolean) {
  return useQuery({
    queryKey: ["region", "bureaus"],
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/region/bureaus")),
  });
}

export function useTenants(wanted: boolean) {
  return useQuery({
    queryKey: ["tenants"],
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/tenants")),
  });
}

const LATEST = 5;

/** What was last made known to the reader: rules in force, and plans of the leading group. */
export function useNews(rules: boolean, plans: boolean) {
  return useQuery({
    queryKey: ["news", rules, plans],
    queryFn: async () => {
      const [made, sent] = await Promise.all([
        rules ? taken(api.GET("/api/v1/regulations", { params: { query: { status: "in_force", newest: true, limit: LATEST } } })) : { items: [] },
        plans ? taken(api.GET("/api/v1/received-cycle-plans")) : { items: [] },
      ]);
      return [
        ...sent.items.map((one) => ({ key: one.document_id, kind: "plan", title: one.title, on: one.received_at, to: "/cycles" })),
        ...made.items.map((one) => ({ key: one.id, kind: "rule", title: one.title, on: one.effective_on ?? "", to: `/regulations?open=${one.id}` })),
      ].sort((one, other) => other.on.localeCompare(one.on)).slice(0, LATEST);
    },
  });
}
