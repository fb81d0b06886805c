import { Empty, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { RecordName } from "@/shared/records/record-select";
import type { LedgerColumn } from "@/shared/table/columns";
import { LedgerTable } from "@/shared/table/ledger-table";
import { OpenLink } from "@/shared/table/open-link";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { SourceDialog } from "../components/source-dialog";
import { SourceDrawer } from "../components/source-drawer";
import { readSources, type Source } from "../queries";
import "../sources.css";

const COLOURS: Record<string, string> = { received: "warning", used: "success" };

/** P19: what the reverse method starts from, and the risk points found from it. */
export default function SourcesPage() {
  const { t } = useTranslation("sources");
  const word = useWord();
  const { nameOf } = useDirectory();
  const [writing, setWriting] = useState(false);
  const columns: LedgerColumn<Source>[] = [
    { key: "number", title: t("field.number"), width: 130, render: (_value, one) => <OpenLink id={one.id}>{one.number}</OpenLink> },
    { key: "kind", title: t("field.kind"), width: 90, render: (_value, one) => word("search_sources.kind", one.kind) },
    { key: "received_on", title: t("field.received_on"), width: 110, render: (_value, one) => day(one.received_on) },
    { key: "summary", title: t("field.summary"), width: 300, dataIndex: "summary" },
    { key: "department_id", title: t("field.department_id"), width: 130, render: (_value, one) => nameOf(one.department_id) },
    { key: "state", title: t("field.state"), width: 90, render: (_value, one) => <Tag color={COLOURS[one.state]}>{word("search_sources.state", one.state)}</Tag> },
    { key: "risk_point_id", title: t("field.risk_point_id"), width: 240, render: (_value, one) => one.risk_point_id && <RecordName kind="risk_point" id={one.risk_point_id} /> },
  ];
  return (
    <PageFrame title={t("page.title")} actions={<Act asks="source:record" type="primary" onClick={() => setWriting(true)}>{t("act.record")}</Act>}>
      <Typography.Paragraph type="secondary">{t("page.intro")}</Typography.Paragraph>
      <LedgerTable<Source>
        name="search_sources"
        saved={false}
        columns={columns}
        read={readSources}
        empty={<Empty description={t("page.none")} />}
        record={(place) => <SourceDrawer {...place} />}
      />
      {writing && <SourceDialog onClose={() => setWriting(false)} />}
    </PageFrame>
  );
}
