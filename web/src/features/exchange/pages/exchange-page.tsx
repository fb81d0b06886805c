import { Button, Empty, Tabs, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import { PageFrame } from "@/shared/pages/page-frame";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { DocumentFace } from "../components/document-face";
import { byPeople, readReceived, readSent, type Received, type Sent, useMarkRead } from "../queries";

const COLOURS: Record<string, string> = { acknowledged: "success", refused: "error", waiting: "warning" };

/** What crossed the walls of the bureau: received, sent, and whether it was read over there. */
export default function ExchangePage() {
  const { t } = useTranslation(["exchange", "app"]);
  const [params, setParams] = useSearchParams();
  return (
    <PageFrame title={t("app:page.EXCHANGE")}>
      <Tabs
        destroyOnHidden
        activeKey={params.get("box") ?? "received"}
        onChange={(box) => setParams({ box })}
        items={[
          { key: "received", label: t("received.list"), children: <ReceivedList /> },
          { key: "sent", label: t("sent.list"), children: <SentList /> },
        ]}
      />
    </PageFrame>
  );
}

function Kinds() {
  const { t } = useTranslation("exchange");
  return <FilterSelect name="kind" label={t("document.kind")} placeholder={t("document.byPeople")} options={useWords("outbox_documents.kind")} width={180} />;
}

function ReceivedList() {
  const { t } = useTranslation("exchange");
  const word = useWord();
  const read = useMarkRead();
  const [open, setOpen] = useState<{ id: string; around: readonly Received[] }>();
  return (
    <>
      <LedgerTable<Received>
        name="inbox"
        register="inbox"
        asks={byPeople}
        read={readReceived}
        search={<Kinds />}
        onOpen={(one, around) => setOpen({ id: one.id, around })}
        empty={<Empty description={t("received.none")} />}
        columns={[
          { key: "kind", title: t("document.kind"), width: 100, render: (_value, one) => word("outbox_documents.kind", one.kind) },
          { key: "sender", title: t("document.sender"), render: (_value, one) => one.sender.name },
          { key: "at", title: t("document.receivedAt"), width: 160, render: (_value, one) => minute(one.received_at) },
          { key: "state", title: t("document.state"), width: 90, render: (_value, one) => <Tag>{word("inbox_documents.state", one.state)}</Tag> },
          { key: "read", title: t("document.readAt"), width: 200, render: (_value, one) => (one.read_at ? t("received.readOn", { time: minute(one.read_at) }) : <Tag color="warning">{t("received.unread")}</Tag>) },
          {
            key: "acts",
            title: t("document.acts"),
            width: 160,
            fixedPlace: true,
            render: (_value, one) => (
              <>
                <Button size="small" onClick={() => setOpen({ id: one.id, around: [one] })}>{t("document.open")}</Button>{" "}
                {!one.read_at && <Act asks="exchange:acknowledge" size="small" loading={read.isPending && read.variables === one.id} onClick={() => read.mutate(one.id)}>{t("received.sign")}</Act>}
              </>
            ),
          },
        ]}
      />
      <RecordDrawer
        open={open !== undefined}
        title={t("document.one")}
        around={(open?.around ?? []).map((one) => one.id)}
        current={open?.id}
        onGo={(id) => open && setOpen({ ...open, id })}
        onClose={() => setOpen(undefined)}
      >
        {open && <DocumentFace id={open.id} />}
      </RecordDrawer>
    </>
  );
}

function SentList() {
  const { t } = useTranslation("exchange");
  const word = useWord();
  return (
    <LedgerTable<Sent>
      name="outbox"
        register="outbox"
        asks={byPeople}
      read={readSent}
      search={<Kinds />}
      empty={<Empty description={t("sent.none")} />}
      columns={[
        { key: "kind", title: t("document.kind"), width: 120, render: (_value, one) => word("outbox_documents.kind", one.kind) },
        { key: "recipient", title: t("document.recipient"), render: (_value, one) => one.recipient.name },
        { key: "at", title: t("document.writtenAt"), width: 160, render: (_value, one) => minute(one.written_at) },
        { key: "state", title: t("document.state"), width: 120, render: (_value, one) => <Tag color={COLOURS[one.state]}>{word("outbox_documents.state", one.state)}</Tag> },
        { key: "receipt", title: t("document.receipt"), width: 160, render: (_value, one) => minute(one.acknowledged_at) || "—" },
        { key: "error", title: t("document.error"), dataIndex: "last_error", rare: true },
      ]}
    />
  );
}
