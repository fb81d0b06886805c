import { App, Checkbox, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Notice, useBoardSetting, useComment } from "../queries";

const KINDS = ["opinion", "objection", "appraisal"] as const;

/** Lets a reader say something of a notice; the receipt is shown once. */
export function Say({ notice, main }: { notice: Notice; main?: boolean }) {
  const { t } = useTranslation("notices");
  const [open, setOpen] = useState(false);
  return (
    <>
      <Act asks="notice:comment" type={main ? "primary" : "default"} onClick={() => setOpen(true)}>{t("comment.act")}</Act>
      {open && <Saying notice={notice} onClose={() => setOpen(false)} />}
    </>
  );
}

function Saying({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation("notices");
  const { modal } = App.useApp();
  const board = useBoardSetting();
  const say = useComment();
  const send = async (values: Of<"CommentDraft">) => {
    const made = await say.mutateAsync({ id: notice.id, ...values, notice_item_id: values.notice_item_id || null });
    modal.success({ title: t("comment.received"), content: t("comment.receipt", { receipt: made.receipt }) });
  };
  const items = notice.items.filter((one) => one.state === "shown");
  return (
    <FormDialog<Of<"CommentDraft">>
      title={t("comment.act")}
      verb={t("comment.send")}
      initialValues={{ kind: "opinion", anonymous: false, notice_item_id: "" }}
      run={send}
      onClose={onClose}
    >
      <Form.Item name="kind" label={t("comment.kind")}>
        <Radio.Group aria-label={t("comment.kind")} className="stacked" options={KINDS.map((one) => ({ value: one, label: <><span>{t(`remark.${one}`)}</span> <small>{t(`remarkHint.${one}`)}</small></> }))} />
      </Form.Item>
      {notice.items.length > 1 && (
        <Form.Item name="notice_item_id" label={t("comment.item")}>
          <Radio.Group
            aria-label={t("comment.item")}
            className="stacked"
            options={[{ value: "", label: t("comment.whole") }, ...items.map((one) => ({ value: one.id, label: `${one.position}. ${one.title}` }))]}
          />
        </Form.Item>
      )}
      <Form.Item name="text" label={t("comment.text")} rules={[{ required: true, max: 2000 }]}>
        <Input.TextArea rows={4} />
      </Form.Item>
      {board.data?.takes_anonymous !== false && (
        <Form.Item name="anonymous" valuePropName="checked">
          <Checkbox>{t("comment.asAnonymous")}</Checkbox>
        </Form.Item>
      )}
    </FormDialog>
  );
}
