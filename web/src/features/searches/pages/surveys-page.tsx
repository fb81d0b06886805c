import { Empty, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { Select } from "@/shared/form/select";
import { PageFrame } from "@/shared/pages/page-frame";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useCan } from "@/shared/session/me";
import { useYear, useYearAsked } from "@/shared/session/year";
import { YearSelect } from "@/shared/session/year-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, minute, today } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { BeginDialog } from "../components/begin-dialog";
import { Campaigns } from "../components/campaigns";
import { Library } from "../components/library";
import { readSheets, type SheetLine, useCampaigns } from "../queries";
import { OF_POST, OPEN } from "../sheet";
import "../searches.css";

/** P19: the sheets of the searches, the searches themselves, and typical manifestations. */
export default function SurveysPage() {
  const { t } = useTranslation("searches");
  const { t: pages } = useTranslation();
  const can = useCan();
  const { params, ask } = useLedgerQuery();
  const [beginning, setBeginning] = useState(false);
  const box = params.get("box") ?? "sheets";
  const tabs = [
    { key: "sheets", label: t("list.sheets"), children: <Sheets /> },
    ...(can("campaign:read") ? [{ key: "campaigns", label: t("list.campaigns"), children: <Campaigns /> }, { key: "library", label: t("list.library"), children: <Library /> }] : []),
  ];
  return (
    <PageFrame title={pages("page.P19")} byYear actions={<Act asks="sheet:fill" onClick={() => setBeginning(true)}>{t("begin.act")}</Act>}>
      <Tabs activeKey={box} onChange={(next) => ask({ box: next })} items={tabs} destroyOnHidden />
      {beginning && <BeginDialog onClose={() => setBeginning(false)} />}
    </PageFrame>
  );
}

function Sheets() {
  const { t } = useTranslation("searches");
  const navigate = useNavigate();
  const word = useWord();
  const { nameOf } = useDirectory();
  const asked = useYearAsked();
  const path = (one: SheetLine) => (OF_POST.includes(one.subject_type) ? `/self-check/${one.id}` : `/surveys/${one.id}`);
  const late = (one: SheetLine) => OPEN.includes(one.state) && one.due_on < today();
  return (
    <LedgerTable<SheetLine>
      name="sheets"
        register="sheets"
      read={readSheets}
      {...(asked && { fixed: asked })}
      search={<><YearSelect every /><Filters /></>}
      onOpen={(one) => navigate(path(one))}
      empty={<Empty description={t("list.none")} />}
      columns={[
        { key: "number", title: t("head.number"), width: 130, render: (_value, one) => <Link to={path(one)}>{one.number}</Link> },
        { key: "title", title: t("list.title"), render: (_value, one) => <Link to={path(one)}>{one.title}</Link> },
        { key: "subject_type", title: t("list.subject"), width: 110, render: (_value, one) => word("subject_types", one.subject_type) },
        { key: "department", title: t("head.department"), width: 150, render: (_value, one) => nameOf(one.department_id) },
        { key: "due_on", title: t("head.due"), width: 150, render: (_value, one) => <>{day(one.due_on)} {late(one) && <Tag color="error">{t("head.late")}</Tag>}</> },
        { key: "state", title: t("head.state"), width: 100, render: (_value, one) => <Tag color={one.state === "submitted" ? "success" : one.state === "returned" ? "warning" : undefined}>{word("sheets.state", one.state)}</Tag> },
        { key: "submitted_name", title: t("list.by"), dataIndex: "submitted_name", width: 100 },
        { key: "submitted_at", title: t("list.at"), width: 150, render: (_value, one) => minute(one.submitted_at) },
      ]}
    />
  );
}

function Filters() {
  const { t } = useTranslation("searches");
  const { query, change } = useLedgerQuery();
  const { departments } = useDirectory();
  const { narrowed } = useYear();
  const campaigns = useCampaigns().data?.items.filter((one) => !narrowed || String(one.year) === narrowed).map((one) => ({ value: one.id, label: one.title })) ?? [];
  const lists = { campaign_id: campaigns, subject_type: useWords("subject_types"), department_id: departments, state: useWords("sheets.state") };
  return (Object.keys(lists) as (keyof typeof lists)[]).map((name) => (
    <Select
      key={name}
      allowClear
      className="filter"
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      showSearch={BY_NAME}
      value={query[name]}
      options={lists[name]}
      onChange={(next?: string) => change({ [name]: next })}
    />
  ));
}
