import { Checkbox, Form, Input, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { useWords } from "@/shared/words/vocabularies";
import { thisYear } from "@/shared/time/dates";
import { type RegulationFile, useEvaluate } from "../queries";

export const CRITERIA = ["integrity", "reasonableness", "effectiveness"] as const;

const SOUND = { serious: false, text: "" };

/** Judges a regulation once a year by three criteria; what follows becomes somebody's task. */
export function EvaluationDialog({ regulation, onClose }: { regulation: RegulationFile; onClose: () => void }) {
  const { t } = useTranslation("regulations");
  const verdicts = useWords("regulation_evaluations.verdict");
  const evaluate = useEvaluate();
  return (
    <FormDialog<Of<"EvaluationDraft">>
      title={t("evaluation.title", { title: regulation.title })}
      verb={t("evaluation.act")}
      width={680}
      initialValues={{ year: thisYear(), verdict: "keep", findings: { integrity: SOUND, reasonableness: SOUND, effectiveness: SOUND } }}
      run={(body) => evaluate.mutateAsync({ id: regulation.id, body })}
      onClose={onClose}
    >
      <Form.Item name="year" label={t("evaluation.of")} rules={[{ required: true }]}><InputNumber min={2000} max={2200} precision={0} /></Form.Item>
      {CRITERIA.map((one) => (
        <fieldset key={one} className="items-field">
          <legend>{t(`evaluation.${one}`)}</legend>
          <Form.Item name={["findings", one, "serious"]} valuePropName="checked" noStyle><Checkbox>{t("evaluation.serious")}</Checkbox></Form.Item>
          <Form.Item name={["findings", one, "text"]}><Input.TextArea autoSize maxLength={2000} aria-label={t("evaluation.foundOf", { criterion: t(`evaluation.${one}`) })} placeholder={t("evaluation.found")} /></Form.Item>
        </fieldset>
      ))}
      <Form.Item name="verdict" label={t("evaluation.verdict")} extra={t("evaluation.follows")} rules={[{ required: true }]}>
        <Radio.Group options={verdicts} optionType="button" />
      </Form.Item>
      <Form.Item name="reason" label={t("evaluation.reason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}
