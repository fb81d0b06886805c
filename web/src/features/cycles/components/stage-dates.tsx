import { DatePicker, Form, Input, InputNumber, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { type Stage, useMoveStage } from "../queries";

interface Values {
  days: [Dayjs, Dayjs];
  note?: string;
  deliverable?: string;
  department_id?: string | null;
  remind_days?: number | null;
}

/** Moves the days of a stage, saying why; until the plan is approved also says what it brings and who answers for it. */
export function StageDates({ stage, planned }: { stage: Stage; planned: boolean }) {
  const { t } = useTranslation("cycles");
  const [open, setOpen] = useState(false);
  const move = useMoveStage();
  const { departments } = useDirectory();
  const { id, deliverable, department_id, remind_days } = stage;
  const act = t(planned ? "stage.move" : "stage.arrange");
  const send = ({ days: [starts, due], note = "", ...plan }: Values, newer?: number) =>
    move.mutateAsync({
      id,
      version: newer ?? stage.version,
      note,
      starts_on: day(starts),
      due_on: day(due),
      ...(!planned && { deliverable: plan.deliverable ?? "", department_id: plan.department_id ?? null, remind_days: plan.remind_days ?? null }),
    });
  return (
    <>
      <Act asks="cycle_plan:adopt" size="small" onClick={() => setOpen(true)}>{act}</Act>
      {open && (
        <FormDialog<Values>
          title={t(planned ? "stage.moveTitle" : "stage.arrangeTitle", { name: stage.name })}
          verb={act}
          initialValues={{ days: [dayjs(stage.starts_on), dayjs(stage.due_on)], note: stage.note, deliverable, department_id, remind_days }}
          run={send}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="days" label={t("stage.days")} rules={[{ required: true }]}>
            <DatePicker.RangePicker />
          </Form.Item>
          {!planned && (
            <>
              <Form.Item name="deliverable" label={t("stage.deliverable")}><Input maxLength={500} /></Form.Item>
              <Form.Item name="department_id" label={t("stage.department")}>
                <Select allowClear showSearch={{ optionFilterProp: "label" }} options={departments} />
              </Form.Item>
              <Form.Item name="remind_days" label={t("stage.remindDays")}><InputNumber min={1} max={60} /></Form.Item>
            </>
          )}
          <Form.Item name="note" label={t("stage.note")}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
