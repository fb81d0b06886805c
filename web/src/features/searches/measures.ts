import { api, taken } from "@/api/client";
import { Problem } from "@/api/problem";
import { linesOf, type Row, type SheetFull } from "./sheet";

/**
 * Enters the measures written on a sheet. While review chains rule they wait until their point is
 * confirmed; gives how many still wait.
 */
export async function enterMeasures(rows: readonly Row[]): Promise<number> {
  let waiting = 0;
  for (const row of rows) {
    if (row.kind !== "found" || !row.id) continue;
    for (const text of linesOf(row.measure)) {
      try {
        await taken(api.POST("/api/v1/risk-points/{risk_point_id}/measures", {
          params: { path: { risk_point_id: row.id } },
          body: { text, due_on: row.due_on || null } as never,
        }));
      } catch (failure) {
        if (!(failure instanceof Problem)) throw failure;
        waiting += 1;
      }
    }
  }
  return waiting;
}

/** The lines whose measures are not in the register yet. */
export function unentered(sheet: SheetFull, written: readonly Row[]): Row[] {
  const known = new Map(sheet.points.map((one) => [one.risk_point_id, one.point.measures.map((measure) => measure.text)] as const));
  return written.flatMap((one) => {
    const there = known.get(one.id ?? "");
    const missing = linesOf(one.measure).filter((text) => there && !there.includes(text));
    return one.kind === "found" && missing.length ? [{ ...one, measure: missing.join("\n") }] : [];
  });
}
