import type { Page } from "@/shared/pages/page";
import type { Me } from "@/shared/session/me";
import { PAGES } from "../pages";

const OWN = "mine";
const HELP = "P09";
const FEW = 8;

/** The menu from top to bottom: single pages, or groups of pages by their numbers. */
export const MENU: readonly (string | { group: string; pages: readonly string[] })[] = [
  "P46",
  "P03",
  "P03.region",
  "P04",
  { group: OWN, pages: ["P18", "P24", "P23"] },
  { group: "powers", pages: ["P10", "P10.list", "P15", "P25"] },
  { group: "risks", pages: ["P16", "P19", "P19.sources", "P20", "P21", "P21.appraisers", "P26"] },
  { group: "measures", pages: ["P22"] },
  { group: "decisions", pages: ["P27", "P27.matters", "P27.limits", "P29", "P32", "EXCHANGE", "P37"] },
  { group: "region", pages: ["P50", "P52", "P53", "P47", "P37.region", "EXCHANGE.region"] },
  { group: "progress", pages: ["P39", "P40", "P45"] },
  { group: "exchange", pages: ["P59", "P61"] },
  { group: "settings", pages: ["P54", "P55", "P56", "P57", "P58", "P63", "P64"] },
  { group: "platform", pages: ["OPS"] },
  HELP,
];

const MINE = ["P03", "P04", "P18", "P24", "P23", "P16", "P29"];
const WATCHING = [...MINE, "P10", "P19", "P19.sources", "P20", "P22", "P27", "P27.matters", "P37", "P40", "P45"];

/** What people of these roles work with; whoever holds another role finds all he may open. The rest stands in 帮助. */
const BY_ROLE: Readonly<Partial<Record<string, readonly string[]>>> = {
  post_holder: [...MINE, "P21", "P09"],
  section_head: [...MINE, "P10", "P15", "P19", "P20", "P21", "P26", "P22", "P27", "P40", "P45"],
  deputy_leader: [...MINE, "P10", "P15", "P20", "P21", "P26", "P22", "P27", "P40", "P45"],
  main_leader: [...MINE, "P10", "P20", "P26", "P22", "P27", "P27.matters", "P32", "P39", "P40", "P45"],
  party_group: [...MINE, "P27", "P27.matters"],
  discipline_group: WATCHING,
  supervision_office: WATCHING,
  auditor: ["P03", "P04", "P18", "P24", "P23", "P16", "P10", "P22", "P61", "P64"],
};

const BY_ID = new Map(PAGES.map((page) => [page.id, page] as const));

/** Whether a page exists for this person at all; what he lacks is absent, not grey. */
export function reaches(me: Me, page: Page): boolean {
  if (page.leadsTo?.[me.tenant_kind ?? ""]) return false;
  if (page.tenants && !page.tenants.includes(me.tenant_kind ?? "")) return false;
  const asked = page.asksIn?.[me.tenant_kind ?? ""] ?? page.asks;
  if (!asked) return true;
  const asks = typeof asked === "string" ? [asked] : asked;
  return asks.some((one) => (me.permissions as readonly string[]).includes(one));
}

export interface MenuEntry {
  key: string;
  page?: Page;
  children?: Page[];
}

/** What the roles a person holds work with, taken together; nothing where one of them works with everything. */
function worksWith(me: Me): Set<string> | undefined {
  const roles = me.roles.filter((one) => me.roles.length === 1 || one !== "post_holder");
  const pages = roles.map((one) => BY_ROLE[one]);
  return pages.some((one) => !one) ? undefined : new Set(pages.flatMap((one) => one ?? []));
}

/** The person's own menu; a group of one page is that page, and a short menu has no groups but his own work. */
export function menuOf(me: Me): MenuEntry[] {
  const wanted = worksWith(me);
  const shown = (id: string) => (wanted ? wanted.has(id) : id !== HELP);
  const entries = MENU.map((one) => {
    const ids = typeof one === "string" ? [one] : one.pages;
    const found = ids.filter(shown).flatMap((id) => BY_ID.get(id) ?? []).filter((page) => reaches(me, page));
    return { name: typeof one === "string" ? "" : one.group, found };
  });
  const short = entries.reduce((sum, { name, found }) => sum + (name === OWN ? 1 : found.length), 0) <= FEW;
  return entries.flatMap(({ name, found }): MenuEntry[] => {
    const alone = found.length === 1 || !name || (short && name !== OWN);
    if (alone) return found.map((page) => ({ key: page.path, page }));
    return found.length ? [{ key: `group.${name}`, children: found }] : [];
  });
}

/** Every page one can open without naming a record. */
export function reachablePages(me: Me): Page[] {
  const found = PAGES.filter((page) => !page.path.includes(":") && reaches(me, page));
  return found.filter((page, index) => found.findIndex((one) => one.title === page.title) === index);
}
