import { Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Meeting, useCancel } from "../queries";

/** Calls a meeting off; what was on its agenda waits for the next. */
export function CancelMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const [asking, setAsking] = useState(false);
  const cancel = useCancel();
  return (
    <>
      <Act asks="meeting:record" onClick={() => setAsking(true)}>{t("cancel.act")}</Act>
      {asking && (
        <FormDialog<{ reason: string }>
          title={t("cancel.title")}
          verb={t("cancel.act")}
          leave={t("cancel.leave")}
          run={({ reason }, version = meeting.version) => cancel.mutateAsync({ id: meeting.id, version, reason })}
          onClose={() => setAsking(false)}
        >
          <Form.Item name="reason" label={t("cancel.reason")} rules={[{ required: true, max: 500 }]}>
            <Input.TextArea rows={3} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
