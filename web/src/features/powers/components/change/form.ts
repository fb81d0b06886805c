import type { Of } from "@/api/types";
import type { Power } from "../../queries";
import { tidy } from "../place";

type Duty = "handling" | "reviewing" | "deciding";
export const DUTIES: readonly Duty[] = ["handling", "reviewing", "deciding"];
export const LONG = [
  "content", "legal_basis", "procedure", "level_authority", "duty", "responsibility_basis", "accountability_scope", "accountability_cases", "service_commitment", "work_discipline", "remarks",
] as const;
const FIELDS = [
  "name", "sub_name", "department_id", "exercising_subject", "time_limit", "time_limit_value", "time_limit_unit", "time_limit_counting", "fee", "has_discretion", "disclosure", "responsibility_items", "parent_id", "levels", "reform", ...LONG,
] as const;

/** The wording of a power as the form holds it: its posts by what they do. */
export type Wording = Record<string, unknown>;

export interface ChangeFields {
  cause?: Of<"ChangeDraft">["cause"];
  reason?: string;
  citation?: string;
  enters_on?: string | null;
  proposed: Wording;
}

/** What the draft keeps: only what reads differently, on top of whatever holds when one goes on. */
export interface KeptChange extends Omit<ChangeFields, "proposed"> {
  news: Wording;
}

/** How the power reads now. */
export function present(power: Power): Wording {
  const fields = Object.fromEntries(FIELDS.map((name) => [name, power[name]]));
  return { ...fields, ...byDuty(power.posts) };
}

function byDuty(posts: readonly { post_id: string; duty: string }[]): Record<Duty, string[]> {
  const of = (duty: Duty) => posts.filter((one) => one.duty === duty).map((one) => one.post_id);
  return { handling: of("handling"), reviewing: of("reviewing"), deciding: of("deciding") };
}

/** Where one begins: with what was written last, else with the change under way, else with what holds. */
export function started(power: Power, kept?: KeptChange | null): ChangeFields {
  if (kept) {
    const { news, ...why } = kept;
    return { ...why, proposed: { ...present(power), ...news } };
  }
  const pending = power.pending;
  if (!pending?.cause) return { proposed: present(power) };
  const { posts, ...rest } = pending.proposed as Wording & { posts?: { post_id: string; duty: string }[] };
  return {
    cause: pending.cause as ChangeFields["cause"],
    reason: pending.reason,
    citation: pending.sources[0]?.citation,
    enters_on: pending.enters_on,
    proposed: { ...present(power), ...rest, ...(posts ? byDuty(posts) : {}) },
  };
}

function empty(value: unknown): boolean {
  return value == null || value === "" || (Array.isArray(value) && value.length === 0);
}

export function alike(one: unknown, other: unknown): boolean {
  if (empty(one) && empty(other)) return true;
  if (Array.isArray(one) && Array.isArray(other)) return JSON.stringify([...(one as unknown[])].sort()) === JSON.stringify([...(other as unknown[])].sort());
  return JSON.stringify(one) === JSON.stringify(other);
}

/** What of the wording reads differently from what holds. */
export function newsOf(power: Power, proposed: Wording): Wording {
  const now = present(power);
  const tidied = Object.entries(proposed).map(([name, value]): [string, unknown] => [name, tidy(name, value)]);
  return Object.fromEntries(tidied.filter(([name, value]) => name in now && !alike(now[name], value)));
}

const NULLED = new Set(["department_id", "time_limit_value", "time_limit_unit", "time_limit_counting", "disclosure", "parent_id", "reform"]);

/** The change as the service takes it. */
export function bodyOf(power: Power, { proposed, ...why }: ChangeFields): Of<"ChangeDraft"> {
  const news = newsOf(power, proposed);
  const posted = DUTIES.some((duty) => duty in news);
  const rest = Object.entries(news).filter(([name]) => !DUTIES.includes(name as Duty));
  const posts = DUTIES.flatMap((duty) => ((proposed[duty] as string[] | undefined) ?? []).map((post_id) => ({ post_id, duty })));
  return {
    ...why,
    enters_on: why.enters_on ?? null,
    proposed: { ...Object.fromEntries(rest.map(([name, value]) => [name, sent(name, value)])), ...(posted ? { posts } : {}) },
  } as Of<"ChangeDraft">;
}

function sent(name: string, value: unknown): unknown {
  return empty(value) && !Array.isArray(value) ? (NULLED.has(name) ? null : "") : value;
}
