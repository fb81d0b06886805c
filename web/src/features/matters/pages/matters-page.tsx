import { Empty, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { Select } from "@/shared/form/select";
import { PageFrame } from "@/shared/pages/page-frame";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { OpenLink } from "@/shared/table/open-link";
import { day } from "@/shared/time/dates";
import { sum } from "@/shared/words/sum";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { MatterDialog } from "../components/matter-dialog";
import { MatterDrawer } from "../components/matter-drawer";
import { Thresholds } from "../components/thresholds";
import { type Matter, readMatters } from "../queries";

/** Major matters (三重一大): what is to be decided together, what each still lacks, how it was decided. */
export default function MattersPage() {
  const { t } = useTranslation(["matters", "app"]);
  const { ask, params } = useLedgerQuery();
  const [entering, setEntering] = useState(false);
  return (
    <PageFrame
      title={t("app:page.P27matters")}
      actions={<Act asks="matter:record" type="primary" onClick={() => setEntering(true)}>{t("act.enter")}</Act>}
    >
      <Tabs
        activeKey={params.get("box") ?? "matters"}
        onChange={(box) => ask({ box })}
        destroyOnHidden
        items={[
          { key: "matters", label: t("box.matters"), children: <Matters /> },
          { key: "thresholds", label: t("box.thresholds"), children: <Thresholds /> },
        ]}
      />
      {entering && <MatterDialog topic={params.get("topic") ?? undefined} onClose={() => setEntering(false)} />}
    </PageFrame>
  );
}

function Matters() {
  const { t } = useTranslation("matters");
  const word = useWord();
  const { nameOf } = useDirectory();
  return (
    <LedgerTable<Matter>
      name="matters"
        register="matters"
      read={readMatters}
      search={<Search />}
      record={(place) => <MatterDrawer {...place} />}
      empty={<Empty description={t("empty")} />}
      columns={[
        { key: "number", title: t("field.number"), width: 100, render: (_value, one) => <OpenLink id={one.id}>{one.number}</OpenLink> },
        { key: "title", title: t("field.title"), dataIndex: "title", width: 230 },
        { key: "topic", title: t("field.topic"), width: 140, render: (_value, one) => word("major_matters", one.topic) },
        { key: "amount", title: t("field.amount"), width: 150, align: "right", render: (_value, one) => sum(one.amount) },
        { key: "department", title: t("field.department"), width: 140, render: (_value, one) => nameOf(one.department_id) },
        { key: "responsible", title: t("field.responsible"), width: 150, render: (_value, one) => nameOf(one.responsible_post_id) },
        { key: "decided_on", title: t("field.decided_on"), width: 110, render: (_value, one) => day(one.decided_on) },
        { key: "state", title: t("field.state"), width: 100, render: (_value, one) => <Tag color={one.state === "decided" ? "success" : "warning"}>{word("major_matters.state", one.state)}</Tag> },
      ]}
    />
  );
}

function Search() {
  const { t } = useTranslation("matters");
  const { query, change } = useLedgerQuery();
  const topics = useWords("major_matters");
  const states = useWords("major_matters.state");
  const { departments } = useDirectory();
  const filters = [
    { name: "topic", label: t("field.topic"), options: topics },
    { name: "state", label: t("field.state"), options: states },
    { name: "department_id", label: t("field.department"), options: departments },
  ];
  return (
    <>
      {filters.map(({ name, label, options }) => (
        <Select key={name} allowClear showSearch={BY_NAME} className="filter" aria-label={label} placeholder={label} value={query[name]} onChange={(next?: string) => change({ [name]: next })} options={options} />
      ))}
    </>
  );
}
