import { useRef, useState } from "react";
import { badColumns, type Column, type ColumnOf, type Place, said, WHOLE_ROW, written } from "./cells";
import { type Kind, type Opened, readRows, type Row, rowsOf, useCorrectAlike, useCorrectRow, useLeaveOut, useTakeIn, useUndo } from "./queries";
import type { Filter } from "./rows";

/** Finds the next cell in which something is amiss, from a place on, and from the top again. */
async function findNext(id: string, filter: Filter, columns: readonly Column[], columnOf: ColumnOf, from: Place | undefined, past: boolean): Promise<Place | undefined> {
  const onlyBlocking = filter === "blocked";
  const asked = { with_problems: true, limit: 2, ...(onlyBlocking ? { state: "blocked" } : {}) };
  const order = [WHOLE_ROW, ...columns.map((one) => one.column)];
  const open = (row: Row, after?: Place) => {
    if (row.state === "left_out") return undefined;
    const bad = badColumns(row, columns, columnOf, onlyBlocking);
    if (row.position !== after?.position) return bad[0];
    const least = order.indexOf(after.column) + (past ? 1 : 0);
    return bad.find((one) => order.indexOf(one) >= least);
  };
  for (const start of from ? [from.position, 0] : [0]) {
    for (const row of (await readRows(id, { ...asked, start })).items) {
      const column = open(row, start ? from : undefined);
      if (column !== undefined) return { position: row.position, column };
    }
  }
  return undefined;
}

/** Where one is in the sheet, and all one can do there. */
export function useDesk(one: Opened, columnOf: ColumnOf) {
  const [filter, setFilter] = useState<Filter>("all");
  const [place, setPlace] = useState<Place>();
  const [editing, setEditing] = useState(false);
  const finder = useRef(columnOf);
  finder.current = columnOf;
  const [row, alike, undone, left, taken] = [useCorrectRow(), useCorrectAlike(), useUndo(), useLeaveOut(), useTakeIn()];
  const busy = [row, alike, undone, left, taken].some((act) => act.isPending);

  const go = (to: Place | undefined) => {
    setEditing(false);
    if (to) setPlace(to);
  };
  const next = async (from: Place | undefined, past: boolean, within = filter) =>
    go(await findNext(one.id, within, one.columns, finder.current, from, past));
  /** Does an act unless another is under way; its refusal is told by the shell. */
  const act = async (done: () => Promise<unknown>, onward = true) => {
    if (busy) return;
    setEditing(false);
    try {
      await done();
    } catch {
      return;
    }
    if (onward) await next(place, false);
  };
  const write = (at: Row, column: string, text: string, onward = true) =>
    act(() => row.mutateAsync({ held: one, row: at.id, values: { [column]: written(at, column, text) } }), onward);

  return {
    filter,
    place,
    editing,
    busy,
    setEditing,
    go,
    next: () => next(place, true),
    choose: (chosen: Filter) => {
      setFilter(chosen);
      if (chosen === "problems" || chosen === "blocked") void next(undefined, false, chosen);
    },
    write,
    /** Puts a word in place of what a problem speaks of, in this cell only. */
    mend: (at: Row, kind: Kind, to: string) => {
      const now = said(at, kind.column);
      return write(at, kind.column, kind.value && now !== kind.value ? now.replace(kind.value, to) : to);
    },
    mendAll: (kind: Kind, to: string) =>
      act(() => alike.mutateAsync({ held: one, column: kind.column, from: kind.value, to, kind: kind.code })),
    leaveOut: (rows: string[], reason: string) => act(() => left.mutateAsync({ held: one, rows, reason })),
    leaveOutAll: (kind: Kind, reason: string) =>
      act(async () => left.mutateAsync({ held: one, rows: await rowsOf(one.id, kind), reason })),
    takeIn: (at: Row) => act(() => taken.mutateAsync({ held: one, row: at.id }), false),
    undo: () => {
      const last = one.last_correction;
      if (last) void act(() => undone.mutateAsync({ held: one, correction: last.id }), false);
    },
  };
}

export type Desk = ReturnType<typeof useDesk>;
