import { Tag, Typography } from "antd";
import type { TFunction } from "i18next";
import { Link, useLocation } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import type { LedgerColumn } from "@/shared/table/columns";
import { UrgencyMark } from "@/shared/tasks/urgency-mark";
import { day, minute } from "@/shared/time/dates";
import { whereTaskOpens } from "@/shared/tasks/where";
import { Due } from "@/shared/time/due";
import type { Box, Task } from "../queries";

type Word = (list: string, code: string | null | undefined) => string;

interface Words {
  t: TFunction;
  word: Word;
  english: boolean;
}

/** What kind of thing a to-do is about, in words. */
export const kindOf = (task: Task, { word }: Pick<Words, "word">) => word("tasks.kind", task.matter);

/** The columns of one box. */
export function columnsOf(box: Box, words: Words): LedgerColumn<Task>[] {
  const { t, english } = words;
  const wide: Record<string, LedgerColumn<Task>> = {
    title: {
      key: "title",
      title: t("column.title"),
      width: 320,
      render: (_value, one) => <Title task={one} t={t} />,
    },
    kind: { key: "kind", title: t("column.kind"), width: 90, render: (_value, one) => kindOf(one, words) },
    rank: {
      key: "rank",
      title: t("column.rank"),
      width: 70,
      render: (_value, one) => one.rank != null && <GradeMark rank={one.rank} label={one.rank_label} />,
    },
    step: {
      key: "step",
      title: t("column.step"),
      width: 130,
      render: (_value, one) => (english ? one.step?.en : one.step?.zh) ?? "",
    },
    sender: { key: "sender", title: t("column.sender"), width: 80, dataIndex: "sender_name" },
    urgency: { key: "urgency", title: t("column.urgency"), width: 76, render: (_value, one) => <UrgencyMark urgency={one.urgency} usual /> },
    summary: { key: "summary", title: t("column.summary"), width: 240, rare: true, render: (_value, one) => one.summary.map(({ label, value }) => <div key={label}><span className="secondary">{label}</span> {value}</div>) },
    started: { key: "started", title: t("column.started"), width: 100, rare: true, render: (_value, one) => <span title={minute(one.started_at)}>{day(one.started_at)}</span> },
    opened: { key: "opened", title: t("column.opened"), width: 100, render: (_value, one) => <span title={minute(one.opened_at)}>{day(one.opened_at)}</span> },
    due: {
      key: "due",
      title: t("column.due"),
      width: 170,
      render: (_value, one) => <Due on={one.due_on} left={one.remaining_working_days} done={one.state !== "open"} />,
    },
    post: { key: "post", title: t("column.post"), width: 160, rare: true, dataIndex: "post_title" },
    number: { key: "number", title: t("column.number"), width: 120, rare: true, dataIndex: "number" },
    closed: { key: "closed", title: t("column.closed"), width: 140, render: (_value, one) => minute(one.closed_at) },
    closer: { key: "closer", title: t("column.closer"), width: 90, dataIndex: "closed_by_name" },
    waits: {
      key: "waits",
      title: t("column.waits"),
      width: 140,
      ellipsis: true,
      render: (_value, one) =>
        one.state === "open" ? one.waiting_for.map((person) => person.name).join(t("list.comma")) : words.word("tasks.state", one.state),
    },
  };
  return COLUMNS[box].flatMap((key) => wide[key] ?? []);
}

const RARE = ["summary", "started"];
const COLUMNS: Record<Box, readonly string[]> = {
  waiting: ["title", "urgency", "kind", "rank", "step", "sender", "opened", "due", "post", "number", ...RARE],
  done: ["title", "urgency", "kind", "rank", "step", "sender", "closed", "closer", "number", ...RARE],
  to_read: ["title", "kind", "sender", "opened", "due", "number", ...RARE],
  copied: ["title", "kind", "rank", "sender", "opened", "number", ...RARE],
  started: ["title", "urgency", "kind", "rank", "step", "waits", "opened", "due", "number", ...RARE],
};

function Title({ task, t }: { task: Task; t: TFunction }) {
  const facts = [
    task.on_behalf_of ? t("fact.behalf", { name: task.on_behalf_of.name }) : "",
    task.comment ? t("fact.returned", { reason: task.comment }) : "",
    task.note ? t("fact.note", { note: task.note }) : "",
    task.handed_over_by_name ? t("fact.handed", { name: task.handed_over_by_name }) : "",
  ].filter(Boolean);
  const fresh = task.state === "open" && !task.read;
  const { search: list } = useLocation();
  return (
    <div className="task-title">
      <div className="task-line" title={task.title}>
        {task.comment && <Tag color="warning">{t("returned")}</Tag>}
        {task.lowers && <Tag color="warning">▼ {t("lowers")}</Tag>}
        <Link to={whereTaskOpens(task)} state={{ list }} className={fresh ? "task-fresh" : undefined}>{task.title}</Link>
      </div>
      {facts.length > 0 && <Typography.Text type="secondary" className="small" ellipsis={{ tooltip: facts.join(" · ") }}>{facts.join(" · ")}</Typography.Text>}
    </div>
  );
}
