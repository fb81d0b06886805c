import { Alert, App, Descriptions, Flex, Input } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { PaperButton } from "@/shared/papers/paper-button";
import { settled } from "@/shared/problem/settled";
import { day, minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { FilingState } from "../components/filing-state";
import { ItemsTable } from "../components/items-table";
import { Withdraw } from "../components/withdraw";
import { type FilingInFull, useFiling, usePrecheck, useRepack, useSendFiling, type Kind } from "../queries";

const OPEN: readonly string[] = ["draft", "returned", "withdrawn"];

/** One package: what goes up, what was said of it, and sending it. */
export default function FilingPage() {
  const { id = "" } = useParams();
  const filing = useFiling(id);
  return <Asked asked={filing}>{(found) => <Whole filing={found} />}</Asked>;
}

function Whole({ filing }: { filing: FilingInFull }) {
  const { t } = useTranslation("filings");
  const word = useWord();
  const { message } = App.useApp();
  const repack = useRepack();
  const open = OPEN.includes(filing.state);
  const again = () =>
    repack.mutate({ id: filing.id, version: filing.version, remarks: null }, { onSuccess: () => void message.success(t("repack.done")) });
  return (
    <PageFrame
      title={t("filing.one", { number: filing.number })}
      crumbs={[{ title: t("filing.list"), to: "/filings" }]}
      actions={
        <>
          <PaperButton kind="filing_form" subjectId={filing.id} />
          {open && <Act asks="filing:send" loading={repack.isPending} onClick={again}>{t("repack.act")}</Act>}
          {open ? <Send filing={filing} /> : <Withdraw filing={filing} />}
        </>
      }
    >
      <Flex vertical gap="middle">
        {filing.state === "returned" && <Alert type="warning" showIcon title={t("filing.returned", { opinion: filing.opinion })} />}
        <Descriptions
          size="small"
          bordered
          column={4}
          items={[
            { key: "kind", label: t("filing.kind"), children: word("filings.kind", filing.kind) },
            { key: "state", label: t("filing.state"), children: <FilingState state={filing.state} late={filing.late} /> },
            { key: "due", label: t("filing.due"), children: day(filing.due_on) },
            { key: "sent", label: t("filing.sentAt"), children: minute(filing.sent_at) || "—" },
            { key: "opinion", label: t("filing.opinion"), span: 2, children: filing.opinion || "—" },
            { key: "number", label: t("filing.filedNumber"), span: 2, children: filing.filed_number || "—" },
            { key: "remarks", label: t("filing.remarks"), span: 4, children: filing.remarks || "—" },
          ]}
        />
        <ItemsTable items={filing.items} />
      </Flex>
    </PageFrame>
  );
}

function Send({ filing }: { filing: FilingInFull }) {
  const { t } = useTranslation("filings");
  const { modal, message } = App.useApp();
  const { data: precheck } = usePrecheck(filing.kind as Kind, filing.year);
  const send = useSendFiling();
  const reason = useRef("");
  const gaps = precheck?.gaps.length ?? 0;
  const ask = () =>
    modal.confirm({
      title: t("send.title", { count: filing.items.length }),
      content: gaps > 0 && (
        <Flex vertical gap="small">
          {t("send.gaps", { count: gaps })}
          <Input.TextArea rows={2} aria-label={t("send.reason")} placeholder={t("send.reason")} onChange={(event) => (reason.current = event.target.value)} />
        </Flex>
      ),
      okText: t("send.act"),
      onOk: () =>
        settled(
          send
            .mutateAsync({ id: filing.id, version: filing.version, despite_gaps: reason.current })
            .then(() => message.success(t("send.done"))),
        ),
    });
  return <Act asks="filing:send" type="primary" loading={send.isPending} onClick={ask}>{t("send.act")}</Act>;
}
