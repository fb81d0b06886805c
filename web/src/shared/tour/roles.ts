/** Where a step of the tour points. */
export type Mark = "tasks" | "todo" | "menu" | "points" | "cycle" | "shortcuts" | "overview" | "help";

/** What a step points at: whatever carries its mark, or the head of the page. */
export function markedBy(mark: Mark): string {
  return mark === "overview" ? "#content h1" : `[data-guide="${mark}"]`;
}

/** Who is shown what third; the first that fits decides. Everybody is shown to-dos, menu and help. */
const TOURS: readonly { role: string; held: readonly string[]; first?: Mark; third: Mark }[] = [
  { role: "operator", held: ["system_administrator", "security_administrator", "audit_administrator"], third: "shortcuts" },
  { role: "group", held: ["leading_group_office", "leading_group"], first: "todo", third: "overview" },
  { role: "leader", held: ["main_leader"], third: "points" },
  { role: "watch", held: ["discipline_group", "supervision_office"], third: "points" },
  { role: "deputy", held: ["deputy_leader"], third: "points" },
  { role: "office", held: ["register_office"], third: "cycle" },
  { role: "administrator", held: ["administrator"], third: "shortcuts" },
  { role: "auditor", held: ["auditor"], third: "shortcuts" },
  { role: "head", held: ["section_head"], third: "points" },
];
const ANYBODY = { role: "holder", held: [], third: "points" } satisfies (typeof TOURS)[number];

export interface OwnTour {
  role: string;
  steps: readonly Mark[];
}

/** The tour of whoever holds these roles. */
export function tourOf(roles: readonly string[]): OwnTour {
  const { role, first = "tasks", third }: (typeof TOURS)[number] = TOURS.find((one) => one.held.some((held) => roles.includes(held))) ?? ANYBODY;
  return { role, steps: [first, "menu", third, "help"] };
}
