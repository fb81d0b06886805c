import { Empty, Flex, Select, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { day } from "@/shared/time/dates";
import { type Catalogue, useListComparison, useListVersions } from "../../catalogue-queries";
import { markOf } from "../marks";
import { useTold } from "../told";
import { ExportList } from "./export-list";

/** Every version of the power list, and what changed from one to another. */
export function VersionsTab() {
  const { t } = useTranslation("powers");
  const { data, isPending } = useListVersions();
  const versions = (data?.items ?? []) as Catalogue[];
  return (
    <Flex vertical gap="middle">
      <Table<Catalogue>
        rowKey="id"
        size="small"
        loading={isPending}
        pagination={false}
        dataSource={versions}
        locale={{ emptyText: <Empty description={t("lists.none")} /> }}
        columns={[
          { title: t("lists.listNumber"), width: 90, render: (_value, one) => t("version", { count: one.list_number ?? 0 }) },
          { title: t("lists.title"), render: (_value, one) => <Link to={`/power-list/catalogues/${one.id}`}>{one.title}</Link> },
          { title: t("lists.count"), width: 80, align: "right", render: (_value, one) => one.counts.total },
          { title: t("field.status"), width: 100, render: (_value, one) => t(`lists.state.${one.state}`) },
          { title: t("lists.approvedOn"), width: 120, render: (_value, one) => day(one.approved_on) },
          { title: t("lists.inForceOn"), width: 120, render: (_value, one) => day(one.in_force_on) },
          { title: t("lists.supersededOn"), width: 120, render: (_value, one) => day(one.superseded_on) },
          { title: t("lists.acts"), width: 120, render: (_value, one) => <ExportList id={one.id} size="small" /> },
        ]}
      />
      {versions.length > 1 ? <Comparison versions={versions} /> : versions.length === 1 && <Typography.Text>{t("lists.onlyOne")}</Typography.Text>}
    </Flex>
  );
}

function Comparison({ versions }: { versions: Catalogue[] }) {
  const { t } = useTranslation("powers");
  const [before, setBefore] = useState(versions[1]?.id ?? "");
  const [after, setAfter] = useState(versions[0]?.id ?? "");
  const { data } = useListComparison(before, after);
  const options = versions.map((one) => ({ value: one.id, label: `${t("version", { count: one.list_number ?? 0 })} ${one.title}` }));
  return (
    <section aria-label={t("history.compare")}>
      <Flex gap="small" align="center" wrap className="wizard-hint">
        <strong>{t("history.compare")}</strong>
        <Select aria-label={t("history.before")} value={before} options={options} onChange={setBefore} />
        <span aria-hidden>→</span>
        <Select aria-label={t("history.after")} value={after} options={options} onChange={setAfter} />
      </Flex>
      {data && <Differences found={data} />}
    </section>
  );
}

function Differences({ found }: { found: Of<"CataloguesComparison"> }) {
  const { t } = useTranslation("powers");
  const told = useTold();
  if (!found.added.length && !found.removed.length && !found.changed.length) return <Typography.Text>{t("history.same")}</Typography.Text>;
  const lines = (["added", "removed"] as const).flatMap((mark) => found[mark].map((one) => ({ ...one, mark })));
  return (
    <>
      <p>{t("lists.differences", { added: found.added.length, removed: found.removed.length, changed: found.changed.length })}</p>
      <table className="compare">
        <thead>
          <tr>
            <th scope="col">{t("field.name")}</th><th scope="col">{t("history.field")}</th>
            <th scope="col">{t("version", { count: found.before.list_number ?? 0 })}</th><th scope="col">{t("version", { count: found.after.list_number ?? 0 })}</th>
          </tr>
        </thead>
        <tbody>
          {lines.map((one) => (
            <tr key={one.mark + one.number}>
              <th scope="row"><span className="change-mark">{t(`mark.${one.mark}`)}</span>{one.number} {one.name}</th>
              <td>{t("lists.whole")}</td><td>{t(one.mark === "added" ? "no" : "yes")}</td><td className="change-cell">{t(one.mark === "added" ? "yes" : "no")}</td>
            </tr>
          ))}
          {found.changed.flatMap((one) =>
            one.changes.map(({ field, before, after }) => (
              <tr key={one.number + field}>
                <th scope="row"><span className="change-mark">{t(`mark.${markOf(before, after)}`)}</span>{one.number} {one.name}</th>
                <td>{t(`field.${field}`, { defaultValue: field })}</td><td>{told(field, before)}</td><td className="change-cell">{told(field, after)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
    </>
  );
}
