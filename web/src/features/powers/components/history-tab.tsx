import { Button, Empty, Flex, Select, Spin, Timeline, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { minute } from "@/shared/time/dates";
import { type Power, usePowerHistory } from "../queries";
import { markOf } from "./marks";
import { useTold } from "./told";
import { VersionDialog } from "./version-dialog";

type Change = Of<"Change">;

/** What became of the power: every change, and any two versions side by side. */
export function HistoryTab({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const { data, isPending } = usePowerHistory(power.id);
  const versions = (data?.items ?? []).filter((one) => one.version != null);
  const numbers = versions.map((one) => one.version as number);
  const [sides, setSides] = useState<[number, number]>();
  const [seen, setSeen] = useState<number>();
  if (isPending) return <Spin />;
  if (!data?.items.length) return <Empty description={t("history.none")} />;
  const highest = Math.max(...numbers, 1);
  const pair = sides ?? [Math.max(highest - 1, 1), highest];
  const choose = (place: 0 | 1) => (value: number) => setSides(place ? [pair[0], value] : [value, pair[1]]);
  const options = [...new Set(numbers)].sort((one, other) => one - other).map((one) => ({ value: one, label: t("version", { count: one }) }));
  return (
    <Flex vertical gap="middle">
      {options.length > 1 && (
        <section aria-label={t("history.compare")}>
          <Flex gap="small" align="center" wrap className="wizard-hint">
            <strong>{t("history.compare")}</strong>
            <Select aria-label={t("history.before")} value={pair[0]} options={options} onChange={choose(0)} />
            <span aria-hidden>→</span>
            <Select aria-label={t("history.after")} value={pair[1]} options={options} onChange={choose(1)} />
            <Button onClick={() => setSides([1, highest])}>{t("history.all")}</Button>
          </Flex>
          <Compared changes={versions} from={Math.min(...pair)} to={Math.max(...pair)} />
        </section>
      )}
      <Timeline
        items={[...data.items].reverse().map((one, index) => ({
          key: index,
          content: (
            <>
              <Typography.Text strong>{t(`topic.${one.topic}`, { defaultValue: one.topic })}</Typography.Text>{" "}
              {minute(one.at)} {one.actor.name}{one.actor.post_title && `（${one.actor.post_title}）`} {one.version != null && t("version", { count: one.version })}
              {one.version != null && <Button type="link" size="small" onClick={() => setSeen(one.version as number)}>{t("history.see")}</Button>}
              <FieldList change={one} />
            </>
          ),
        }))}
      />
      {seen !== undefined && <VersionDialog id={power.id} number={seen} onClose={() => setSeen(undefined)} />}
    </Flex>
  );
}

function FieldList({ change }: { change: Change }) {
  const { t } = useTranslation("powers");
  const said = change.changes.filter((one) => !HIDDEN.has(one.field));
  if (!said.length) return null;
  const names = said.slice(0, 8).map((one) => t(`field.${one.field}`, { defaultValue: one.field }));
  return <div>{t("history.fields", { names: names.join("、"), count: said.length })}</div>;
}

const HIDDEN = new Set(["id", "version", "updated_at", "tenant_id", "search_text", "text_key", "created_at"]);

/** What is between two versions, put together from the changes in between. */
function Compared({ changes, from, to }: { changes: readonly Change[]; from: number; to: number }) {
  const { t } = useTranslation("powers");
  const told = useTold();
  const between = [...changes]
    .filter((one) => (one.version as number) > from && (one.version as number) <= to)
    .sort((one, other) => (one.version as number) - (other.version as number));
  const fields = new Map<string, { before: unknown; after: unknown }>();
  for (const change of between) {
    for (const { field, before, after } of change.changes) {
      if (!HIDDEN.has(field)) fields.set(field, { before: fields.has(field) ? fields.get(field)?.before : before, after });
    }
  }
  const rows = [...fields].filter(([, one]) => JSON.stringify(one.before) !== JSON.stringify(one.after));
  if (!rows.length) return <Typography.Text>{t("history.same")}</Typography.Text>;
  return (
    <table className="compare">
      <thead>
        <tr><th scope="col">{t("history.field")}</th><th scope="col">{t("version", { count: from })}</th><th scope="col">{t("version", { count: to })}</th></tr>
      </thead>
      <tbody>
        {rows.map(([field, { before, after }]) => (
          <tr key={field}>
            <th scope="row"><span className="change-mark">{t(`mark.${markOf(before, after)}`)}</span>{t(`field.${field}`, { defaultValue: field })}</th>
            <td>{told(field, before)}</td>
            <td className="change-cell">{told(field, after)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
