import { App, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import { RecordSelect } from "@/shared/records/record-select";
import { today } from "@/shared/time/dates";
import { type MatterFile, useDecideMatter } from "../queries";

/** Writes down how a matter was decided; afterwards it is only read. */
export function DecisionDialog({ matter, onClose }: { matter: MatterFile; onClose: () => void }) {
  const { t } = useTranslation("matters");
  const { message } = App.useApp();
  const decide = useDecideMatter();
  return (
    <FormDialog<Of<"MatterDecision">>
      title={t("decision.title", { title: matter.title })}
      verb={t("decision.act")}
      width={640}
      initialValues={{ decided_on: today(), decision: matter.decision, meeting_id: matter.meeting_id ?? undefined, meeting_written: matter.meeting_written }}
      run={async ({ meeting_id, meeting_written, ...values }, version = matter.version) => {
        await decide.mutateAsync({ id: matter.id, version, body: { ...values, meeting_id: meeting_id ?? (null as never), meeting_written: meeting_written ?? "" } });
        void message.success(t("decision.done"));
      }}
      onClose={onClose}
    >
      <p>{t("decision.help")}</p>
      <Form.Item name="meeting_id" label={t("field.meeting")} extra={t("decision.meeting")}><RecordSelect kind="meeting" /></Form.Item>
      <Form.Item name="meeting_written" label={t("field.meeting_written")} extra={t("decision.written")}><Input maxLength={500} /></Form.Item>
      <DayField name="decided_on" label={t("field.decided_on")} rules={[{ required: true }]} />
      <Form.Item name="decision" label={t("field.decision")} rules={[{ required: true, max: 20000 }]}><Input.TextArea autoSize={{ minRows: 3 }} /></Form.Item>
    </FormDialog>
  );
}
