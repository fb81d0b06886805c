import { Empty, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import type { LedgerColumn } from "@/shared/table/columns";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { SearchField } from "@/shared/table/search-field";
import { OpenLink } from "@/shared/table/open-link";
import { day } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { type Regulation, readRegulations } from "../queries";
import { RegulationDrawer } from "./regulation-drawer";

/** The regulations of the bureau and the laws it works by. */
export function Catalogue() {
  const { t } = useTranslation("regulations");
  return (
    <LedgerTable<Regulation>
      name="regulations"
        register="regulations"
      columns={useColumns()}
      read={readRegulations}
      search={<Search />}
      record={(place) => <RegulationDrawer {...place} />}
      empty={<Empty description={t("empty")} />}
    />
  );
}

function Search() {
  const { t } = useTranslation("regulations");
  const { query, change } = useLedgerQuery();
  const { departments } = useDirectory();
  const types = useWords("regulations.type");
  const statuses = useWords("regulations.status");
  const filters = [
    { name: "type", options: types },
    { name: "status", options: statuses },
    { name: "department_id", label: t("field.department"), options: departments },
    { name: "overdue", options: [{ value: "true", label: t("overdue") }] },
  ];
  return (
    <>
      <SearchField label={t("find")} />
      {filters.map(({ name, options, label = t(`field.${name}`) }) => (
        <Select key={name} allowClear showSearch={BY_NAME} className="filter" aria-label={label} placeholder={label} value={query[name]} onChange={(next?: string) => change({ [name]: next })} options={options} />
      ))}
    </>
  );
}

function useColumns(): LedgerColumn<Regulation>[] {
  const { t } = useTranslation("regulations");
  const word = useWord();
  const { nameOf } = useDirectory();
  return [
    { key: "number", title: t("field.number"), width: 100, render: (_value, one) => <OpenLink id={one.id}>{one.number}</OpenLink> },
    { key: "title", title: t("field.title"), width: 300, render: (_value, one) => <>{one.title} {one.is_law && <Tag>{t("law")}</Tag>} {one.announced && <Tag color="warning">{t("changed")}</Tag>}</> },
    { key: "type", title: t("field.type"), width: 130, render: (_value, one) => word("regulations.type", one.type) },
    { key: "document_number", title: t("field.document_number"), dataIndex: "document_number", width: 170 },
    { key: "issuer", title: t("field.issuer"), dataIndex: "issuer", width: 170 },
    { key: "department", title: t("field.department"), width: 140, render: (_value, one) => nameOf(one.department_id) || t("whole") },
    { key: "effective_on", title: t("field.effective_on"), width: 110, render: (_value, one) => day(one.effective_on) },
    { key: "review_by", title: t("field.review_by"), width: 110, render: (_value, one) => day(one.review_by) },
    { key: "status", title: t("field.status"), width: 100, render: (_value, one) => word("regulations.status", one.status) },
    { key: "remarks", title: t("field.remarks"), dataIndex: "remarks", width: 200, rare: true },
  ];
}
