import { DatePicker, Form, Input } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { day } from "@/shared/time/dates";
import { type Stage, useMoveStage } from "../queries";

interface Values {
  days: [Dayjs, Dayjs];
  note?: string;
}

/** Moves the days of a stage, saying why. */
export function StageDates({ stage }: { stage: Stage }) {
  const { t } = useTranslation("cycles");
  const [open, setOpen] = useState(false);
  const move = useMoveStage();
  const send = ({ days: [starts, due], note = "" }: Values, newer?: number) =>
    move.mutateAsync({ ...stage, version: newer ?? stage.version, note, starts_on: day(starts), due_on: day(due) });
  return (
    <>
      <Act asks="cycle_plan:adopt" size="small" onClick={() => setOpen(true)}>{t("stage.move")}</Act>
      {open && (
        <FormDialog<Values>
          title={t("stage.moveTitle", { name: stage.name })}
          verb={t("stage.move")}
          initialValues={{ days: [dayjs(stage.starts_on), dayjs(stage.due_on)], note: stage.note }}
          run={send}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="days" label={t("stage.days")} rules={[{ required: true }]}>
            <DatePicker.RangePicker />
          </Form.Item>
          <Form.Item name="note" label={t("stage.note")}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
