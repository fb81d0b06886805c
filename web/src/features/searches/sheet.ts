import { newKey } from "@/api/client";
import type { Of } from "@/api/types";
import type { Scores } from "@/shared/grade/rules";

export interface Contribution {
  id: string;
  risk_point_id: string | null;
  method: string;
  person_name: string;
  post_title: string;
  text: string;
  reply: string;
  at: string;
}

export interface SheetPointLine {
  risk_point_id: string;
  position: number;
  kind: "found" | "carried";
  part: string;
  answer: string;
  reason: string;
  provisional_rank: number | null;
  case_id: string | null;
  /** Written with a point that is not confirmed yet. */
  measures: { text: string; due_on: string | null }[];
  point: Of<"RiskPoint">;
  contributions: Contribution[];
}

export interface SheetGap {
  pointer: string;
  code: string;
  blocking: boolean;
  message: string;
  part?: string;
  power?: string | null;
  name?: string;
  kind?: string;
}

export interface Blank { part: string; power_id?: string | null; reason: string }
export interface Input { kind: string; text: string }
export interface Participant { person_id: string; name: string; present: boolean; reason: string }
export interface Gathering { number: number; held_on: string; place: string; record: string }

/** What stands on a sheet beside its points. */
export interface Head {
  blanks: Blank[];
  inputs: Input[];
  participants: Participant[];
  meetings: Gathering[];
}

export interface SheetFull extends Omit<Of<"Sheet">, "points" | "gaps" | "subject" | "campaign" | "blanks" | "inputs" | "participants" | "meetings" | "raised" | "members" | "examined" | "reviews" | "returns">, Head {
  points: SheetPointLine[];
  gaps: SheetGap[];
  subject: {
    department: string;
    post: string;
    job_rank: string | null;
    deputy: string;
    filled_on: string;
    leadership: string;
    disposes: boolean;
    is_key: boolean;
    business_duties: string;
    integrity_duties: string;
    holders: { person_id: string; name: string; title: string }[];
    powers: { power_id: string; number: string; name: string; basis: string }[];
  };
  campaign: { year: number; round: number; title: string; direction: string };
  raised: Contribution[];
  members: { person_id: string; name: string }[];
  examined: { id: string; power_id: string; reason: string; signed_name: string; signed_at: string }[];
  reviews: { case: string; code: string; type: string; state: string; person_name: string; post_title: string; opinion: string; opened_at: string; closed_at: string | null; by_zh: string; by_en: string; waiting_for: string[] }[];
  returns: { at: string; by: string; reason: string; defects: string[]; field: string }[];
}

export const OF_POST = ["work_post", "leadership_post"];
export const OPEN = ["open", "returned"];

/** One line of a sheet while it is being written. */
export interface Row {
  key: string;
  /** The risk point, once the line was entered. */
  id?: string;
  kind: "found" | "carried";
  part: string;
  power_id?: string | null;
  flow_step: string;
  category?: string | null;
  title: string;
  manifestations: string;
  causes: string[];
  loss: string;
  uncertainty: string;
  method: string;
  scores: Scores;
  consequence?: string | null;
  answer: string;
  reason: string;
  measure: string;
  due_on: string;
  /** Written here since it was last entered; the words, the answer or the scores. */
  touched?: boolean;
  scored?: boolean;
}

export interface Written {
  rows: Row[];
  /** Lines taken off that the register knows already. */
  gone: string[];
  head: Head;
}

export function linesOf(text: string): string[] {
  return text.split("\n").map((one) => one.trim()).filter(Boolean);
}

export function rowOf(line: SheetPointLine): Row {
  const { point } = line;
  return {
    key: line.risk_point_id,
    id: line.risk_point_id,
    kind: line.kind,
    part: line.part,
    power_id: point.power_id,
    flow_step: point.flow_step,
    category: point.category,
    title: point.title,
    manifestations: point.manifestations.join("\n"),
    causes: point.causes,
    loss: point.loss,
    uncertainty: point.uncertainty,
    method: point.method,
    scores: {},
    consequence: point.consequence,
    answer: line.answer,
    reason: line.reason,
    measure: [...point.measures, ...line.measures].map((one) => one.text).join("\n"),
    due_on: line.measures.find((one) => one.due_on)?.due_on ?? "",
  };
}

export function headOf(sheet: SheetFull): Head {
  const known = new Set(sheet.participants.map((one) => one.person_id));
  const missing = sheet.members.filter((one) => !known.has(one.person_id));
  return {
    blanks: sheet.blanks,
    inputs: sheet.inputs,
    participants: [...sheet.participants, ...missing.map((one) => ({ ...one, present: true, reason: "" }))],
    meetings: sheet.meetings,
  };
}

/** The sheet as the service knows it, with what was written here on top. */
export function merged(sheet: SheetFull, kept: Written | null | undefined): Written {
  const lines = sheet.points.filter((one) => one.answer !== "dropped");
  if (!kept) return { rows: lines.map(rowOf), gone: [], head: headOf(sheet) };
  const known = new Map(lines.map((one) => [one.risk_point_id, rowOf(one)] as const));
  const mine = kept.rows.flatMap((one) => {
    if (!one.id) return [one];
    const theirs = known.get(one.id);
    if (!theirs) return [];
    return [one.touched || one.scored ? one : { ...theirs, scores: one.scores }];
  });
  const placed = new Set([...mine.map((one) => one.id), ...kept.gone]);
  const fresh = [...known.values()].filter((one) => !placed.has(one.id));
  return { rows: [...mine, ...fresh], gone: kept.gone.filter((one) => known.has(one)), head: kept.head };
}

/**
 * What was written before, over the lines the service knows by now: a line entered since keeps its number in the
 * register, one taken off since is a new one, and what is carried over stays, if unanswered.
 */
export function asOf(before: Written, sheet: SheetFull, entered: ReadonlyMap<string, string>): Written {
  const known = new Map(merged(sheet, undefined).rows.map((one) => [one.id ?? "", one] as const));
  const rows = before.rows.map((one) => {
    const id = one.id ?? entered.get(one.key);
    const line = known.get(id ?? "");
    if (line) return { ...one, id, answer: one.answer === "pending" ? line.answer : one.answer, touched: true, scored: Object.keys(one.scores).length > 0 };
    return id ? { ...one, id: undefined, key: newKey(), touched: true } : one;
  });
  for (const one of rows) known.delete(one.id ?? "");
  const left = [...known.values()];
  return {
    rows: [...rows, ...left.filter((one) => one.kind === "carried")],
    gone: left.filter((one) => one.kind === "found").map((one) => one.id ?? ""),
    head: before.head,
  };
}

/** Whether nothing at all stands in a line. */
export function isBare(row: Row): boolean {
  return !row.id && ![row.title, row.manifestations, row.loss, row.uncertainty, row.measure].some((one) => one.trim());
}
