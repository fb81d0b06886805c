import { Checkbox, Flex, Form, Input, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { usePosts } from "@/shared/flow/posts";
import { DayField } from "@/shared/form/day-field";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWords } from "@/shared/words/vocabularies";
import { PlaceFields } from "../place-fields";
import { DUTIES, LONG } from "./form";

const UNITS = ["hour", "day", "month", "year"] as const;
const COUNTINGS = ["working", "calendar"] as const;

/** Why the power is changed, on what ground, and from which day. */
export function WhyFields() {
  const { t } = useTranslation("powers");
  const causes = useWords("powers.change_cause");
  return (
    <section aria-labelledby="change-why">
      <h2 className="part-title" id="change-why">{t("change.why")}</h2>
      <Form.Item name="cause" label={t("change.cause")} required rules={[{ required: true, message: t("change.causeMissing") }]}>
        <Radio.Group aria-label={t("change.cause")} options={causes} />
      </Form.Item>
      <div className="wizard-pair">
        <Form.Item name="reason" label={t("change.reason")} required rules={[{ required: true, whitespace: true, max: 2000, message: t("change.reasonMissing") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
        <Form.Item name="citation" label={t("change.citation")} required extra={t("change.citationHint")} rules={[{ required: true, whitespace: true, max: 2000, message: t("change.citationMissing") }]}>
          <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
        </Form.Item>
      </div>
      <DayField name="enters_on" label={t("change.entersOn")} extra={t("change.entersHint")} />
    </section>
  );
}

/** The wording of the power, field by field; number and category stay. */
export function WordingFields({ power }: { power: string }) {
  const { t } = useTranslation("powers");
  const { departments } = useDirectory();
  const { options } = usePosts();
  const scopes = useWords("powers.disclosure");
  const words = (list: string, codes: readonly string[]) => codes.map((one) => ({ value: one, label: t(`${list}.${one}`) }));
  const field = (name: string) => ({ name: ["proposed", name], label: t(`field.${name}`) });
  return (
    <section aria-labelledby="change-wording">
      <h2 className="part-title" id="change-wording">{t("change.wording")}</h2>
      <div className="wizard-pair">
        <Form.Item {...field("name")} required><Input maxLength={500} /></Form.Item>
        <Form.Item {...field("sub_name")}><Input maxLength={1000} /></Form.Item>
        <Form.Item {...field("department_id")}><Select allowClear options={departments} showSearch={BY_NAME} /></Form.Item>
        <Form.Item {...field("exercising_subject")}><Input maxLength={1000} /></Form.Item>
      </div>
      <div className="wizard-three">
        {DUTIES.map((duty) => (
          <Form.Item key={duty} {...field(duty)}><Select mode="multiple" options={options} showSearch={BY_NAME} /></Form.Item>
        ))}
      </div>
      <Flex gap="middle" wrap align="end">
        <Form.Item {...field("time_limit_value")}><InputNumber min={1} max={10000} /></Form.Item>
        <Form.Item {...field("time_limit_unit")}><Select allowClear className="filter" options={words("unit", UNITS)} /></Form.Item>
        <Form.Item {...field("time_limit_counting")}><Select allowClear className="filter" options={words("counting", COUNTINGS)} /></Form.Item>
        <Form.Item name={["proposed", "time_limit"]} label={t("change.limitWords")}><Input maxLength={1000} /></Form.Item>
        <Form.Item {...field("disclosure")}><Select allowClear className="filter" options={scopes} /></Form.Item>
        <Form.Item name={["proposed", "has_discretion"]} valuePropName="checked"><Checkbox>{t("wizard.hasDiscretion")}</Checkbox></Form.Item>
      </Flex>
      <Form.Item {...field("fee")}><Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} /></Form.Item>
      {LONG.map((name) => (
        <Form.Item key={name} {...field(name)}><Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} /></Form.Item>
      ))}
      <PlaceFields base="proposed" own={power} />
      <Form.Item {...field("responsibility_items")} extra={t("change.itemsHint")}>
        <Select mode="tags" open={false} suffixIcon={null} />
      </Form.Item>
    </section>
  );
}
