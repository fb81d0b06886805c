/** A cell as Excel reads it; text that would be a formula stays text. */
function cell(value: unknown): string {
  const text = value == null ? "" : String(value);
  const tame = typeof value === "string" && /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(tame) ? `"${tame.replaceAll('"', '""')}"` : tame;
}

/** The rows as CSV with the mark by which Excel knows the characters. */
export function csv(rows: readonly (readonly unknown[])[]): string {
  return `\ufeff${rows.map((row) => row.map(cell).join(",")).join("\r\n")}\r\n`;
}

/** Saves what is on the screen as a file. */
export function saveCsv(name: string, rows: readonly (readonly unknown[])[]): void {
  saveFile(`${name}.csv`, new Blob([csv(rows)], { type: "text/csv;charset=utf-8" }));
}

export function saveFile(name: string, content: Blob): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(content);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
