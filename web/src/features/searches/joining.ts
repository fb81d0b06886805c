import { linesOf, type Row } from "./sheet";

function plain(text: string): string {
  return text.replace(/[\s，。、；,.;:：]/g, "").toLowerCase();
}

/** Makes one of the lines that say the same of the same power; gives the lines left and those gone. */
export function joined(rows: readonly Row[]): { rows: Row[]; gone: Row[] } {
  const left: Row[] = [];
  const gone: Row[] = [];
  for (const row of rows) {
    const same = row.kind === "found" && plain(row.title) ? left.findIndex((one) => one.kind === "found" && plain(one.title) === plain(row.title) && (one.power_id ?? "") === (row.power_id ?? "")) : -1;
    const first = left[same];
    if (!first) {
      left.push(row);
      continue;
    }
    // The line the register knows already stays.
    const [kept, lost] = row.id && !first.id ? [row, first] : [first, row];
    left[same] = {
      ...kept,
      touched: true,
      manifestations: [...new Set([...linesOf(first.manifestations), ...linesOf(row.manifestations)])].join("\n"),
      causes: [...new Set([...first.causes, ...row.causes])],
      measure: [...new Set([...linesOf(first.measure), ...linesOf(row.measure)])].join("\n"),
      category: kept.category ?? lost.category,
      loss: kept.loss || lost.loss,
      uncertainty: kept.uncertainty || lost.uncertainty,
    };
    gone.push(lost);
  }
  return { rows: left, gone };
}
