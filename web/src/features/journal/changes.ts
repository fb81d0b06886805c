export interface Change {
  field: string;
  before: string;
  after: string;
  kind: "added" | "removed" | "changed";
}

/** The fields that differ before and after, marked in words. */
export function changesOf(before: Record<string, unknown>, after: Record<string, unknown>): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .map((field) => ({ field, before: said(before[field]), after: said(after[field]) }))
    .filter((one) => one.before !== one.after)
    .map((one) => ({ ...one, kind: !one.before ? "added" : !one.after ? "removed" : "changed" }));
}

function said(value: unknown): string {
  if (value == null || value === "") return "";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}
