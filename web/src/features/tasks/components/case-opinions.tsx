import { App, Button, Flex, Form, Input, Modal, Table, Tag } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { day, minute } from "@/shared/time/dates";
import { Act } from "@/shared/acts/act";
import { useMe } from "@/shared/session/me";
import { useAnswerOpinion, type Case } from "../queries";
import { TakeBackDialog } from "./take-back-dialog";

type Opinion = Case["opinions"][number];

/** Whom it was asked of, what they said, and whether it was taken up. */
export function CaseOpinions({ found }: { found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const { message } = App.useApp();
  const answer = useAnswerOpinion(found.id);
  const me = useMe();
  const [refusing, setRefusing] = useState<Opinion>();
  const [taking, setTaking] = useState<Opinion>();
  const english = i18n.language === "en";
  const step = found.steps.find((one) => one.state === "open")?.id;
  const collates = (one: Opinion) => found.may_act && one.step_id === step;
  const waits = (one: Opinion) => one.asked_by && !one.at && !one.withdrawn_at && one.step_id === step;
  const say = (one: Opinion, adopted: boolean, reply: string) =>
    answer.mutate(
      { id: one.id, adopted, reply },
      {
        onSuccess: () => {
          setRefusing(undefined);
          void message.success(t("asked.noted"));
        },
      },
    );
  return (
    <>
      <Table<Opinion>
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={found.opinions}
        columns={[
          { title: t("asked.asks"), render: (_value, one) => (one.question ? t(one.binding ? "asked.binding" : "asked.question", { name: one.asked_by_name, question: one.question, day: day(one.due_on) }) : t("asked.byChain")) },
          { title: t("asked.who"), render: (_value, one) => askedOf(one, english, t) },
          { title: t("asked.text"), width: 320, render: (_value, one) => <Said one={one} /> },
          { title: t("asked.at"), render: (_value, one) => minute(one.at) },
          {
            title: t("asked.verdict"),
            render: (_value, one) => {
              if (one.adopted != null) {
                return <><Tag color={one.adopted ? "success" : undefined}>{t(one.adopted ? "asked.adopted" : "asked.refused")}</Tag>{one.reply}</>;
              }
              if (waits(one)) {
                const blocked = one.asked_by === me.person_id ? undefined : t("takeBack.onlyBy", { name: one.asked_by_name });
                return <Act size="small" asks="case:act" blocked={blocked} onClick={() => setTaking(one)}>{t("takeBack.act")}</Act>;
              }
              if (!collates(one) || !one.text || one.agreed) return "—";
              return (
                <Flex gap="small">
                  <Button size="small" loading={answer.isPending} onClick={() => say(one, true, "")}>{t("asked.adopt")}</Button>
                  <Button size="small" onClick={() => setRefusing(one)}>{t("asked.refuse")}</Button>
                </Flex>
              );
            },
          },
        ]}
      />
      {refusing && (
        <Refusal pending={answer.isPending} onClose={() => setRefusing(undefined)} onSend={(reply) => say(refusing, false, reply)} />
      )}
      {taking && <TakeBackDialog caseId={found.id} opinion={taking} onClose={() => setTaking(undefined)} />}
    </>
  );
}

/** What somebody asked said; of a binding opinion whether he agreed. */
export function Said({ one }: { one: Opinion }) {
  const { t } = useTranslation("tasks");
  if (one.withdrawn_at) return <><Tag>{t("takeBack.done")}</Tag>{minute(one.withdrawn_at)} {one.withdrawn_reason}</>;
  if (one.agreed == null) return one.text || t("asked.waiting");
  return <><Tag color={one.agreed ? "success" : "error"}>{t(one.agreed ? "asked.agree" : "asked.disagree")}</Tag>{one.text}</>;
}

/** Who was asked, and who wrote the answer: never whoever merely gathered it. */
export function askedOf(one: Opinion, english: boolean, t: TFunction): string {
  const office = one.department || (english ? one.asked_en : one.asked_zh);
  return one.person_name && one.person_name !== office ? t("asked.by", { office, name: one.person_name }) : office;
}

function Refusal({ pending, onClose, onSend }: { pending: boolean; onClose: () => void; onSend: (reply: string) => void }) {
  const { t } = useTranslation("tasks");
  const [form] = Form.useForm<{ reply: string }>();
  return (
    <Modal open title={t("asked.refuse")} okText={t("asked.refuse")} confirmLoading={pending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" onFinish={({ reply }) => onSend(reply)}>
        <Form.Item name="reply" label={t("asked.reason")} rules={[{ required: true, whitespace: true }]}>
          <Input.TextArea autoFocus rows={3} maxLength={4000} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
