import { DatePicker, Form, Input } from "antd";
import type { Dayjs } from "dayjs";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { day, thisDay } from "@/shared/time/dates";

interface Props {
  title: string;
  verb: string;
  reasoned?: boolean;
  run: (values: { on: string; reason: string }) => Promise<unknown>;
  onClose: () => void;
  /** What follows from it, said before it is done. */
  children?: ReactNode;
}

/** Ends something on a day, with a reason where one is asked for. */
export function DayDialog({ title, verb, reasoned = false, run, onClose, children }: Props) {
  const { t } = useTranslation("organisation");
  return (
    <FormDialog<{ on: Dayjs; reason?: string }>
      title={title}
      verb={verb}
      initialValues={{ on: thisDay() }}
      run={({ on, reason = "" }) => run({ on: day(on), reason })}
      onClose={onClose}
    >
      {children}
      <Form.Item name="on" label={t("day.on")} rules={[{ required: true }]}><DatePicker /></Form.Item>
      {reasoned && <Form.Item name="reason" label={t("day.reason")} rules={[{ required: true, max: 500 }]}><Input.TextArea rows={2} /></Form.Item>}
    </FormDialog>
  );
}
