import { Empty, Select, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import type { LedgerColumn } from "@/shared/table/columns";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { RegulationDialog } from "../components/regulation-dialog";
import { type Regulation, readRegulations, STATUSES, TYPES } from "../queries";

/** The rules measures and powers lean on. */
export default function CataloguePage() {
  const { t } = useTranslation(["regulations", "app"]);
  const [adding, setAdding] = useState(false);
  const columns = useColumns();
  return (
    <PageFrame
      title={t("app:page.P25")}
      actions={<Act asks="regulation:edit" type="primary" onClick={() => setAdding(true)}>{t("act.add")}</Act>}
    >
      <LedgerTable<Regulation> name="regulations" columns={columns} read={readRegulations} search={<Search />} empty={<Empty description={t("empty")} />} />
      {adding && <RegulationDialog onClose={() => setAdding(false)} />}
    </PageFrame>
  );
}

function Search() {
  const { t } = useTranslation("regulations");
  const { query, change } = useLedgerQuery();
  const { departments } = useDirectory();
  return (
    <>
      <Select allowClear className="filter" aria-label={t("field.type")} placeholder={t("field.type")} value={query.type} onChange={(type) => change({ type })} options={TYPES.map((one) => ({ value: one, label: t(`type.${one}`) }))} />
      <Select allowClear className="filter" aria-label={t("field.status")} placeholder={t("field.status")} value={query.status} onChange={(status) => change({ status })} options={STATUSES.map((one) => ({ value: one, label: t(`status.${one}`) }))} />
      <Select allowClear showSearch={{ optionFilterProp: "label" }} className="filter" aria-label={t("field.department")} placeholder={t("field.department")} value={query.department_id} onChange={(department_id) => change({ department_id })} options={departments} />
      <Select allowClear className="filter" aria-label={t("field.overdue")} placeholder={t("field.overdue")} value={query.overdue} onChange={(overdue) => change({ overdue })} options={[{ value: "true", label: t("overdue") }]} />
    </>
  );
}

function useColumns(): LedgerColumn<Regulation>[] {
  const { t } = useTranslation("regulations");
  const { nameOf } = useDirectory();
  return [
    { key: "number", title: t("field.number"), dataIndex: "number", width: 100 },
    { key: "title", title: t("field.title"), width: 300, render: (_value, one) => <>{one.title} {one.is_law && <Tag>{t("law")}</Tag>}</> },
    { key: "type", title: t("field.type"), width: 130, render: (_value, one) => t(`type.${one.type}`) },
    { key: "document_number", title: t("field.document_number"), dataIndex: "document_number", width: 170 },
    { key: "issuer", title: t("field.issuer"), dataIndex: "issuer", width: 170 },
    { key: "department", title: t("field.department"), width: 140, render: (_value, one) => nameOf(one.department_id) },
    { key: "effective_on", title: t("field.effective_on"), width: 110, render: (_value, one) => day(one.effective_on) },
    { key: "review_by", title: t("field.review_by"), width: 110, render: (_value, one) => day(one.review_by) },
    { key: "status", title: t("field.status"), width: 90, render: (_value, one) => t(`status.${one.status}`) },
    { key: "remarks", title: t("field.remarks"), dataIndex: "remarks", width: 200, rare: true },
  ];
}
