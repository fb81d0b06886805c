import { expect, test } from "vitest";
import { decided, lackingYet, type AgendaItem, type Meeting } from "./queries";

const held = {
  attendance: ["zhao", "liang", "lin", "su"].map((person_id) => ({ person_id, present: person_id !== "su", reason: "", name: person_id })),
} as unknown as Meeting;
const item = { case_id: "one", recused: [], must_stand_aside: ["lin"] } as unknown as AgendaItem;

test("everybody present votes for what is agreed, but for who must stand aside", () => {
  expect(decided(held, item, "approve")).toMatchObject({ votes_for: 2, votes_against: 0, recused: ["lin"] });
});

test("all members vote until somebody was excused", () => {
  const called = { attendance: [], members: held.attendance } as unknown as Meeting;
  expect(decided(called, item, "approve")).toMatchObject({ votes_for: 3 });
});

test("nobody has voted on what is put off", () => {
  expect(decided(held, item, "defer")).toMatchObject({ votes_for: 0, votes_against: 0 });
});

test("until it is saved who came, that alone is asked for, not all that follows from it", () => {
  const missing = ["quorum-missing", "voters-too-few", "not-carried", "minutes-missing"].map((code) => ({ code }));
  const unsaved = { attendance: [], missing } as unknown as Meeting;
  expect(lackingYet(unsaved).map((one) => one.code)).toEqual(["minutes-missing"]);
  expect(lackingYet({ ...unsaved, attendance: held.attendance })).toHaveLength(4);
});
