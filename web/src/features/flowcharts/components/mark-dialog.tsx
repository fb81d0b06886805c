import { App, Form, Input, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { doerOf } from "@/shared/flow/graph";
import { FormDialog } from "@/shared/form/form-dialog";
import { useNamed, useProfile } from "@/shared/grade/rules";
import { ScoreFields } from "@/shared/grade/score-fields";
import { useDirectory } from "@/shared/people/organisation";
import { type Flowchart, type NewRisk, useGraph, useMarkRisk } from "../queries";

interface Props {
  chart: Flowchart;
  code: string;
  onClose: () => void;
}

/** Names the risk at a step; with scores its grade is proposed at once. */
export function MarkDialog({ chart, code, onClose }: Props) {
  const { t } = useTranslation("flowcharts");
  const { message } = App.useApp();
  const { data } = useGraph(chart.id);
  const profile = useProfile();
  const named = useNamed();
  const { posts } = useDirectory();
  const mark = useMarkRisk();
  const step = data?.steps.find((one) => one.code === code) as Of<"FlowStep"> | undefined;
  if (!step || !profile) return null;
  const post = doerOf(step);
  const send = async (values: NewRisk) => {
    const ofPost = profile.subject_types.find((one) => one.code === "work_post")?.categories.includes(values.category);
    const within = posts.some((one) => one.value === post && one.department === chart.department_id);
    const subject: Partial<Of<"RiskPointDraft">> = post && within && ofPost ? { subject_type: "work_post", post_id: post } : { subject_type: "section", department_id: chart.department_id };
    // Only one power: nothing to choose, so no field gives it.
    await mark.mutateAsync({ step, subject, risk: { ...values, power_id: values.power_id ?? chart.powers[0]?.id } });
    void message.success(t("mark.done", { step: step.title }));
  };
  return (
    <FormDialog<NewRisk>
      title={t("mark.title", { step: step.title })}
      verb={t("mark.verb")}
      width={820}
      initialValues={{ power_id: chart.powers[0]?.id }}
      run={send}
      onClose={onClose}
    >
      {chart.powers.length > 1 && (
        <Form.Item name="power_id" label={t("mark.power")} rules={[{ required: true }]}>
          <Select options={chart.powers.map((one) => ({ value: one.id, label: `${one.number} ${one.name}` }))} />
        </Form.Item>
      )}
      <Form.Item name="title" label={t("mark.name")} rules={[{ required: true, max: 500 }]}>
        <Input autoFocus />
      </Form.Item>
      <Form.Item name="category" label={t("mark.category")} rules={[{ required: true }]}>
        <Radio.Group aria-label={t("mark.category")} options={profile.categories.map((one) => ({ value: one.code, label: named(one) }))} />
      </Form.Item>
      <Form.Item name="manifestation" label={t("mark.manifestation")} rules={[{ required: true, max: 4000 }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
      <ScoreFields />
    </FormDialog>
  );
}
