function empty(value: unknown): boolean {
  return value == null || value === "" || (Array.isArray(value) && value.length === 0);
}

/** Whether a field came, went or reads differently; said in a word, not by colour alone. */
export function markOf(before: unknown, after: unknown): "added" | "removed" | "changed" {
  if (empty(before)) return "added";
  return empty(after) ? "removed" : "changed";
}
