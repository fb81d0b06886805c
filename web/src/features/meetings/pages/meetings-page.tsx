import { Empty, Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { useYearAsked } from "@/shared/session/year";
import { YearSelect } from "@/shared/session/year-select";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, minute } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { CallMeeting } from "../components/call-meeting";
import { Pool } from "../components/pool";
import { Stage } from "../components/stage";
import { type MeetingLine, readMeetings } from "../queries";

const TABS = ["items", "meetings"] as const;

/** P27: what awaits a decision of a body, and the meetings held and to be held. */
export default function MeetingsPage() {
  const { t } = useTranslation("meetings");
  const [params, setParams] = useSearchParams();
  const asked = params.get("call");
  const [calling, setCalling] = useState(Boolean(asked));
  const call = <Act asks="meeting:record" type="primary" onClick={() => setCalling(true)}>{t("call.act")}</Act>;
  const shown = { items: <Pool />, meetings: <Meetings /> };
  return (
    <PageFrame title={t("meeting.list")} actions={call} byYear>
      <Tabs
        activeKey={params.get("tab") ?? "items"}
        destroyOnHidden
        onChange={(tab) => setParams(tab === "items" ? {} : { tab })}
        items={TABS.map((key) => ({ key, label: t(`tab.${key}`), children: shown[key] }))}
      />
      {calling && <CallMeeting caseId={params.get("for") ?? undefined} usual={asked === "section" ? "section" : "body"} onClose={() => setCalling(false)} />}
    </PageFrame>
  );
}

function Meetings() {
  const { t } = useTranslation("meetings");
  const word = useWord();
  const navigate = useNavigate();
  const { nameOf } = useDirectory();
  const ofYear = useYearAsked();
  const bodyName = (one: MeetingLine) => one.body || nameOf(one.department_id) || word("meetings.kind", one.kind);
  return (
    <LedgerTable<MeetingLine>
      name="meetings"
      register="meetings"
      read={readMeetings}
      {...(ofYear && { fixed: ofYear })}
      search={
        <>
          <YearSelect every />
          <FilterSelect name="kind" label={t("meeting.kind")} options={useWords("meetings.kind")} />
          <FilterSelect name="stage" label={t("meeting.stage")} options={useWords("meetings.stage")} />
        </>
      }
      onOpen={(one) => navigate(`/meetings/${one.id}`)}
      empty={<Empty description={t("meeting.none")} />}
      columns={[
        { key: "number", title: t("meeting.number"), dataIndex: "number", width: 140 },
        { key: "title", title: t("meeting.title"), render: (_value, one) => <Link to={`/meetings/${one.id}`}>{one.title}</Link> },
        { key: "body", title: t("meeting.body"), width: 180, render: (_value, one) => bodyName(one) },
        { key: "kind", title: t("meeting.kind"), width: 110, rare: true, render: (_value, one) => word("meetings.kind", one.kind) },
        { key: "held_on", title: t("meeting.heldAt"), width: 150, render: (_value, one) => `${day(one.held_on)} ${one.hour}` },
        { key: "place", title: t("meeting.place"), dataIndex: "place", width: 140 },
        { key: "stage", title: t("meeting.stage"), width: 110, render: (_value, one) => <Stage meeting={one} /> },
        { key: "signed_at", title: t("meeting.signedAt"), width: 150, render: (_value, one) => minute(one.signed_at) },
      ]}
    />
  );
}
