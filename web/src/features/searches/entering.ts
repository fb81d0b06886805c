import { api, taken, version } from "@/api/client";
import { Problem } from "@/api/problem";
import { type GradingRules, proposedRank } from "@/shared/grade/rules";
import { readSheet } from "./queries";
import { type Head, headOf, isBare, linesOf, type Row, type SheetFull, type SheetPointLine, type Written } from "./sheet";

/** Something wrong at one field of one line, or of the sheet itself. */
export interface Fault {
  row?: string;
  field: string;
  message: string;
  blocking: boolean;
}

interface Entered {
  sheet: SheetFull;
  written: Written;
  faults: Fault[];
}

const at = (id: string) => ({ path: { sheet_id: id } });

/** Enters all that was written into the register and reads the sheet anew; what is refused stays written. */
export async function enter(sheet: SheetFull, written: Written, rules: GradingRules | undefined, dropped: string): Promise<Entered> {
  const faults: Fault[] = [];
  const tryTo = async (row: string | undefined, act: () => Promise<unknown>): Promise<boolean> => {
    try {
      await act();
      return true;
    } catch (failure) {
      if (!(failure instanceof Problem) || failure.status === 0 || failure.status === 401) throw failure;
      faults.push(...faultsOf(failure, row));
      return false;
    }
  };
  if (differs(written.head, sheet)) await tryTo(undefined, () => keepHead(sheet, written.head));
  const gone: string[] = [];
  for (const one of written.gone) {
    const done = await tryTo(undefined, () => answer(sheet.id, one, { answer: "dropped", reason: dropped }));
    if (!done) gone.push(one);
  }
  const rows: Row[] = [];
  for (const row of written.rows) {
    if (isBare(row)) continue;
    rows.push(await enterRow(sheet, row, rules, tryTo));
  }
  let fresh = await readSheet(sheet.id);
  const scored = rows.filter((one) => one.id && one.scored && isScored(one, rules));
  for (const row of scored) {
    const line = fresh.points.find((one) => one.risk_point_id === row.id);
    if (line && rules) row.scored = !(await tryTo(row.key, () => propose(line.point.id, line.point.version, row, rules)));
  }
  if (scored.length) fresh = await readSheet(sheet.id);
  return { sheet: fresh, written: { rows, gone, head: faults.some((one) => !one.row) ? written.head : headOf(fresh) }, faults };
}

type Try = (row: string | undefined, act: () => Promise<unknown>) => Promise<boolean>;

async function enterRow(sheet: SheetFull, row: Row, rules: GradingRules | undefined, tryTo: Try): Promise<Row> {
  const next = { ...row };
  const known = sheet.points.find((one) => one.risk_point_id === row.id);
  if (row.kind === "carried") {
    const same = known?.answer === row.answer && known.reason === row.reason && known.part === row.part;
    if (!same && row.answer !== "pending") {
      next.touched = !(await tryTo(row.key, () => answer(sheet.id, row.id ?? "", { answer: row.answer, reason: row.reason, part: row.part || null })));
    }
    return next;
  }
  if (!row.id) {
    await tryTo(row.key, async () => {
      const line = await addPoint(sheet.id, row, rules);
      next.id = line.risk_point_id;
      next.touched = false;
    });
    return next;
  }
  if (row.touched && known) {
    const changed = () => taken(api.PUT("/api/v1/risk-points/{risk_point_id}", { params: { path: { risk_point_id: row.id ?? "" }, header: version(known.point.version) }, body: wordsOf(row) as never }));
    next.touched = !(await tryTo(row.key, changed));
    const measures = measuresOf(row, known);
    if (known.part !== row.part || JSON.stringify(measures) !== JSON.stringify(known.measures)) {
      await tryTo(row.key, () => answer(sheet.id, row.id ?? "", { answer: "candidate", reason: row.reason, part: row.part || null, measures }));
    }
  }
  return next;
}

function wordsOf(row: Row) {
  return {
    title: row.title.trim(),
    category: row.category ?? null,
    power_id: row.power_id ?? null,
    flow_step: row.flow_step.trim(),
    manifestations: linesOf(row.manifestations),
    causes: row.causes,
    loss: row.loss.trim(),
    uncertainty: row.uncertainty.trim(),
    ...(row.method ? { method: row.method } : {}),
  };
}

/** What is written to be done and is not in the register yet. */
function measuresOf(row: Row, known?: SheetPointLine): SheetPointLine["measures"] {
  const entered = new Set(known?.point.measures.map((one) => one.text));
  return linesOf(row.measure).flatMap((text) => (entered.has(text) ? [] : [{ text, due_on: row.due_on || null }]));
}

function addPoint(sheet: string, row: Row, rules: GradingRules | undefined) {
  const rank = rules ? proposedRank(rules, row.scores, row.consequence) : null;
  return taken(api.POST("/api/v1/sheets/{sheet_id}/points", {
    params: at(sheet),
    headers: { "Idempotency-Key": row.key },
    body: { ...wordsOf(row), part: row.part, provisional_rank: rank, measures: measuresOf(row) } as never,
  }));
}

function answer(sheet: string, point: string, body: { answer: string; reason: string; part?: string | null; measures?: SheetPointLine["measures"] }) {
  return taken(api.PUT("/api/v1/sheets/{sheet_id}/points/{risk_point_id}", { params: { path: { sheet_id: sheet, risk_point_id: point } }, body: body as never }));
}

function keepHead(sheet: SheetFull, head: Head) {
  const blanks = head.blanks.filter((one) => one.reason.trim());
  const inputs = head.inputs.filter((one) => one.text.trim());
  const meetings = head.meetings.filter((one) => one.held_on);
  return taken(api.PUT("/api/v1/sheets/{sheet_id}", {
    params: { ...at(sheet.id), header: version(sheet.version) },
    body: { step: Math.max(sheet.step, 2), blanks, inputs, participants: head.participants, meetings } as never,
  }));
}

function differs(head: Head, sheet: SheetFull): boolean {
  return JSON.stringify(head) !== JSON.stringify({ blanks: sheet.blanks, inputs: sheet.inputs, participants: sheet.participants, meetings: sheet.meetings });
}

function isScored(row: Row, rules: GradingRules | undefined): boolean {
  return Boolean(rules?.factors.every((one) => row.scores[one.code] != null));
}

/** The reason of each score is what was written of how likely it is, and of what would be lost. */
function propose(point: string, number: number, row: Row, rules: GradingRules) {
  const reason = (dimension: string) => (dimension === "danger" ? row.uncertainty : row.loss).trim();
  return taken(api.POST("/api/v1/risk-points/{risk_point_id}/grading-proposal", {
    params: { path: { risk_point_id: point }, header: version(number) },
    body: {
      scores: row.scores,
      rationales: Object.fromEntries(rules.factors.map((one) => [one.code, reason(one.dimension)])),
      consequence: row.consequence ?? null,
    } as never,
  }));
}

const FACTOR_FIELD: Record<string, string> = { danger: "uncertainty", impact: "loss" };

function faultsOf(failure: Problem, row: string | undefined): Fault[] {
  const errors = failure.document.errors ?? [];
  if (!errors.length) return [{ row, field: "title", message: failure.message, blocking: true }];
  return errors.map((one) => {
    const [first = "title", second = ""] = one.pointer.split("/").filter(Boolean);
    const field = first === "rationales" ? (FACTOR_FIELD[second === "harm" ? "impact" : "danger"] ?? "loss") : first;
    return { row, field, message: one.message, blocking: true };
  });
}

/** What the service still misses on the sheet, put at the lines and fields it concerns. */
export function faultsFrom(sheet: SheetFull, more: (gap: SheetFull["gaps"][number]) => string): Fault[] {
  return sheet.gaps.map((gap) => {
    const [place = "", index = "", field = ""] = gap.pointer.split("/").filter(Boolean);
    const line = place === "points" && index !== "" ? sheet.points[Number(index)] : undefined;
    if (line) return { row: line.risk_point_id, field: field || "title", message: gap.message, blocking: gap.blocking };
    return { field: index ? `${place}-${index}` : place, message: `${gap.message}${more(gap)}`, blocking: gap.blocking };
  });
}
