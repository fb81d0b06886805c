import { createContext, useContext } from "react";
import type { Page } from "./page";

/** The pages the person may open from anywhere, in the order of the menu. */
export const ReachablePages = createContext<readonly Page[]>([]);

export function useReachablePages(): readonly Page[] {
  return useContext(ReachablePages);
}
