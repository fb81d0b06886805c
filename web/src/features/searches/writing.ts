import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { newKey } from "@/api/client";
import type { useDraft } from "@/shared/drafts/use-draft";
import { useProfile } from "@/shared/grade/rules";
import { raise } from "@/shared/problem/raised";
import { enter, type Fault, faultsFrom } from "./entering";
import { searchKeys } from "./queries";
import { asOf, type Head, merged, type Row, type SheetFull, type Written } from "./sheet";

const MOST = 60;

/** A sheet being written: its lines, what can be undone, its draft, and what is wrong with it. */
export function useWriting(start: SheetFull, draft: ReturnType<typeof useDraft<Written>>) {
  const { t } = useTranslation("searches");
  const client = useQueryClient();
  const rules = useProfile()?.grading;
  const [sheet, setSheet] = useState(start);
  const [written, setWritten] = useState<Written>(() => merged(start, draft.found));
  const [faults, setFaults] = useState<Fault[]>([]);
  const [busy, setBusy] = useState(false);
  const [dirty, setDirty] = useState(false);
  const past = useRef<Written[]>([]);
  const future = useRef<Written[]>([]);
  const last = useRef({ what: "", at: 0 });
  const now = useRef(written);
  /** Under which number of the register a line written here was entered. */
  const entered = useRef(new Map<string, string>());

  const put = useCallback(
    (next: Written) => {
      now.current = next;
      setWritten(next);
      setDirty(true);
      draft.change(next);
    },
    [draft],
  );
  /** Changes the sheet; typing in one field counts as one step to undo. */
  const change = (next: Written, what = "") => {
    const at = Date.now();
    const same = what !== "" && what === last.current.what && at - last.current.at < 1500;
    last.current = { what, at };
    if (!same) past.current = [...past.current, now.current].slice(-MOST);
    future.current = [];
    put(next);
  };
  const go = (from: typeof past, to: typeof past) => {
    const next = from.current.at(-1);
    if (!next) return;
    from.current = from.current.slice(0, -1);
    to.current = [...to.current, now.current];
    last.current = { what: "", at: 0 };
    put(asOf(next, sheet, entered.current));
  };
  const setRows = (rows: Row[], what = "") => change({ ...now.current, rows }, what);
  const patch = (key: string, changed: Partial<Row>) => {
    const marks = "scores" in changed || "consequence" in changed ? { scored: true } : { touched: true };
    setRows(now.current.rows.map((one) => (one.key === key ? { ...one, ...marks, ...changed } : one)), `${key} ${Object.keys(changed).join()}`);
    mend((one) => isOf(one, key) && one.field in changed);
  };
  /** What was written anew is no longer called wrong until it is looked through again. */
  const mend = (mended: (one: Fault) => boolean) => setFaults((before) => (before.some(mended) ? before.filter((one) => !mended(one)) : before));
  const isOf = (fault: Fault, key: string) => Boolean(fault.row) && (fault.row === key || fault.row === now.current.rows.find((one) => one.key === key)?.id);
  const remove = (key: string) => {
    const { rows, gone, head } = now.current;
    const row = rows.find((one) => one.key === key);
    change({ rows: rows.filter((one) => one.key !== key), gone: row?.id ? [...gone, row.id] : gone, head });
  };
  /** Takes the lines left after joining what says the same. */
  const joinTo = (rows: Row[], lost: readonly Row[]) =>
    change({ ...now.current, rows, gone: [...now.current.gone, ...lost.flatMap((one) => one.id ?? [])] });
  const partFor = () => {
    const taken = new Set(now.current.rows.map((one) => one.part));
    return sheet.parts.find((one) => !taken.has(one)) ?? sheet.parts[0] ?? "";
  };
  const blank = (given: Partial<Row> = {}): Row => ({
    key: newKey(), kind: "found", part: partFor(), flow_step: "", title: "", manifestations: "", causes: [], loss: "", uncertainty: "",
    method: "forward", scores: {}, answer: "candidate", reason: "", measure: "", due_on: "", touched: true, ...given,
  });
  const add = (given: Partial<Row> = {}) => {
    const row = blank(given);
    setRows([...now.current.rows, row]);
    return row.key;
  };
  const setHead = (changed: Partial<Head>, what = "") => {
    change({ ...now.current, head: { ...now.current.head, ...changed } }, what);
    // “blank duties” is what stands at blanks-duties.
    const [, part = ""] = what.split(" ");
    mend((one) => !one.row && (one.field in changed || Object.keys(changed).some((name) => one.field === `${name}-${part}`)));
  };
  const more = (gap: SheetFull["gaps"][number]) => {
    const named = gap.name ?? gap.power ?? (gap.kind ? t(`input.${gap.kind}`) : gap.part ? t(`part.${gap.part}`) : "");
    return named ? t("fault.named", { name: named }) : "";
  };
  /** Takes in a sheet read anew, under what is still only written here. */
  const takeIn = (fresh: SheetFull, base: Written = now.current) => {
    setSheet(fresh);
    client.setQueryData(searchKeys.sheet(fresh.id), fresh);
    const next = merged(fresh, base);
    const other = JSON.stringify(next) !== JSON.stringify(now.current);
    now.current = next;
    setWritten(next);
    if (other) draft.change(next);
    return next;
  };
  /** Enters everything; gives what is still wrong, or nothing when the line was cut. */
  const save = async (): Promise<Fault[] | undefined> => {
    setBusy(true);
    try {
      const done = await enter(sheet, now.current, rules, t("row.dropped"));
      takeIn(done.sheet, done.written);
      for (const one of done.written.rows) if (one.id) entered.current.set(one.key, one.id);
      setDirty(false);
      const found = [...done.faults, ...faultsFrom(done.sheet, more)];
      setFaults(found);
      return found;
    } catch (failure) {
      raise(failure);
      return undefined;
    } finally {
      setBusy(false);
    }
  };
  const wrongAt = (row: string | undefined, field: string) => {
    const id = written.rows.find((one) => one.key === row)?.id;
    return faults.find((one) => one.blocking && one.field === field && (row === undefined ? !one.row : one.row === row || (id && one.row === id)))?.message;
  };
  return {
    sheet, rows: written.rows, head: written.head, faults, busy, dirty, rules,
    patch, remove, add, blank, setRows, joinTo, setHead, takeIn, save, wrongAt,
    forget: () => setDirty(false),
    undo: () => go(past, future), redo: () => go(future, past),
    canUndo: past.current.length > 0, canRedo: future.current.length > 0,
  };
}

export type Writing = ReturnType<typeof useWriting>;
