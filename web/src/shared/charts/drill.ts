import { useReachablePages } from "../pages/reachable";

/** The page of each register a chart counts. */
const PAGES: Record<string, string> = {
  "risk-points": "/risks",
  measures: "/measures",
  powers: "/powers",
  sheets: "/surveys",
  commitments: "/pledges",
  progress: "/progress",
  bureaus: "/region/bureaus",
};

export type Drill = Record<string, unknown> | null | undefined;

/** Leads from a number to the register that shows exactly what it counts, if one may open it. */
export function useDrill(): (list: string | null | undefined, drill: Drill) => string | undefined {
  const open = new Set(useReachablePages().map((page) => page.path));
  return (list, drill) => {
    const page = PAGES[list ?? ""];
    if (!page || !drill || !open.has(page)) return undefined;
    if (list === "bureaus") return `${page}/${String(drill.code)}`;
    return `${page}?${new URLSearchParams(drill as Record<string, string>)}`;
  };
}
