import { Button, Flex, Form, Input, Modal, Radio, Space, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { minute } from "@/shared/time/dates";
import { answerOpinion, type Consultation, giveOpinion, useDeskAct } from "../queries";

type Opinion = Consultation["opinions"][number];

/** Gives one's opinion on what one was asked about. */
export function AnswerDialog({ one, onClose }: { one: Consultation; onClose: () => void }) {
  const { t } = useTranslation("gradings");
  const act = useDeskAct((text: string) => giveOpinion(one.case_id, text));
  return (
    <FormDialog<{ text: string }> title={t("consult.giveOn", { title: one.title })} verb={t("consult.send")} run={({ text }) => act.mutateAsync(text)} onClose={onClose}>
      <ul>{one.items.map((item) => <li key={item}>{item}</li>)}</ul>
      <Form.Item name="text" label={t("consult.text")} rules={[{ required: true, message: t("round.missing", { field: t("consult.text") }) }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 3, maxRows: 10 }} />
      </Form.Item>
    </FormDialog>
  );
}

/** What those asked said, and whether it was taken up. */
export function OpinionsDialog({ one, asking, onClose }: { one: Consultation; asking: boolean; onClose: () => void }) {
  const { t, i18n } = useTranslation("gradings");
  const [answered, setAnswered] = useState<Opinion>();
  return (
    <Modal open width={860} title={t("consult.opinionsOn", { title: one.title })} footer={<Button onClick={onClose}>{t("focus.close")}</Button>} onCancel={onClose}>
      <Table
        size="small"
        rowKey="id"
        pagination={false}
        dataSource={one.opinions}
        columns={[
          { title: t("consult.who"), width: 170, render: (_value, each: Opinion) => [each.department || (i18n.language === "en" ? each.asked_en : each.asked_zh), each.person_name].filter(Boolean).join(" ") },
          { title: t("consult.text"), render: (_value, each: Opinion) => each.agreed != null ? <><Tag color={each.agreed ? "success" : "error"}>{t(`consult.agreed.${each.agreed}`)}</Tag>{each.text}</> : each.text || <Typography.Text type="secondary">{t("consult.waiting")}</Typography.Text> },
          { title: t("consult.at"), width: 130, render: (_value, each: Opinion) => minute(each.at) },
          {
            title: t("consult.taken"),
            width: 200,
            render: (_value, each: Opinion) => (
              <Flex vertical>
                {each.adopted != null && <Space><Tag color={each.adopted ? "success" : "default"}>{t(`consult.adopt.${each.adopted}`)}</Tag></Space>}
                {each.reply}
                {asking && each.text && each.adopted == null && !each.agreed && <Button size="small" onClick={() => setAnswered(each)}>{t("consult.decide")}</Button>}
              </Flex>
            ),
          },
        ]}
      />
      {answered && <AdoptDialog case_id={one.case_id} opinion={answered} onClose={() => { setAnswered(undefined); onClose(); }} />}
    </Modal>
  );
}

function AdoptDialog({ case_id, opinion, onClose }: { case_id: string; opinion: Opinion; onClose: () => void }) {
  const { t } = useTranslation("gradings");
  const act = useDeskAct((body: { adopted: boolean; reply: string }) => answerOpinion(case_id, opinion.id, body));
  return (
    <FormDialog<{ adopted: boolean; reply?: string }>
      title={t("consult.decide")}
      verb={t("consult.decide")}
      initialValues={{ adopted: true }}
      run={({ adopted, reply }) => act.mutateAsync({ adopted, reply: reply ?? "" })}
      onClose={onClose}
    >
      <Typography.Paragraph>{opinion.text}</Typography.Paragraph>
      <Form.Item name="adopted" label={t("consult.taken")}>
        <Radio.Group aria-label={t("consult.taken")} options={[true, false].map((one) => ({ value: one, label: t(`consult.adopt.${one}`) }))} />
      </Form.Item>
      <Form.Item noStyle shouldUpdate>
        {({ getFieldValue }) => (
          <Form.Item name="reply" label={t("consult.reply")} rules={[{ required: getFieldValue("adopted") === false, message: t("consult.replyMissing") }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
          </Form.Item>
        )}
      </Form.Item>
    </FormDialog>
  );
}
