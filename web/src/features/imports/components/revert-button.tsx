import { Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { Answer, useAnswer } from "@/shared/acts/answer";
import { FormDialog } from "@/shared/form/form-dialog";
import { minute } from "@/shared/time/dates";
import { type Import, useGravest, useRevert } from "../queries";

/** Takes an import back, whole, within a day and while nobody has touched what it brought. */
export function RevertButton({ one, size }: { one: Import; size?: "small" }) {
  const { t } = useTranslation("imports");
  const [asking, setAsking] = useState(false);
  const revert = useRevert();
  const { data: gravest } = useGravest(one);
  const { data: answer } = useAnswer("import:revert", gravest ? { kind: "risk_point", id: gravest.id } : undefined, Boolean(gravest));
  if (!one.revertible_until) return null;
  const high = gravest?.rank === 1 && t("revert.high");
  const refused = answer && !answer.allowed ? <>{high}<Answer answer={answer} /></> : undefined;
  return (
    <>
      <Act asks="import:revert" blocked={refused} danger size={size} onClick={() => setAsking(true)}>{t("revert.act")}</Act>
      {asking && (
        <FormDialog<{ reason: string }>
          title={t("revert.title", { name: one.file_name, count: one.counts?.committed ?? 0 })}
          verb={t("revert.act")}
          danger
          run={({ reason }) => revert.mutateAsync({ held: one, reason })}
          onClose={() => setAsking(false)}
        >
          {high && <p>{high}</p>}
          <p>{t("revert.text", { until: minute(one.revertible_until) })}</p>
          <Form.Item name="reason" label={t("revert.reason")} rules={[{ required: true, whitespace: true, message: t("revert.reasonMissing") }]}>
            <Input.TextArea rows={2} maxLength={1000} autoFocus />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
