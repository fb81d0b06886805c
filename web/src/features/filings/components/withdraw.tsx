import { App, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type FilingInFull, useWithdrawFiling } from "../queries";

interface Values {
  reason: string;
}

/** Asks a package back; it comes unless the leading group has begun to examine it. */
export function Withdraw({ filing }: { filing: FilingInFull }) {
  const { t } = useTranslation("filings");
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const withdraw = useWithdrawFiling();
  const blocked = filing.state === "sent" ? undefined : t(filing.state === "withdrawing" ? "withdraw.underWay" : "withdraw.answered");
  const send = async ({ reason }: Values, newer?: number) => {
    await withdraw.mutateAsync({ id: filing.id, version: newer ?? filing.version, reason });
    void message.success(t("withdraw.done"));
  };
  return (
    <>
      <Act asks="filing:send" blocked={blocked} onClick={() => setOpen(true)}>{t("withdraw.act")}</Act>
      {open && (
        <FormDialog<Values> title={t("withdraw.title", { number: filing.number })} verb={t("withdraw.act")} run={send} onClose={() => setOpen(false)}>
          <p>{t("withdraw.text")}</p>
          <Form.Item name="reason" label={t("withdraw.reason")} rules={[{ required: true, whitespace: true, max: 1000 }]}>
            <Input.TextArea rows={2} autoFocus />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
