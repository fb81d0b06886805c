import type { Page } from "@/shared/pages/page";
import type { Me } from "@/shared/session/me";
import { PAGES } from "../pages";

/** The menu from top to bottom: single pages, or groups of pages by their numbers. */
export const MENU: readonly (string | { group: string; pages: readonly string[] })[] = [
  "P46",
  "P03",
  "P03.region",
  "P04",
  { group: "mine", pages: ["P18", "P24", "P23"] },
  { group: "powers", pages: ["P10", "P10.list", "P15", "P25"] },
  { group: "risks", pages: ["P16", "P19", "P19.sources", "P20", "P21", "P21.appraisers", "P26"] },
  { group: "measures", pages: ["P22"] },
  { group: "decisions", pages: ["P27", "P27.matters", "P27.limits", "P29", "P32", "EXCHANGE", "P37"] },
  { group: "region", pages: ["P50", "P52", "P53", "P47", "P37.region", "EXCHANGE.region"] },
  { group: "progress", pages: ["P39", "P40", "P45"] },
  { group: "exchange", pages: ["P59", "P61"] },
  { group: "settings", pages: ["P54", "P55", "P56", "P57", "P58", "P64"] },
  { group: "platform", pages: ["OPS"] },
];

const BY_ID = new Map(PAGES.map((page) => [page.id, page] as const));

/** Whether a page exists for this person at all; what he lacks is absent, not grey. */
export function reaches(me: Me, page: Page): boolean {
  if (page.leadsTo?.[me.tenant_kind ?? ""]) return false;
  if (page.tenants && !page.tenants.includes(me.tenant_kind ?? "")) return false;
  if (!page.asks) return true;
  const asks = typeof page.asks === "string" ? [page.asks] : page.asks;
  return asks.some((one) => (me.permissions as readonly string[]).includes(one));
}

export interface MenuEntry {
  key: string;
  page?: Page;
  children?: Page[];
}

/** The person's own menu; a group of one page is that page. */
export function menuOf(me: Me): MenuEntry[] {
  return MENU.flatMap((one): MenuEntry[] => {
    const ids = typeof one === "string" ? [one] : one.pages;
    const found = ids.flatMap((id) => BY_ID.get(id) ?? []).filter((page) => reaches(me, page));
    const [only] = found;
    if (!only) return [];
    if (typeof one === "string" || found.length === 1) return [{ key: only.path, page: only }];
    return [{ key: `group.${one.group}`, children: found }];
  });
}

/** Every page one can open without naming a record. */
export function reachablePages(me: Me): Page[] {
  const found = PAGES.filter((page) => !page.path.includes(":") && reaches(me, page));
  return found.filter((page, index) => found.findIndex((one) => one.title === page.title) === index);
}
