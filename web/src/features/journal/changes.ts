export interface Change {
  field: string;
  before: unknown;
  after: unknown;
  kind: "added" | "removed" | "changed";
}

type Held = Record<string, unknown>;

/** By these one part of a list is known, even where they stayed. */
const NAMING: readonly string[] = ["number", "name", "title", "text"];

/** The fields that differ before and after, each cut down to what differs in it. */
export function changesOf(before: Held, after: Held): Change[] {
  const fields = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  return fields
    .filter((field) => field !== "id" && !alike(before[field], after[field]))
    .map((field) => {
      const [was, is] = parted(before[field], after[field]);
      const kind = isBare(before[field]) ? "added" : isBare(after[field]) ? "removed" : "changed";
      return { field, before: was, after: is, kind };
    });
}

export const isBare = (value: unknown) => value == null || value === "" || (typeof value === "object" && !Object.keys(value).length);
export const isHeld = (value: unknown): value is Held => typeof value === "object" && value !== null && !Array.isArray(value);

const alike = (one: unknown, other: unknown) => (isBare(one) && isBare(other)) || JSON.stringify(one) === JSON.stringify(other);

function parted(before: unknown, after: unknown): [unknown, unknown] {
  if (isHeld(before) && isHeld(after)) {
    const kept = (one: Held) => Object.fromEntries(Object.entries(one).filter(([key]) => NAMING.includes(key) || !alike(before[key], after[key])));
    return [kept(before), kept(after)];
  }
  if (!Array.isArray(before) || !Array.isArray(after)) return [before, after];
  return [without(before, after), without(after, before)];
}

/** The parts of one list that the other has not, or has otherwise. */
function without(list: readonly unknown[], other: readonly unknown[]): unknown[] {
  return list
    .filter((one) => !other.some((theirs) => alike(one, theirs)))
    .map((one) => {
      const counterpart = isHeld(one) && one.id ? other.find((theirs) => isHeld(theirs) && theirs.id === one.id) : undefined;
      return counterpart ? parted(one, counterpart)[0] : one;
    });
}
