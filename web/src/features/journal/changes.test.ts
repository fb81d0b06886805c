import { expect, test } from "vitest";
import { changesOf } from "./changes";

test("what was added, removed and changed is told apart, what stayed is left out", () => {
  const before = { title: "a", rank: 1, note: "x", same: true };
  const after = { title: "b", rank: null, reason: "y", note: "x", same: true };
  expect(changesOf(before, after)).toEqual([
    { field: "title", before: "a", after: "b", kind: "changed" },
    { field: "rank", before: "1", after: "", kind: "removed" },
    { field: "reason", before: "", after: "y", kind: "added" },
  ]);
});
