import { Button, Flex, Select, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Asked } from "@/shared/pages/page-frame";
import { Timeline } from "@/shared/steps/timeline";
import { minute } from "@/shared/time/dates";
import { type Change, type RiskPoint, useHistory, useVersion } from "../queries";
import { UNSPOKEN, useShowField } from "./show-field";

const FEW = 4;

/** Everything that ever happened to the point, the newest first; a lowered grade carries ▼ and its reason. */
export function HistoryPart({ point }: { point: RiskPoint }) {
  const asked = useHistory(point.id);
  return (
    <Asked asked={asked}>
      {(found) => {
        const newest = [...found.items].sort((one, other) => other.at.localeCompare(one.at));
        return (
          <Flex vertical gap="middle">
            <Comparison point={point} changes={found.items} />
            <Timeline items={newest.map((one, index) => ({ key: index, color: one.topic.includes("lower") ? "orange" : undefined, content: <Entry change={one} subject={point.subject_type} /> }))} />
          </Flex>
        );
      }}
    </Asked>
  );
}

function Entry({ change, subject }: { change: Change; subject: string }) {
  const { t } = useTranslation("risks");
  const show = useShowField(subject);
  const [all, setAll] = useState(false);
  const lowered = change.topic === "risk_point.lowered";
  const spoken = change.changes.filter((one) => !UNSPOKEN.has(one.field) && show(one.field, one.before) !== show(one.field, one.after));
  const shown = all ? spoken : spoken.slice(0, FEW);
  const facts = change.facts as { reason?: string; evidence?: string };
  return (
    <div>
      <strong>{lowered && <span className="lowered-mark">▼ </span>}{t(`topic.${change.topic.replace("risk_point.", "")}`, { defaultValue: change.topic })}</strong>{" "}
      <Typography.Text type="secondary">
        {minute(change.at)} {change.actor.name}{change.actor.post_title && `（${change.actor.post_title}）`} {change.version != null && t("basic.version", { version: change.version })}
      </Typography.Text>
      {facts.reason && <div>{t("history.reason")}{facts.reason}</div>}
      {facts.evidence && <div>{t("history.evidence")}{facts.evidence}</div>}
      <ul className="answer-list">
        {shown.map((one) => (
          <li key={one.field}>
            {t(`field.${one.field}`, { defaultValue: one.field })}：{one.before != null && <>{show(one.field, one.before)} → </>}{show(one.field, one.after)}
          </li>
        ))}
      </ul>
      {spoken.length > FEW && <Button type="link" size="small" onClick={() => setAll(!all)}>{all ? t("history.less") : t("history.more", { count: spoken.length - FEW })}</Button>}
    </div>
  );
}

type Values = Record<string, unknown>;

/** Two versions side by side; what differs is marked as changed, added or gone. */
function Comparison({ point, changes }: { point: RiskPoint; changes: readonly Change[] }) {
  const { t } = useTranslation("risks");
  const show = useShowField(point.subject_type);
  const versions = [...new Set(changes.flatMap((one) => (one.version == null ? [] : [one.version])))].sort((one, other) => one - other);
  const [pair, setPair] = useState<[number, number]>();
  const [older, newer] = pair ?? [versions.at(-2) ?? 1, versions.at(-1) ?? 1];
  const [then, later] = [useVersion(point.id, pair && older), useVersion(point.id, pair && newer)];
  if (versions.length < 2) return null;
  const [before, after] = [(then.data?.after ?? {}) as Values, (later.data?.after ?? {}) as Values];
  const empty = "—";
  const rows = Object.keys({ ...before, ...after })
    .filter((one) => !UNSPOKEN.has(one))
    .map((field) => ({ field, before: show(field, before[field]), after: show(field, after[field]) }))
    .filter((one) => one.before !== one.after);
  const options = versions.map((one) => ({ value: one, label: t("basic.version", { version: one }) }));
  return (
    <details open={Boolean(pair)} onToggle={(event) => event.currentTarget.open && !pair && setPair([older, newer])}>
      <summary>{t("history.compare")}</summary>
      <Flex vertical gap="small">
        <Flex gap="small" align="center">
          <Select size="small" aria-label={t("history.older")} value={older} options={options} onChange={(one: number) => setPair([one, newer])} />
          →
          <Select size="small" aria-label={t("history.newer")} value={newer} options={options} onChange={(one: number) => setPair([older, one])} />
        </Flex>
        <Table
          size="small"
          rowKey="field"
          pagination={false}
          loading={then.isFetching || later.isFetching}
          dataSource={rows}
          locale={{ emptyText: t("history.same") }}
          columns={[
            { title: t("history.field"), width: 110, render: (_value, one) => t(`field.${one.field}`, { defaultValue: one.field }) },
            { title: options.find((one) => one.value === older)?.label, dataIndex: "before" },
            { title: options.find((one) => one.value === newer)?.label, dataIndex: "after" },
            { title: t("history.mark"), width: 60, render: (_value, one) => <Tag>{t(`history.${one.before === empty ? "added" : one.after === empty ? "gone" : "changed"}`)}</Tag> },
          ]}
        />
      </Flex>
    </details>
  );
}
