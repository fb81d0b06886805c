import { Alert, App, Checkbox, Form, Input, Radio, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { WhyNot } from "@/shared/acts/why-not";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { spoken } from "@/shared/time/dates";
import { type Comment, type Notice, useAnswerComment, useCells } from "../queries";
import { runs } from "./notice-state";

type Values = Of<"CommentAnswer">;

const VERDICTS = ["adopted", "partly_adopted", "not_adopted"] as const;

/** Answers a comment for good; says beforehand what of the notice goes back, and what becomes of the rest. */
export function Answer({ comment, notice }: { comment: Comment; notice: Notice }) {
  const { t } = useTranslation("notices");
  const [open, setOpen] = useState(false);
  const { allowed, reason, who_can } = comment.answering;
  return (
    <>
      <Act asks="notice:answer" blocked={allowed ? undefined : <WhyNot reason={reason} who={who_can} />} onClick={() => setOpen(true)}>{t("answer.act")}</Act>
      {open && <Answering comment={comment} notice={notice} onClose={() => setOpen(false)} />}
    </>
  );
}

function Answering({ comment, notice, onClose }: { comment: Comment; notice: Notice; onClose: () => void }) {
  const { t, i18n } = useTranslation("notices");
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const upheld = (Form.useWatch("verdict", form) ?? "not_adopted") !== "not_adopted";
  const asked = Form.useWatch("revise", form);
  const answer = useAnswerComment();
  const cells = useCells(notice.case_id, true);
  const returnable = notice.items.filter((one) => one.object_id && one.state === "shown" && [null, one.id].includes(comment.notice_item_id));
  const objects = comment.kind === "objection";
  const goesBack = upheld && returnable.length > 0 && (objects || Boolean(asked));
  const follows = t(`answer.${consequence(notice)}`, { on: spoken(notice.ends_on, i18n.language) });
  const send = async (values: Values, newer?: number) => {
    await answer.mutateAsync({ id: comment.id, version: newer ?? comment.version, ...values });
    void message.success(t("answer.done"));
  };
  return (
    <FormDialog<Values> form={form} title={t("answer.title")} verb={t("answer.send")} initialValues={{ revise: false }} run={send} onClose={onClose}>
      <Typography.Paragraph>{comment.text}</Typography.Paragraph>
      <Form.Item name="verdict" label={t("answer.verdict")} rules={[{ required: true }]}>
        <Radio.Group aria-label={t("answer.verdict")} options={VERDICTS.map((one) => ({ value: one, label: t(`verdict.${one}`) }))} />
      </Form.Item>
      {upheld && returnable.length > 0 && objects && <Alert type="info" showIcon className="note" title={t("answer.upheld", { follows })} />}
      {upheld && returnable.length > 0 && !objects && (
        <Form.Item name="revise" valuePropName="checked" extra={asked ? follows : undefined}>
          <Checkbox>{t("answer.revise")}</Checkbox>
        </Form.Item>
      )}
      {goesBack && returnable.length > 1 && (
        <Form.Item name="notice_item_id" label={t("answer.item")} rules={[{ required: true }]}>
          <Select options={returnable.map((one) => ({ value: one.id, label: `${one.position}. ${one.title}` }))} />
        </Form.Item>
      )}
      {goesBack && runs(notice) && cells.data && (
        <Form.Item name="field" label={t("answer.field")} extra={t("answer.fieldHint")}>
          <Select allowClear showSearch={{ optionFilterProp: "label" }} options={cells.data} />
        </Form.Item>
      )}
      <Form.Item name="reply" label={t("answer.reply")} rules={[{ required: true, max: 2000 }]}>
        <Input.TextArea rows={4} />
      </Form.Item>
    </FormDialog>
  );
}

/** What becomes of the notice when one of its items goes back to be revised. */
function consequence(notice: Notice): "others" | "alone" | "asked" {
  if (!notice.case_id || !runs(notice)) return "asked";
  return notice.item_count - notice.returned_count > 1 ? "others" : "alone";
}
