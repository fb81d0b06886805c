import { createContext, useContext } from "react";
import type { Page } from "./page";

/** The pages the person may open from anywhere, in the order of the menu. */
export const ReachablePages = createContext<readonly Page[]>([]);

const HOMES = ["/", "/dash/region"];

/** The page the person begins at: the workbench, or the region for those who look over it. */
export function useHome(): { title: string; to: string } {
  const pages = useReachablePages();
  const home = HOMES.map((path) => pages.find((one) => one.path === path)).find(Boolean);
  return { title: `app:${home?.title ?? "page.P03"}`, to: home?.path ?? "/" };
}

export function useReachablePages(): readonly Page[] {
  return useContext(ReachablePages);
}
