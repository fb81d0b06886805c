import { Table, Tag, Typography } from "antd";
import type { TableProps } from "antd";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { StandingTag } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import type { Item } from "../queries";

interface Props {
  items: readonly Item[];
  extra?: TableProps<Item>["columns"];
  rowSelection?: TableProps<Item>["rowSelection"];
}

/** The records of a package, what changed of each, and what was said of it. */
export function ItemsTable({ items, extra = [], rowSelection }: Props) {
  const { t } = useTranslation("filings");
  return (
    <Table<Item>
      rowKey="item_id"
      size="small"
      dataSource={[...items]}
      rowSelection={rowSelection}
      pagination={items.length > 50 ? { pageSize: 50, showSizeChanger: false } : false}
      expandable={{ expandedRowRender: (one) => <Face item={one} />, defaultExpandAllRows: items.length === 1 }}
      columns={[
        { title: t("item.position"), dataIndex: "position", width: 64 },
        { title: t("item.number"), dataIndex: "number", width: 130 },
        { title: t("item.title"), dataIndex: "title" },
        ...(items.some((one) => one.rank) ? [{ title: t("item.rank"), width: 80, render: (_value: unknown, one: Item) => <GradeMark rank={one.rank} /> }] : []),
        ...(items.some((one) => one.standing) ? [{ title: t("item.standing"), width: 130, render: (_value: unknown, one: Item) => <StandingTag of={one} /> }] : []),
        { title: t("item.change"), width: 90, render: (_value, one) => t(`change.${one.change}`) },
        {
          title: t("item.decision"),
          width: 240,
          render: (_value, one) =>
            one.decision ? (
              <>
                <Tag color={one.decision === "accepted" ? "success" : "warning"}>{t(`decision.${one.decision}`)}</Tag>
                {one.reason && <Typography.Text>{one.reason}</Typography.Text>}
              </>
            ) : (
              <Typography.Text type="secondary">{t("decision.none")}</Typography.Text>
            ),
        },
        ...extra,
      ]}
    />
  );
}

const LINES = ["summary", "stages", "tasks", "files"];
const SHOWN = ["section", "subject", "category", "flow_step", "manifestations", "measures", "text", "responsible", "frequency", "due_on", "basis", "superior", "approval", "approved_on", "summary", "results", "stages", "tasks", "files"];

/** What was sent of one record, in the order of the ledger. */
function Face({ item }: { item: Item }) {
  const { t } = useTranslation("filings");
  const word = useWord();
  const sent = (item.document ?? {}) as Record<string, unknown>;
  const names = SHOWN.filter((name) => sent[name] != null && sent[name] !== "");
  return (
    <dl className="face">
      {names.map((name) => (
        <div key={name}>
          <dt>{t(`face.${name}`)}</dt>
          <dd>{LINES.includes(name) ? <Lines of={sent[name] as string[]} /> : name === "category" ? word("categories", String(sent[name])) : said(sent[name])}</dd>
        </div>
      ))}
    </dl>
  );
}

function Lines({ of }: { of: readonly string[] }) {
  return <ul className="plain-list">{of.map((one) => <li key={one}>{one}</li>)}</ul>;
}

function said(value: unknown): string {
  if (Array.isArray(value)) return value.map(said).join("；");
  if (value && typeof value === "object") {
    const one = value as Record<string, unknown>;
    return String(one.text ?? one.name ?? one.title ?? Object.values(one).filter(Boolean).join(" "));
  }
  return String(value ?? "");
}
