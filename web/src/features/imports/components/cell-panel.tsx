import { Button, Card, Flex, Radio, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, type ColumnOf, isBlocking, type Place, said, WHOLE_ROW } from "../cells";
import type { Kind, Kinds, Problem, Row } from "../queries";
import type { Desk } from "../use-desk";

interface Props {
  row: Row | undefined;
  place: Place;
  columns: readonly Column[];
  columnOf: ColumnOf;
  kinds: Kinds | undefined;
  desk: Desk;
  open: boolean;
}

/** What the chosen cell says, what is amiss with it, and how to mend it here or everywhere. */
export function CellPanel({ row, place, columns, columnOf, kinds, desk, open }: Props) {
  const { t } = useTranslation("imports");
  if (!row) return <Card size="small" loading />;
  const column = columns.find((one) => one.column === place.column);
  const problems = row.problems.filter((one) => columnOf(one) === place.column);
  const cell = column ? String(row.cells[column.cell] ?? "") : "";
  const title = column ? t("panel.cell", { cell, head: column.head }) : t("panel.row", { row: row.row });
  return (
    <Card size="small" title={title} role="region" aria-label={t("panel.label")}>
      <Flex vertical gap="small">
        {place.column !== WHOLE_ROW && <div className="cell-value">{said(row, place.column) || t("panel.empty")}</div>}
        {row.state === "left_out" && <Typography.Text>{t("panel.leftOut", { reason: row.reason })}</Typography.Text>}
        {problems.length === 0 && row.state !== "left_out" && <Typography.Text type="secondary">{t("panel.good")}</Typography.Text>}
        {problems.map((one) => (
          <Mending key={one.id} row={row} problem={one} kinds={kinds} desk={desk} open={open && row.state !== "left_out"} />
        ))}
        {open && (
          <Flex gap="small" wrap>
            {column && row.state !== "left_out" && <Button size="small" onClick={() => desk.setEditing(true)}>{t("panel.edit")}</Button>}
            {row.state === "left_out" ? (
              <Button size="small" loading={desk.busy} onClick={() => void desk.takeIn(row)}>{t("panel.takeIn")}</Button>
            ) : (
              <Button size="small" loading={desk.busy} onClick={() => void desk.leaveOut([row.id], problems[0]?.message ?? t("panel.byHand"))}>{t("panel.leaveOut")}</Button>
            )}
          </Flex>
        )}
      </Flex>
    </Card>
  );
}

interface MendingProps {
  row: Row;
  problem: Problem;
  kinds: Kinds | undefined;
  desk: Desk;
  open: boolean;
}

function Mending({ row, problem, kinds, desk, open }: MendingProps) {
  const { t } = useTranslation("imports");
  const kind = kinds?.items.find((one) => one.code === problem.code && one.field === problem.field && one.value === problem.value);
  const [chosen, setChosen] = useState<string>();
  const to = chosen ?? problem.proposal;
  return (
    <div className="cell-problem">
      <Typography.Paragraph type={isBlocking(problem) ? "danger" : "warning"}>
        {t(isBlocking(problem) ? "panel.bad" : "panel.doubt")} {problem.message}
      </Typography.Paragraph>
      {problem.suggestion && <Typography.Paragraph>{t("panel.suggestion")} {problem.suggestion}</Typography.Paragraph>}
      {kind && open && (
        <Flex vertical gap="small">
          <Words kind={kind} choices={kinds?.choices[kind.column] ?? []} value={to} onChoose={setChosen} />
          {to && <Adopt row={row} kind={kind} to={to} desk={desk} />}
          {ROWS.test(kind.code) && kind.count > 1 && (
            <Button size="small" loading={desk.busy} onClick={() => void desk.leaveOutAll(kind, kind.message)}>{t("panel.leaveOutAll", { count: kind.count })}</Button>
          )}
        </Flex>
      )}
    </div>
  );
}

/** What is mended by leaving rows out rather than by other words. */
const ROWS = /duplicate|differ|outside|understood|closed|parent|lowered/;

/** The few people, or the many sections, posts and grades, it may have meant. */
function Words({ kind, choices, value, onChoose }: { kind: Kind; choices: readonly string[]; value: string; onChoose: (word: string) => void }) {
  const { t } = useTranslation("imports");
  const few = kind.options.length ? kind.options : choices.length <= 4 ? choices : [];
  if (few.length) {
    return (
      <Radio.Group
        className="stacked"
        aria-label={t("panel.choose")}
        value={value}
        onChange={(event) => onChoose(event.target.value as string)}
        options={few.map((one) => ({ value: one, label: one }))}
      />
    );
  }
  if (!choices.length) return null;
  return (
    <Select
      showSearch
      aria-label={t("panel.choose")}
      placeholder={t("panel.choose")}
      value={value || undefined}
      onChange={onChoose}
      options={choices.map((one) => ({ value: one, label: one }))}
    />
  );
}

function Adopt({ row, kind, to, desk }: { row: Row; kind: Kind; to: string; desk: Desk }) {
  const { t } = useTranslation("imports");
  const several = kind.count > 1;
  return (
    <Flex gap="small" wrap>
      {several && (
        <Button type="primary" loading={desk.busy} onClick={() => void desk.mendAll(kind, to)}>{t("panel.adoptAll", { count: kind.count, word: to })}</Button>
      )}
      <Button type={several ? "default" : "primary"} loading={desk.busy} onClick={() => void desk.mend(row, kind, to)}>
        {several ? t("panel.adoptHere") : t("panel.adopt", { word: to })}
      </Button>
    </Flex>
  );
}
