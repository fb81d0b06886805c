import { Flex, Form, Input, Radio, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Select } from "../form/select";
import { isExplained, Meaning, Named } from "../meanings/meaning";
import { GradeMark } from "./grade-mark";
import { proposedRank, type Scores, useNamed, useProfile } from "./rules";
import { ScoreMatrix } from "./score-matrix";

/** What is sent as a proposal of a grade. */
export interface Scoring {
  scores: Record<string, number>;
  rationales: Record<string, string>;
  consequence: string | null;
}

/** The grading sheet inside a form: a score and a reason for each factor, the proposal shown at once. */
export function ScoreFields() {
  const { t } = useTranslation("shared");
  const profile = useProfile();
  const named = useNamed();
  const form = Form.useFormInstance();
  const scores = (Form.useWatch("scores", form) ?? {}) as Scores;
  const consequence = Form.useWatch("consequence", form) as string | undefined;
  if (!profile) return null;
  const rules = profile.grading;
  const rank = proposedRank(rules, scores, consequence);
  const scale = rules.scale.map((one) => ({ value: Number(one.code), label: `${one.code} ${named(one)}` }));
  return (
    <Flex gap="large" wrap align="flex-start">
      <div className="score-sheet">
        {rules.factors.map((one) => (
          <div key={one.code} className="score-factor">
            <Form.Item
              name={["scores", one.code]}
              label={isExplained(one.code) ? <Named of={one.code} name={named(one)} /> : named(one)}
              rules={[{ required: true, message: t("form.required", { field: named(one) }) }]}
            >
              <Radio.Group aria-label={named(one)} options={scale} optionType="button" size="small" />
            </Form.Item>
            <Form.Item
              name={["rationales", one.code]}
              label={t("matrix.rationale", { factor: named(one) })}
              rules={[{ required: rules.rationale_required, message: t("form.required", { field: t("matrix.rationale", { factor: named(one) }) }) }]}
            >
              <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
            </Form.Item>
          </div>
        ))}
        <Form.Item name="consequence" label={t("matrix.consequence")}>
          <Select allowClear options={rules.consequences.map((one) => ({ value: one.code, label: named(one) }))} />
        </Form.Item>
      </div>
      <div className="score-result">
        <Typography.Paragraph role="status">
          {t("matrix.proposed")} <GradeMark rank={rank} /> <Meaning of="rank" name={t("meaning.rank")} />
        </Typography.Paragraph>
        <ScoreMatrix rules={rules} scores={scores} onChoose={(next) => form.setFieldValue("scores", next)} />
      </div>
    </Flex>
  );
}
