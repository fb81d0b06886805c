import { DeleteOutlined } from "@ant-design/icons";
import { Button, Card, Checkbox, Flex, Form, Input, Radio, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { acts } from "@/shared/flow/graph";
import { Select } from "@/shared/form/select";
import { GradeMark } from "@/shared/grade/grade-mark";
import { type Scores, useNamed, useProfile } from "@/shared/grade/rules";
import { ScoreMatrix } from "@/shared/grade/score-matrix";
import { ManifestationsField } from "@/shared/manifestations/manifestations-field";
import { usePowerRules } from "../words";
import { isExplained, Named } from "@/shared/meanings/meaning";
import type { WrittenPoint } from "./points";
import type { Writing } from "./use-registration";

interface Props {
  writing: Writing;
  point: WrittenPoint;
  onRemove: () => void;
}

/** One risk point of the form with the sheet that grades it. */
export function RiskCard({ writing, point, onRemove }: Props) {
  const { t } = useTranslation("powers");
  const profile = useProfile();
  const named = useNamed();
  const causes = usePowerRules()?.causes;
  const { graph } = writing;
  const { place } = point;
  const step = graph.steps.find((one) => one.code === point.code);
  const title = t("wizard.riskNumber", { count: place + 1 });
  return (
    <Card
      size="small"
      title={<h2 className="wizard-card-title">{title}{step ? ` · ${step.title}` : ""} <GradeMark rank={point.rank} /></h2>}
      extra={<Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={t("wizard.removeRisk", { count: place + 1 })} onClick={onRemove} />}
    >
      <div className="wizard-pair">
        <Form.Item name={["risk_points", place, "title"]} label={t("risk.title")} required>
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name={["risk_points", place, "flow_node_key"]} label={t("risk.step")}>
          <Select allowClear options={graph.steps.filter(acts).map((one) => ({ value: one.code, label: one.title }))} />
        </Form.Item>
      </div>
      <Form.Item name={["risk_points", place, "category"]} label={<Named of="category" name={t("risk.category")} />} required>
        <Radio.Group aria-label={t("risk.category")} options={writing.categoriesOf(point.fields).map((one) => ({ value: one.code, label: named(one) }))} />
      </Form.Item>
      <ManifestationsField name={["risk_points", place, "manifestations"]} category={point.fields.category} />
      <Form.Item name={["risk_points", place, "causes"]} label={t("risk.causes")} required={profile?.cause_required}>
        <Checkbox.Group role="group" aria-label={t("risk.causes")} options={(causes ?? []).map((one) => ({ value: one.code, label: named(one) }))} />
      </Form.Item>
      <Grading point={point} writing={writing} />
    </Card>
  );
}

function Grading({ writing, point }: Pick<Props, "writing" | "point">) {
  const { t } = useTranslation(["powers", "shared"]);
  const profile = useProfile();
  const named = useNamed();
  const { place } = point;
  if (!profile) return null;
  const rules = profile.grading;
  const base = ["risk_points", place, "grading"];
  const scores = (point.fields.grading?.scores ?? {}) as Scores;
  return (
    <Flex gap="large" wrap align="flex-start">
      <div className="score-sheet">
        {rules.factors.map((one) => (
          <div key={one.code}>
            <Form.Item name={[...base, "scores", one.code]} label={isExplained(one.code) ? <Named of={one.code} name={named(one)} /> : named(one)} required={rules.required} className="tight-item">
              <Radio.Group aria-label={named(one)} optionType="button" size="small" options={rules.scale.map((step) => ({ value: Number(step.code), label: `${step.code} ${named(step)}` }))} />
            </Form.Item>
            <Form.Item
              name={[...base, "rationales", one.code]}
              className="tight-item"
              rules={[{ required: rules.rationale_required, message: t("shared:form.required", { field: t("shared:matrix.rationale", { factor: named(one) }) }) }]}
            >
              <Input aria-label={t("shared:matrix.rationale", { factor: named(one) })} placeholder={t("shared:matrix.rationale", { factor: named(one) }) + (rules.rationale_required ? t("shared:form.must") : "")} />
            </Form.Item>
          </div>
        ))}
        <Form.Item name={[...base, "consequence"]} label={t("shared:matrix.consequence")} className="tight-item">
          <Select allowClear options={rules.consequences.map((one) => ({ value: one.code, label: named(one) }))} />
        </Form.Item>
      </div>
      <div className="score-result">
        <Typography.Paragraph role="status">{t("shared:matrix.proposed")} <GradeMark rank={point.rank} /></Typography.Paragraph>
        <ScoreMatrix
          rules={rules}
          scores={scores}
          onChoose={(next) => {
            writing.form.setFieldValue([...base, "scores"] as never, next);
            writing.changed();
          }}
        />
      </div>
    </Flex>
  );
}
