import { Badge, Tag, Typography } from "antd";
import type { TFunction } from "i18next";
import { Link } from "react-router";
import type { LedgerColumn } from "@/shared/table/columns";
import { UrgencyMark } from "@/shared/tasks/urgency-mark";
import { whereTaskIsDone } from "@/shared/tasks/where";
import { minute } from "@/shared/time/dates";
import type { Message } from "../queries";

const COLOURS = { task: undefined, warning: "warning", notice: "processing", system: undefined } as const;

/** What a message is about, when it came, whether it was read; its title leads there. */
export function columnsOf(t: TFunction<["messages", "app"]>, onOpen: (one: Message) => void): LedgerColumn<Message>[] {
  return [
    { key: "title", title: t("column.title"), width: 460, render: (_value, one) => <Title one={one} onOpen={onOpen} /> },
    {
      key: "category",
      title: t("column.category"),
      width: 90,
      render: (_value, one) => <Tag color={COLOURS[one.category]}>{t(`category.${one.category}`)}</Tag>,
    },
    { key: "sender", title: t("column.sender"), width: 110, render: (_value, one) => one.sender_name || t("sender.system") },
    { key: "opened", title: t("column.opened"), width: 150, render: (_value, one) => minute(one.opened_at) },
    {
      key: "read",
      title: t("column.read"),
      width: 170,
      render: (_value, one) =>
        one.read_at ? <Typography.Text type="secondary">{t("read", { time: minute(one.read_at) })}</Typography.Text> : <Badge status="error" text={t("unread")} />,
    },
  ];
}

interface Titled {
  one: Message;
  onOpen: (one: Message) => void;
}

function Title({ one, onOpen }: Titled) {
  const where = whereTaskIsDone({ ...one, box: "read" }) ?? `/tasks/${one.id}`;
  const title = <Link to={where} onClick={() => onOpen(one)}>{one.title}</Link>;
  return (
    <>
      <UrgencyMark urgency={one.urgency} />
      {one.read_at ? title : <strong>{title}</strong>}
      {one.note && <div><Typography.Text type="secondary">{one.note}</Typography.Text></div>}
    </>
  );
}
