import { App, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Flowchart, useAbolishFlowchart, useApplyToPowers, useCoverage } from "../queries";

interface Props {
  chart: Flowchart;
  onClose: () => void;
}

/** Powers handled by the same or nearly the same procedure share one chart. */
export function ApplyDialog({ chart, onClose }: Props) {
  const { t } = useTranslation("flowcharts");
  const { message } = App.useApp();
  const { data } = useCoverage();
  const apply = useApplyToPowers();
  const served = new Set(chart.powers.map((one) => one.id));
  const free = (data?.items ?? []).filter((one) => one.coverage === "uncovered" && !served.has(one.id));
  const options = [
    ...chart.powers.map((one) => ({ value: one.id, label: `${one.number} ${one.name}` })),
    ...free.map((one) => ({ value: one.id, label: `${one.number} ${one.name}` })),
  ];
  return (
    <FormDialog<{ power_ids: string[] }>
      title={t("apply.title", { title: chart.title })}
      verb={t("act.apply")}
      initialValues={{ power_ids: [...served] }}
      run={async ({ power_ids }, number) => {
        await apply.mutateAsync({ chart, power_ids, number });
        void message.success(t("apply.done", { count: power_ids.length }));
      }}
      onClose={onClose}
    >
      <Form.Item name="power_ids" label={t("new.powers")} extra={t("apply.text")}>
        <Select mode="multiple" options={options} showSearch={{ optionFilterProp: "label" }} autoFocus />
      </Form.Item>
    </FormDialog>
  );
}

export function AbolishDialog({ chart, onClose }: Props) {
  const { t } = useTranslation("flowcharts");
  const { message } = App.useApp();
  const abolish = useAbolishFlowchart();
  return (
    <FormDialog<{ reason: string }>
      title={t("abolish.title", { title: chart.title })}
      verb={t("act.abolish")}
      danger
      run={async ({ reason }, number) => {
        await abolish.mutateAsync({ chart, reason, number });
        void message.success(t("abolish.done"));
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t("abolish.reason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}
