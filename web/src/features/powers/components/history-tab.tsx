import { Button, Empty, Flex, Select, Spin, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Timeline } from "@/shared/steps/timeline";
import { day, minute } from "@/shared/time/dates";
import { useEditions } from "../change-queries";
import { type Power, usePowerHistory } from "../queries";
import { type Compared, CompareTable } from "./compare-table";
import { DecidedBy, useWhy } from "./enactment";
import { VersionDialog } from "./version-dialog";

type Change = Of<"Change">;
type Edition = Of<"PowerEdition">;

/** What became of the power: its wordings, any two of them side by side, and every entry. */
export function HistoryTab({ power }: { power: Power }) {
  const [seen, setSeen] = useState<number>();
  return (
    <Flex vertical gap="middle">
      <Editions power={power} onSee={setSeen} />
      <Entries power={power} onSee={setSeen} />
      {seen !== undefined && <VersionDialog id={power.id} number={seen} onClose={() => setSeen(undefined)} />}
    </Flex>
  );
}

interface Part {
  power: Power;
  onSee: (version: number) => void;
}

function Editions({ power, onSee }: Part) {
  const { t } = useTranslation("powers");
  const why = useWhy();
  const { data = [], isPending } = useEditions(power.id);
  const names = (one: Edition) => one.changes.map(({ field }) => t(`field.${field}`, { defaultValue: field })).join("、");
  return (
    <section aria-label={t("history.editions")}>
      <h2 className="part-title">{t("history.editions")}</h2>
      <Table<Edition>
        rowKey="edition"
        size="small"
        loading={isPending}
        pagination={false}
        dataSource={data}
        locale={{ emptyText: <Empty description={t("history.noEditions")} /> }}
        columns={[
          { title: t("field.version"), width: 76, render: (_value, one) => t("version", { count: one.edition }) },
          { title: t("field.effective_on"), width: 112, render: (_value, one) => day(one.effective_on) },
          { title: t("history.why"), render: (_value, one) => <>{why(one.edition, one.enactment)}{one.enactment?.reason && <div>{one.enactment.reason}</div>}</> },
          { title: t("history.changed"), render: (_value, one) => names(one) || "—" },
          { title: t("field.enactment"), width: 210, render: (_value, one) => <DecidedBy enactment={one.enactment} /> },
          { title: t("lists.acts"), width: 90, render: (_value, one) => <Button type="link" size="small" onClick={() => onSee(one.version)}>{t("history.see")}</Button> },
        ]}
      />
      {data.length > 1 && <Comparison editions={data} />}
    </section>
  );
}

/** Any two wordings side by side, the last two to begin with. */
function Comparison({ editions }: { editions: readonly Edition[] }) {
  const { t } = useTranslation("powers");
  const newest = editions[0]?.edition ?? 1;
  const [sides, setSides] = useState<[number, number]>();
  const pair = sides ?? [newest - 1, newest];
  const [from, to] = [Math.min(...pair), Math.max(...pair)];
  const choose = (place: 0 | 1) => (value: number) => setSides(place ? [pair[0], value] : [value, pair[1]]);
  const options = editions.map((one) => ({ value: one.edition, label: t("version", { count: one.edition }) }));
  return (
    <section aria-label={t("history.compare")} className="compared">
      <Flex gap="small" align="center" wrap className="wizard-hint">
        <strong>{t("history.compare")}</strong>
        <Select aria-label={t("history.before")} value={pair[0]} options={options} onChange={choose(0)} />
        <span aria-hidden>→</span>
        <Select aria-label={t("history.after")} value={pair[1]} options={options} onChange={choose(1)} />
        {newest > 2 && <Button onClick={() => setSides([1, newest])}>{t("history.all")}</Button>}
      </Flex>
      <CompareTable rows={between(editions, from, to)} before={t("version", { count: from })} after={t("version", { count: to })} />
    </section>
  );
}

/** What reads differently in two wordings, put together from the changes in between. */
function between(editions: readonly Edition[], from: number, to: number): Compared[] {
  const fields = new Map<string, Compared>();
  for (const one of [...editions].reverse()) {
    if (one.edition <= from || one.edition > to) continue;
    for (const { field, before, after } of one.changes) fields.set(field, { field, before: fields.has(field) ? fields.get(field)?.before : before, after });
  }
  return [...fields.values()].filter((one) => JSON.stringify(one.before) !== JSON.stringify(one.after));
}

function Entries({ power, onSee }: Part) {
  const { t } = useTranslation("powers");
  const { data, isPending } = usePowerHistory(power.id);
  if (isPending) return <Spin />;
  return (
    <section aria-label={t("history.entries")}>
      <h2 className="part-title">{t("history.entries")}</h2>
      <Timeline
        items={[...(data?.items ?? [])].reverse().map((one, index) => ({
          key: index,
          content: (
            <>
              <Typography.Text strong>{t(`topic.${one.topic}`, { defaultValue: one.topic })}</Typography.Text>{" "}
              {minute(one.at)} {one.actor.name}{one.actor.post_title && `（${one.actor.post_title}）`}
              {one.version != null && <Button type="link" size="small" onClick={() => onSee(one.version as number)}>{t("history.then")}</Button>}
              <FieldList change={one} />
            </>
          ),
        }))}
      />
    </section>
  );
}

const HIDDEN = new Set(["id", "version", "updated_at", "tenant_id", "search_text", "text_key", "created_at"]);

function FieldList({ change }: { change: Change }) {
  const { t } = useTranslation("powers");
  const said = change.changes.filter((one) => !HIDDEN.has(one.field));
  if (!said.length) return null;
  const names = said.slice(0, 8).map((one) => t(`field.${one.field}`, { defaultValue: one.field }));
  return <div>{t("history.fields", { names: names.join("、"), count: said.length })}</div>;
}
