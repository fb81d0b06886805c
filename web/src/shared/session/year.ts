import { useQuery } from "@tanstack/react-query";
import { useCallback, useSyncExternalStore } from "react";
import { useLocation, useNavigate } from "react-router";
import { api, taken } from "@/api/client";
import { thisYear } from "../time/dates";
import { useCan, useMe } from "./me";
import { keptYear, keepYear, onYear } from "./kept-year";

export interface Year {
  id?: string;
  year: number;
  /** A code of `cycles.state`, or of `cycle_plans.state` where plans are written for others. */
  state?: string;
  /** Since when a plan is back with those who wrote it, to be revised. */
  returned_on?: string | null;
  /** Since when a plan that is not opened yet may be opened. */
  approved_on?: string | null;
}

const YEAR = /^\d{4}$/;
const OF_CYCLE = /^\/cycles\/([^/]+)/;

async function cycles(): Promise<Year[]> {
  return (await taken(api.GET("/api/v1/cycles", { params: { query: { limit: 50 } } }))).items;
}

/** The years of a leading group are those of its plans, and always this one. */
async function plans(): Promise<Year[]> {
  const { items } = await taken(api.GET("/api/v1/cycle-plans", { params: { query: { limit: 50 } } }));
  const found = new Map<number, Year>([[thisYear(), { year: thisYear() }]]);
  for (const { year, state } of items) {
    if (found.get(year)?.state !== "issued") found.set(year, { year, state });
  }
  return [...found.values()];
}

/** The years there are, the newest first; nothing until they are known. */
export function useYears(): readonly Year[] | undefined {
  const regional = useMe().tenant_kind === "leading_group";
  const { data, isError } = useQuery({
    queryKey: regional ? ["cycle-plans", "years"] : ["cycles", "years"],
    enabled: useCan()("cycle_plan:read"),
    staleTime: 60_000,
    queryFn: async () => (await (regional ? plans() : cycles())).sort((one, other) => other.year - one.year),
  });
  return isError ? [] : data;
}

/** The year everything is shown of: the one the address names, else the one chosen, else the running one. */
export function useYear() {
  const regional = useMe().tenant_kind === "leading_group";
  const years = useYears() ?? [];
  const chosen = useSyncExternalStore(onYear, keptYear);
  const { pathname, search } = useLocation();
  const navigate = useNavigate();
  const of = (year: string | number | null) => years.find((one) => String(one.year) === String(year));
  const running = regional ? of(thisYear()) : (years.find((one) => one.state === "open") ?? years.find((one) => one.state === "closed") ?? years[0]);
  const [, opened] = OF_CYCLE.exec(pathname) ?? [];
  const asked = new URLSearchParams(search).get("year") ?? "";
  const picked = of(chosen);
  const shown = years.find((one) => opened && one.id === opened) ?? of(asked) ?? picked ?? running;
  /** What lists that show every year are narrowed to: a year that was asked for. */
  const narrowed = YEAR.test(asked) ? asked : picked && picked !== running ? String(picked.year) : undefined;
  /** Makes a year the one of every page; the page one is on follows. */
  const choose = useCallback(
    (next: Year, named = false) => {
      const usual = next.year === running?.year;
      keepYear(usual ? undefined : next.year);
      const params = new URLSearchParams(search);
      if (usual && !named) params.delete("year");
      else if (named || params.has("year")) params.set("year", String(next.year));
      const path = opened && opened !== "new" && next.id ? pathname.replace(opened, next.id) : pathname;
      const address = [path, params.toString()].filter(Boolean).join("?");
      if (address !== [pathname, new URLSearchParams(search).toString()].filter(Boolean).join("?")) navigate(address);
    },
    [running?.year, search, opened, pathname, navigate],
  );
  return { years, running, shown, narrowed, choose };
}

/** The part of a ledger's question that keeps it to the year asked for. */
export function useYearAsked(): { year: string } | undefined {
  const { narrowed } = useYear();
  return narrowed ? { year: narrowed } : undefined;
}
