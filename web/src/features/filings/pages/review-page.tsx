import { Alert, App, Button, Descriptions, Flex, Input } from "antd";
import { type Key, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { settled } from "@/shared/problem/settled";
import { day, minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { FilingState } from "../components/filing-state";
import { ItemsTable } from "../components/items-table";
import { PrecheckFound } from "../components/precheck-found";
import { type ReceivedInFull, useAcceptRest, useAnswer, useDecide, useReceived } from "../queries";

/** A received package: item by item accepted or returned with a reason, then answered as a whole. */
export default function ReviewPage() {
  const { id = "" } = useParams();
  const received = useReceived(id);
  return <Asked asked={received}>{(found) => <Whole received={found} />}</Asked>;
}

function Whole({ received }: { received: ReceivedInFull }) {
  const { t } = useTranslation("filings");
  const word = useWord();
  const { modal, message } = App.useApp();
  const [picked, setPicked] = useState<Key[]>([]);
  const [opinion, setOpinion] = useState("");
  const reason = useRef("");
  const decide = useDecide();
  const rest = useAcceptRest();
  const answer = useAnswer();
  const open = received.state === "received";
  const undecided = received.items.filter((one) => !one.decision).length;
  const returned = received.items.filter((one) => one.decision === "returned").length;
  const settle = (decision: "accepted" | "returned", keys: readonly Key[], why = "") =>
    decide
      .mutateAsync({ ...received, items: keys.map((one) => ({ item_id: String(one), decision, reason: why })) })
      .then(() => setPicked([]));
  const giveBack = (keys: readonly Key[]) =>
    modal.confirm({
      title: t("return.title", { count: keys.length }),
      content: <Input.TextArea rows={3} aria-label={t("return.reason")} placeholder={t("return.reason")} onChange={(event) => (reason.current = event.target.value)} />,
      okText: t("return.act"),
      onOk: () => settled(settle("returned", keys, reason.current)),
    });
  const send = () =>
    answer.mutate({ ...received, opinion }, { onSuccess: () => void message.success(t("answer.done", { bureau: received.bureau })) });
  return (
    <PageFrame
      title={t("received.one", { bureau: received.bureau, number: received.number })}
      crumbs={[{ title: t("received.list"), to: "/region/filings" }]}
      actions={open && (
        <>
          <Act asks="filing:review" blocked={picked.length ? undefined : t("return.pickFirst")} onClick={() => giveBack(picked)}>{t("return.act")}</Act>
          {undecided > 0 && (
            <Act asks="filing:review" loading={rest.isPending} onClick={() => rest.mutate(received)}>
              {t("accept.rest", { count: undecided })}
            </Act>
          )}
        </>
      )}
    >
      <Flex vertical gap="middle">
        <Descriptions
          size="small"
          bordered
          column={4}
          items={[
            { key: "kind", label: t("filing.kind"), children: `${word("filings.kind", received.kind)} · ${word("filings.filing_type", received.filing_type)}` },
            { key: "state", label: t("filing.state"), children: <FilingState received state={received.state} late={received.late} /> },
            { key: "due", label: t("filing.due"), children: day(received.due_on) },
            { key: "at", label: t("received.at"), children: minute(received.received_at) },
            {
              key: "precheck",
              label: t("found.title"),
              span: 4,
              children: (
                <Flex vertical gap={4}>
                  <PrecheckFound gaps={received.gaps.length} lowered={received.items.filter((one) => one.change === "lowered").length} late={received.late} />
                  {received.gaps.map((one) => <span key={`${one.code}${one.number}${one.title}`}>{[one.number, one.title, one.message].filter(Boolean).join(" ")}</span>)}
                </Flex>
              ),
            },
            { key: "remarks", label: t("filing.remarks"), span: 4, children: received.remarks || "—" },
            ...(open || received.state === "withdrawn" ? [] : [{ key: "answer", label: t("filing.opinion"), span: 4, children: `${received.opinion || "—"}（${received.reviewer} ${minute(received.reviewed_at)}）` }]),
          ]}
        />
        <ItemsTable
          items={received.items}
          rowSelection={open ? { selectedRowKeys: picked, onChange: setPicked, getCheckboxProps: (one) => ({ "aria-label": one.title }) } : undefined}
          extra={open ? [{
            title: t("item.acts"),
            width: 150,
            render: (_value, one) => (
              <Flex gap={4}>
                <Button size="small" onClick={() => void settle("accepted", [one.item_id])}>{t("accept.one")}</Button>
                <Button size="small" onClick={() => giveBack([one.item_id])}>{t("return.one")}</Button>
              </Flex>
            ),
          }] : []}
        />
        {open && (
          <Flex gap="small" className="action-bar" align="center">
            <Input
              className="grows"
              aria-label={t("answer.opinion")}
              placeholder={t(returned ? "answer.returning" : "answer.opinion")}
              value={opinion}
              onChange={(event) => setOpinion(event.target.value)}
            />
            <Act asks="filing:review" type="primary" loading={answer.isPending} blocked={undecided ? t("answer.undecided", { count: undecided }) : undefined} onClick={send}>
              {t(returned ? "answer.return" : "answer.pass")}
            </Act>
          </Flex>
        )}
        {!open && received.filed_number && <Alert type="success" showIcon title={t("answer.filed", { number: received.filed_number })} />}
      </Flex>
    </PageFrame>
  );
}
