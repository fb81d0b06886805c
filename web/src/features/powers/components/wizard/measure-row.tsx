import { DeleteOutlined } from "@ant-design/icons";
import { Button, DatePicker, Flex, Form, Input, Radio, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePosts } from "@/shared/flow/posts";
import { BY_NAME } from "@/shared/people/organisation";
import { useMeasureKinds } from "../words";
import { Named } from "@/shared/meanings/meaning";

interface Props {
  path: (string | number)[];
  name: number;
  count: number;
  onRemove?: () => void;
}

export const PHASES = ["early", "mid", "late"] as const;
export const RECURRENCES = ["once", "monthly", "quarterly", "half_yearly", "yearly"] as const;

/** One measure: what, of which kind, when, resting on what, by whom, how often. */
export function MeasureRow({ path, name, count, onRemove }: Props) {
  const { t } = useTranslation("powers");
  const { options } = usePosts();
  const kinds = useMeasureKinds();
  const recurrence = Form.useWatch([...path, "recurrence"]) as string | undefined;
  return (
    <div className="measure-row" role="group" aria-label={t("measure.number", { count })}>
      <Flex gap="small" align="start">
        <Form.Item name={[name, "text"]} label={t("measure.text")} required className="grows">
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        {onRemove && <Button type="text" danger icon={<DeleteOutlined />} aria-label={t("measure.remove", { count })} onClick={onRemove} />}
      </Flex>
      <Form.Item name={[name, "kind"]} label={<Named of="measure_kind" name={t("measure.kind")} />} required>
        <Radio.Group aria-label={t("measure.kind")} options={kinds} />
      </Form.Item>
      <div className="wizard-pair">
        <Form.Item name={[name, "phase"]} label={t("measure.phase")} required>
          <Radio.Group aria-label={t("measure.phase")} options={PHASES.map((one) => ({ value: one, label: t(`phase.${one}`) }))} />
        </Form.Item>
        <Form.Item name={[name, "basis"]} label={t("measure.basis")} required>
          <Input maxLength={1000} />
        </Form.Item>
        <Form.Item name={[name, "recurrence"]} label={t("measure.recurrence")} required>
          <Radio.Group aria-label={t("measure.recurrence")} options={RECURRENCES.map((one) => ({ value: one, label: t(`recurrence.${one}`) }))} />
        </Form.Item>
        <Form.Item name={[name, "responsible_post_id"]} label={t("measure.responsible")} required>
          <Select options={options} showSearch={BY_NAME} />
        </Form.Item>
      </div>
      <Form.Item name={[name, "due_on"]} label={t("measure.term")}>
        <Term once={recurrence === "once"} />
      </Form.Item>
    </div>
  );
}

interface TermProps {
  /** What is done once is done by a day. */
  once: boolean;
  id?: string;
  value?: string | null;
  onChange?: (day: string | null) => void;
}

/** For the long term, or until a day. */
function Term({ once, id, value, onChange }: TermProps) {
  const { t } = useTranslation("powers");
  const [asked, setAsked] = useState(false);
  const dated = once || asked || Boolean(value);
  return (
    <Flex gap="small" align="center" wrap>
      <Radio.Group
        aria-label={t("measure.term")}
        value={dated ? "day" : "long"}
        options={[{ value: "long", label: t("measure.long"), disabled: once }, { value: "day", label: t("measure.until_day") }]}
        onChange={({ target }) => {
          setAsked(target.value === "day");
          if (target.value === "long") onChange?.(null);
        }}
      />
      {dated && (
        <DatePicker
          id={id}
          aria-label={t("measure.due_on")}
          value={value ? dayjs(value) : undefined}
          onChange={(day: dayjs.Dayjs | null) => onChange?.(day?.format("YYYY-MM-DD") ?? null)}
        />
      )}
    </Flex>
  );
}
