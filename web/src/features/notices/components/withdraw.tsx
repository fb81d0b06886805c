import { App, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Notice, useWithdraw } from "../queries";

/** Takes a draft or a standing disclosure back for a reason; a running notice ends with its term. */
export function Withdraw({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const withdraw = useWithdraw();
  const standing = notice.kind === "disclosure" && notice.state === "published";
  if (notice.state !== "draft" && !standing) return null;
  const send = async (values: { reason: string }, newer?: number) => {
    await withdraw.mutateAsync({ id: notice.id, version: newer ?? notice.version, ...values });
    void message.success(t("withdraw.done"));
  };
  return (
    <>
      <Act asks="notice:publish" blocked={notice.case_id ? t("withdraw.ofCase") : undefined} onClick={() => setOpen(true)}>{t("withdraw.act")}</Act>
      {open && (
        <FormDialog<{ reason: string }> title={t("withdraw.title")} verb={t("withdraw.act")} run={send} onClose={() => setOpen(false)}>
          <p>{t(standing ? "withdraw.standing" : "withdraw.draft")}</p>
          <Form.Item name="reason" label={t("withdraw.reason")} rules={[{ required: true, max: 1000 }]}>
            <Input.TextArea rows={2} autoFocus />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
