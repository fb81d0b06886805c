import { App, Flex, Form, Input, InputNumber, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Flowchart, useChangeFlowchart } from "../queries";

const LINES = ["handling_subject", "complaint_route", "complaint_phone"] as const;
const TEXTS = ["citation", "conditions", "supervision_channels", "counterpart_rights", "exercise_standard", "work_discipline", "remarks"] as const;
const KEPT = ["title", "procedure_source", "materials", "limit_value", "limit_unit", "limit_days", ...LINES, ...TEXTS] as const;
const UNITS = ["hour", "day", "month"] as const;

/** What is written beside the drawing: basis, conditions, documents, limit, supervision, remedies. */
export function WordsDialog({ chart, onClose }: { chart: Flowchart; onClose: () => void }) {
  const { t } = useTranslation("flowcharts");
  const { message } = App.useApp();
  const change = useChangeFlowchart();
  const initial = Object.fromEntries(KEPT.map((name) => [name, chart[name]])) as Of<"FlowchartChange">;
  return (
    <FormDialog<Of<"FlowchartChange">>
      title={t("words.title", { title: chart.title })}
      verb={t("words.save")}
      width={820}
      initialValues={initial}
      run={async (values, number) => {
        await change.mutateAsync({ chart, values: { ...values, limit_unit: values.limit_unit || "day", limit_days: values.limit_days || "working" }, number });
        void message.success(t("words.done"));
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("column.title")} rules={[{ required: true, max: 500 }]}><Input /></Form.Item>
      <Form.Item name="procedure_source" label={t("new.source")}>
        <Radio.Group aria-label={t("new.source")} options={(["statutory", "practice", "mixed"] as const).map((one) => ({ value: one, label: t(`source.${one}`) }))} />
      </Form.Item>
      <Flex gap="middle" wrap>
        <Form.Item name="limit_value" label={t("words.limit_value")}><InputNumber min={1} max={10000} /></Form.Item>
        <Form.Item name="limit_unit" label={t("words.limit_unit")}><Select className="filter" options={UNITS.map((one) => ({ value: one, label: t(`words.unit.${one}`) }))} /></Form.Item>
        <Form.Item name="limit_days" label={t("words.limit_days")}>
          <Radio.Group aria-label={t("words.limit_days")} options={(["working", "calendar"] as const).map((one) => ({ value: one, label: t(`words.days.${one}`) }))} />
        </Form.Item>
      </Flex>
      {LINES.map((name) => <Form.Item key={name} name={name} label={t(`words.${name}`)}><Input maxLength={1000} /></Form.Item>)}
      <Form.Item name="materials" label={t("words.materials")} extra={t("words.materialsHint")}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
      {TEXTS.map((name) => <Form.Item key={name} name={name} label={t(`words.${name}`)}><Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} /></Form.Item>)}
    </FormDialog>
  );
}
