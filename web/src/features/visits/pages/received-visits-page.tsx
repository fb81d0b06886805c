import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { PageFrame } from "@/shared/pages/page-frame";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute } from "@/shared/time/dates";
import { readReceivedVisits, type ReceivedVisit } from "../queries";

/** P37 of a bureau: who visited it, why, and what he looked at. */
export default function ReceivedVisitsPage() {
  const { t } = useTranslation("visits");
  return (
    <PageFrame title={t("received.list")}>
      <LedgerTable<ReceivedVisit>
        name="received-visits"
        register="received_visits"
        read={readReceivedVisits}
        saved={false}
        empty={<Empty description={t("received.none")} />}
        columns={[
          { key: "at", title: t("received.at"), width: 160, render: (_value, one) => minute(one.at) },
          { key: "visitor", title: t("received.visitor"), dataIndex: "visitor", width: 260 },
          { key: "by", title: t("received.by"), dataIndex: "by", width: 120 },
          { key: "topic", title: t("received.topic"), width: 180, render: (_value, one) => t(`topic.${one.topic}`, { defaultValue: one.topic }) },
          { key: "reason", title: t("visit.reason"), dataIndex: "reason" },
        ]}
      />
    </PageFrame>
  );
}
