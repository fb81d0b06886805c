import { DatePicker, Form, type FormItemProps } from "antd";
import dayjs from "dayjs";
import type { AriaAttributes } from "react";

interface Written extends AriaAttributes {
  id?: string;
  className?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** How days are written by hand: the first is how they are shown. */
const WAYS = ["YYYY-MM-DD", "YYYYMMDD", "YYYY/M/D", "YYYY.M.D", "YYYY年M月D日"];
/** Any day: of a time only the clock counts. */
const ANY_DAY = "2000-01-01T";

/** A day, kept as the service writes it: 2026-04-15. */
export function DayInput({ value, onChange, ...rest }: Written) {
  return <DatePicker {...rest} format={WAYS} value={value ? dayjs(value) : null} onChange={(next) => onChange?.(next?.format("YYYY-MM-DD") ?? null)} />;
}

/** A time of the day by the clock of twenty-four hours: 09:30. */
export function HourInput({ value, onChange, ...rest }: Written) {
  return (
    <DatePicker
      {...rest}
      picker="time"
      format={["HH:mm", "HHmm", "H:mm", "H：mm"]}
      minuteStep={5}
      needConfirm={false}
      value={value ? dayjs(ANY_DAY + value) : null}
      onChange={(next) => onChange?.(next?.format("HH:mm") ?? null)}
    />
  );
}

/** A day of a form. */
export function DayField(props: Omit<FormItemProps, "children">) {
  return <Form.Item {...props}><DayInput /></Form.Item>;
}
