import { Alert, App, Button, Flex, Skeleton, Typography } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { DraftMark } from "@/shared/drafts/draft-state";
import { useDraft } from "@/shared/drafts/use-draft";
import { ErrorSummary, reach } from "@/shared/form/error-summary";
import { LeaveGuard } from "@/shared/form/leave-guard";
import { useKeys } from "@/shared/keys/keys";
import { carryIn, readSheet, useSearchAct } from "../queries";
import { OF_POST, type Row, type SheetFull, type Written } from "../sheet";
import { useWriting, type Writing } from "../writing";
import { BlankParts } from "./blank-parts";
import { CarriedCard } from "./carried-card";
import { CheckFace } from "./check-face";
import { ExaminedPart } from "./examined-part";
import { fieldId } from "./field";
import { GroupParts } from "./group-parts";
import { RowCard } from "./row-card";
import { SheetGrid } from "./sheet-grid";
import { SheetHead } from "./sheet-head";
import { SubmitButton } from "./submit-button";
import "../searches.css";

interface Props {
  sheet: SheetFull;
  onErrors: (count: number) => void;
}

/** A sheet to be filled in, once its draft was looked for. */
export function SheetDesk(props: Props) {
  const kind = OF_POST.includes(props.sheet.subject_type) ? "self_check" : "sheet";
  const draft = useDraft<Written>(kind, props.sheet.id, props.sheet.title);
  if (draft.found === undefined) return <Skeleton active paragraph={{ rows: 8 }} />;
  return <Desk {...props} draft={draft} />;
}

/** Until the fields stand where the face stood. */
const SHOWN_AFTER = 60;

type Draft = ReturnType<typeof useDraft<Written>>;

function Desk({ sheet: start, onErrors, draft }: Props & { draft: Draft }) {
  const { t } = useTranslation("searches");
  const writing = useWriting(start, draft);
  const [checking, setChecking] = useState(false);
  /** How often it was answered that something is wrong; nothing while that does not stand on top. */
  const [told, setTold] = useState(0);
  const { sheet, faults } = writing;
  const ofPost = OF_POST.includes(sheet.subject_type);
  const save = async (on: boolean) => {
    if (!on) setTold(0);
    const found = await writing.save();
    if (!found) return;
    const wrong = found.filter((one) => one.blocking);
    setTold((before) => (on && wrong.length ? before + 1 : 0));
    if (on && !wrong.length) {
      setChecking(true);
      window.scrollTo(0, 0);
    }
  };
  useKeys({
    "Control+s": () => void save(false),
    "Control+Enter": () => !checking && void save(true),
    "Control+z": writing.undo,
    "Control+y": writing.redo,
  });
  const wrong = told ? faults.filter((one) => one.blocking) : [];
  useEffect(() => onErrors(wrong.length), [onErrors, wrong.length]);
  const keyOf = (row?: string) => writing.rows.find((one) => one.key === row || one.id === row)?.key;
  const summary = wrong.map((one) => ({ field: fieldId(keyOf(one.row), one.field), message: `${placeOf(writing, one.row, t)}${one.message}` }));
  const edit = (key: string) => {
    setChecking(false);
    window.setTimeout(() => reach(fieldId(key, "title")) || reach(fieldId(key, "answer")), SHOWN_AFTER);
  };
  if (checking) {
    return (
      <>
        <Warnings writing={writing} />
        <CheckFace sheet={sheet} rows={writing.rows} head={writing.head} onEdit={edit} />
        <div className="sheet-foot">
          <Button onClick={() => setChecking(false)}>{t("desk.edit")}</Button>
          <SubmitButton writing={writing} draft={draft} />
        </div>
      </>
    );
  }
  return (
    <>
      <LeaveGuard dirty={writing.dirty && draft.state === "conflict"} />
      <ErrorSummary errors={summary} answer={told} onGo={(field) => reach(field)} />
      <SheetHead sheet={sheet} />
      <Tools writing={writing} grid={!ofPost} />
      {ofPost ? <Cards writing={writing} /> : <SheetGrid writing={writing} />}
      {ofPost ? <div className="sheet-cards sheet-gap"><BlankParts writing={writing} /></div> : <GroupParts writing={writing} />}
      {sheet.subject_type === "section" && <ExaminedPart sheet={sheet} />}
      <div className="sheet-foot">
        <Button type="primary" loading={writing.busy} onClick={() => void save(true)}>{t("desk.next")}</Button>
        <Button disabled={writing.busy} onClick={() => void save(false)}>{t("desk.save")}</Button>
        <DraftMark state={draft.state} savedAt={draft.savedAt} />
      </div>
    </>
  );
}

function placeOf(writing: Writing, row: string | undefined, t: (key: string, facts?: Record<string, unknown>) => string): string {
  const place = writing.rows.findIndex((one) => one.key === row || (row && one.id === row));
  return place < 0 ? "" : t("fault.row", { count: place + 1 });
}

const waits = (one: Row) => one.kind === "carried" && one.answer === "pending";

/** 带入, a new line, and taking back. */
function Tools({ writing, grid }: { writing: Writing; grid: boolean }) {
  const { t } = useTranslation("searches");
  const { message } = App.useApp();
  const { sheet } = writing;
  const carry = useSearchAct(() => carryIn(sheet.id));
  const bring = async () => {
    await carry.mutateAsync(undefined);
    const before = new Set(writing.rows.map((one) => one.key));
    const fresh = writing.takeIn(await readSheet(sheet.id));
    const first = sheet.parts[0] ?? "";
    const brought = fresh.rows.filter((one) => one.kind === "carried" && !before.has(one.key));
    if (brought.length) writing.setRows(fresh.rows.map((one) => (one.answer === "pending" ? { ...one, answer: "confirmed", part: one.part || first, touched: true } : one)));
    void message.info(t(brought.length ? "desk.carriedIn" : "desk.nothingToCarry", { count: brought.length }), 6);
    if (brought[0]) window.setTimeout(() => reach(fieldId(brought[0]?.key, "answer")), 60);
  };
  const add = () => {
    const key = writing.add();
    window.setTimeout(() => reach(fieldId(key, grid ? "title" : "category")), 60);
  };
  const unanswered = writing.rows.some(waits);
  return (
    <Flex gap="small" wrap align="center" className="sheet-gap">
      <Button loading={carry.isPending} onClick={() => void bring()}>{t("desk.carryIn")}</Button>
      {unanswered && <Button onClick={() => writing.setRows(writing.rows.map((one) => (waits(one) ? { ...one, answer: "confirmed", touched: true } : one)))}>{t("desk.allStand")}</Button>}
      <Button onClick={add}>{t("desk.add")}</Button>
      <Button disabled={!writing.canUndo} onClick={writing.undo}>{t("desk.undo")}</Button>
      <Button disabled={!writing.canRedo} onClick={writing.redo}>{t("desk.redo")}</Button>
      {grid && <Typography.Text type="secondary">{t("desk.gridHint")}</Typography.Text>}
    </Flex>
  );
}

function Cards({ writing }: { writing: Writing }) {
  const { t } = useTranslation("searches");
  if (!writing.rows.length) return <Alert type="info" showIcon className="sheet-gap" title={t("desk.empty")} />;
  return (
    <div className="sheet-cards sheet-gap">
      {writing.rows.map((row, place) =>
        row.kind === "carried" ? <CarriedCard key={row.key} writing={writing} row={row} /> : <RowCard key={row.key} writing={writing} row={row} place={place} />,
      )}
    </div>
  );
}

function Warnings({ writing }: { writing: Writing }) {
  const { t } = useTranslation("searches");
  const left = writing.faults.filter((one) => !one.blocking);
  if (!left.length) return null;
  const list = <ul className="answer-list">{left.map((one, index) => <li key={index}>{placeOf(writing, one.row, t)}{one.message}</li>)}</ul>;
  return <Alert type="warning" showIcon className="sheet-gap" title={t("desk.warnings", { count: left.length })} description={list} />;
}
