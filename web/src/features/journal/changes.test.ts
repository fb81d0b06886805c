import { expect, test } from "vitest";
import { changesOf } from "./changes";

test("what was added, removed and changed is told apart, what stayed is left out", () => {
  const before = { title: "a", rank: 1, note: "x", same: true, bare: null };
  const after = { title: "b", rank: null, reason: "y", note: "x", same: true, bare: [] };
  expect(changesOf(before, after)).toEqual([
    { field: "title", before: "a", after: "b", kind: "changed" },
    { field: "rank", before: 1, after: null, kind: "removed" },
    { field: "reason", before: undefined, after: "y", kind: "added" },
  ]);
});

test("of a list only what differs is told, by the name it has", () => {
  const kept = { id: "1", text: "first", state: "open" };
  const before = { measures: [kept, { id: "2", text: "second", state: "open" }] };
  const after = { measures: [kept, { id: "2", text: "second", state: "done" }, { id: "3", text: "third", state: "open" }] };
  expect(changesOf(before, after)).toEqual([
    {
      field: "measures",
      before: [{ text: "second", state: "open" }],
      after: [{ text: "second", state: "done" }, { id: "3", text: "third", state: "open" }],
      kind: "changed",
    },
  ]);
});
