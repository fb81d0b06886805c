import { describe, expect, it } from "vitest";
import { asOf, rowOf, type Row, type SheetFull, type SheetPointLine } from "./sheet";

const point = { power_id: null, flow_step: "", category: "post_duty", title: "Known", manifestations: [], causes: [], loss: "", uncertainty: "", method: "forward", consequence: null, measures: [] };
const line = (id: string, kind: "found" | "carried", answer: string) => ({ risk_point_id: id, kind, answer, part: "", reason: "", measures: [], point }) as unknown as SheetPointLine;
const sheet = (...points: SheetPointLine[]) => ({ points, participants: [], members: [], blanks: [], inputs: [], meetings: [] }) as unknown as SheetFull;
const head = { blanks: [], inputs: [], participants: [], meetings: [] };
const fresh = (key: string): Row => ({ ...rowOf(line("", "found", "candidate")), key, id: undefined });

describe("taking back on a sheet that was entered meanwhile", () => {
  it("changes the line that was entered, and never enters it twice", () => {
    const before = { rows: [{ ...fresh("a"), title: "Earlier words" }], gone: [], head };
    const { rows, gone } = asOf(before, sheet(line("1", "found", "candidate")), new Map([["a", "1"]]));
    expect(rows).toMatchObject([{ id: "1", title: "Earlier words", touched: true }]);
    expect(gone).toEqual([]);
  });

  it("takes a line off again that was added and entered", () => {
    const { rows, gone } = asOf({ rows: [], gone: [], head }, sheet(line("1", "found", "candidate")), new Map([["a", "1"]]));
    expect([rows, gone]).toEqual([[], ["1"]]);
  });

  it("brings back what was taken off as a new line", () => {
    const [row] = asOf({ rows: [{ ...fresh("a"), id: "1" }], gone: [], head }, sheet(line("1", "found", "dropped")), new Map()).rows;
    expect(row?.id).toBeUndefined();
    expect(row?.key).not.toBe("a");
  });

  it("keeps what is carried over, and what was answered for it", () => {
    const carried = rowOf(line("2", "carried", "pending"));
    const { rows, gone } = asOf({ rows: [carried], gone: [], head }, sheet(line("2", "carried", "confirmed"), line("3", "carried", "pending")), new Map());
    expect(rows.map((one) => [one.id, one.answer])).toEqual([["2", "confirmed"], ["3", "pending"]]);
    expect(gone).toEqual([]);
  });
});
