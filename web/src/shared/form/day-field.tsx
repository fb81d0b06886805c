import { DatePicker, Form, type FormItemProps } from "antd";
import dayjs, { type Dayjs } from "dayjs";

/** A day of a form, kept as the service writes it: 2026-04-15. */
export function DayField(props: Omit<FormItemProps, "children">) {
  return (
    <Form.Item
      {...props}
      getValueProps={(value?: string | null) => ({ value: value ? dayjs(value) : null })}
      normalize={(value: Dayjs | null) => (value ? value.format("YYYY-MM-DD") : null)}
    >
      <DatePicker />
    </Form.Item>
  );
}
