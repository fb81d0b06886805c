import { useMe } from "@/shared/session/me";
import type { Page } from "@/shared/pages/page";
import { useReachablePages } from "@/shared/pages/reachable";
import { usePreferences } from "@/shared/session/preferences";

export const MOST = 8;

/** What each office mostly opens, in this order; the person may choose otherwise. */
const USUAL: readonly (readonly [string, readonly string[]])[] = [
  ["section_head", ["P11", "P19", "P16", "P20", "P22"]],
  ["main_leader", ["P16", "P27", "P45", "P22", "P59"]],
  ["deputy_leader", ["P10", "P16", "P22", "P45"]],
  ["party_group", ["P27", "P16"]],
  ["register_office", ["P39", "P29", "P32", "P27", "P59", "P16"]],
  ["discipline_group", ["P16", "P45", "P27"]],
  ["supervision_office", ["P16", "P45", "P22"]],
  ["administrator", ["P54", "P55", "P58", "P56", "P64"]],
  ["auditor", ["P16", "P64", "P10"]],
  ["leading_group_office", ["P52", "P50", "P53", "P46", "P47"]],
  ["leading_group", ["P46", "P47", "P50", "P52"]],
  ["system_administrator", ["OPS"]],
  ["security_administrator", ["P55", "OPS"]],
  ["audit_administrator", ["P64", "OPS"]],
  ["post_holder", ["P18", "P24", "P23", "P16", "P10"]],
];

/** The pages one keeps at hand. */
export function useShortcuts(): Page[] {
  const { roles } = useMe();
  const chosen = usePreferences().shortcuts;
  const pages = useReachablePages();
  const held = new Set(roles as readonly string[]);
  const ids = chosen?.length ? chosen : [...new Set(USUAL.filter(([role]) => held.has(role)).flatMap(([, list]) => list))];
  return ids.flatMap((id) => pages.find((one) => one.id === id) ?? []).slice(0, MOST);
}
