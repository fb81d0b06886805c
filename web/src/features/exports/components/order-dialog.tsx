import { App, Form, Radio, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { useCan } from "@/shared/session/me";
import { REGISTER_FORMATS } from "@/shared/table/take-out";
import { type ExportKind, useExportColumns, useOrderExport } from "../queries";

const KINDS: readonly { kind: ExportKind; asks: string }[] = [
  { kind: "risk_points", asks: "risk_point:read" },
  { kind: "powers", asks: "power:read" },
  { kind: "measures", asks: "measure:read" },
  { kind: "journal", asks: "journal:read" },
];

interface Order {
  kind: ExportKind;
  format: "xlsx" | "docx" | "csv";
  columns: string[];
}

/** Orders a whole register; the worker makes it and a to-do says when it is there. */
export function OrderDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("exports");
  const { message } = App.useApp();
  const can = useCan();
  const [form] = Form.useForm<Order>();
  const kinds = KINDS.filter((one) => can(one.asks)).map((one) => one.kind);
  const first = kinds[0] ?? "risk_points";
  const kind = Form.useWatch("kind", form) ?? first;
  const { data } = useExportColumns(kind);
  const order = useOrderExport();
  useEffect(() => {
    if (data) form.setFieldsValue({ columns: data.items.filter((one) => one.usual).map((one) => one.key) });
  }, [data, form]);
  const run = async (values: Order) => {
    await order.mutateAsync({ ...values, query: {} });
    message.success(t("order.done"));
  };
  return (
    <FormDialog<Order> title={t("order.title")} verb={t("order.act")} width={640} form={form} initialValues={{ kind: first, format: "xlsx" }} run={run} onClose={onClose}>
      <Form.Item name="kind" label={t("job.kind")}>
        <Radio.Group aria-label={t("job.kind")} options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))} />
      </Form.Item>
      <Form.Item name="columns" label={t("order.columns")} extra={t("order.columnsHint")} rules={[{ required: true, message: t("order.columnsMissing") }]}>
        <Select mode="multiple" options={data?.items.map((one) => ({ value: one.key, label: one.head }))} showSearch={{ optionFilterProp: "label" }} loading={!data} />
      </Form.Item>
      <Form.Item name="format" label={t("job.format")}>
        <Radio.Group aria-label={t("job.format")} options={REGISTER_FORMATS.filter((one) => one !== "docx" || kind !== "journal").map((one) => ({ value: one, label: t(`format.${one}`) }))} />
      </Form.Item>
    </FormDialog>
  );
}
