import { Button, DatePicker, Form, Input, Modal } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
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
  const send = ({ days: [starts, due], note = "" }: Values) =>
    move.mutate(
      { ...stage, note, starts_on: day(starts), due_on: day(due) },
      { onSuccess: () => setOpen(false) },
    );
  return (
    <>
      <Act asks="cycle_plan:adopt" size="small" onClick={() => setOpen(true)}>{t("stage.move")}</Act>
      <Modal open={open} title={t("stage.moveTitle", { name: stage.name })} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form<Values> layout="vertical" onFinish={send} initialValues={{ days: [dayjs(stage.starts_on), dayjs(stage.due_on)], note: stage.note }}>
          <Form.Item name="days" label={t("stage.days")} rules={[{ required: true }]}>
            <DatePicker.RangePicker />
          </Form.Item>
          <Form.Item name="note" label={t("stage.note")}>
            <Input.TextArea rows={2} maxLength={500} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={move.isPending}>{t("stage.move")}</Button>
        </Form>
      </Modal>
    </>
  );
}
