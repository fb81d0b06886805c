import { Alert, Empty, Flex, Form, Input, Radio, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useMeasureAct } from "@/shared/measures/measure-dialog";
import { Asked } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { judge, type Measure, useVerdicts } from "../queries";

const CHECKS = ["targeted", "binding", "operable"] as const;
const COLOURS: Record<string, string> = { suitable: "success", needs_change: "warning", not_suitable: "error" };

type Verdict = "suitable" | "needs_change" | "not_suitable";

interface Filled {
  checks: Record<(typeof CHECKS)[number], boolean>;
  verdict: Verdict;
  opinion?: string;
}

/** Whether the measure suits its risk, judged apart from its being carried out. */
export function SuitabilityPart({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  const word = useWord();
  const asked = useVerdicts(measure.id);
  const [judging, setJudging] = useState(false);
  return (
    <Flex vertical gap="small">
      <Asked asked={asked}>
        {(found) =>
          found.items.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("suitability.noneLong")} />
          ) : (
            <ul className="rows">
              {found.items.map((one) => (
                <li key={one.id}>
                  <div>
                    <Tag color={COLOURS[one.verdict]}>{word("measures.suitability", one.verdict)}</Tag>
                    <Typography.Text type="secondary">{one.person_name} {minute(one.at)}</Typography.Text>
                    <div className="pre">{one.opinion}</div>
                  </div>
                </li>
              ))}
            </ul>
          )
        }
      </Asked>
      <div>
        <Act asks="measure:review" subject={{ kind: "measure", id: measure.id }} blocked={measure.status === "retired" ? t("blocked.retired") : undefined} onClick={() => setJudging(true)}>{t("act.judge")}</Act>
      </div>
      {judging && <JudgeDialog measure={measure} onClose={() => setJudging(false)} />}
    </Flex>
  );
}

function JudgeDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const { t } = useTranslation("measures");
  const [form] = Form.useForm<Filled>();
  const verdicts = useWords("measures.suitability");
  const checks = Form.useWatch("checks", form) as Partial<Filled["checks"]> | undefined;
  const doubted = CHECKS.some((one) => checks?.[one] === false);
  const act = useMeasureAct(({ filled, number }: { filled: Filled; number: number }) => {
    const answers = CHECKS.map((one) => `${t(`check.${one}`)}：${t(filled.checks[one] ? "check.yes" : "check.no")}`).join("；");
    return judge(measure.id, number, { verdict: filled.verdict, opinion: [`${answers}。`, filled.opinion?.trim()].filter(Boolean).join("\n") });
  });
  const answered = (one: (typeof CHECKS)[number], yes: boolean) => {
    const all = { ...checks, [one]: yes };
    if (Object.values(all).includes(false)) {
      if (form.getFieldValue("verdict") !== "not_suitable") form.setFieldValue("verdict", "needs_change");
    } else if (CHECKS.every((each) => all[each])) {
      form.setFieldValue("verdict", "suitable");
    }
  };
  return (
    <FormDialog<Filled>
      form={form}
      title={t("suitability.title", { text: measure.text })}
      verb={t("act.judge")}
      run={(filled, number) => act.mutateAsync({ filled, number: number ?? measure.version })}
      onClose={onClose}
    >
      {CHECKS.map((one) => (
        <Form.Item key={one} name={["checks", one]} label={t(`check.${one}Asked`)} rules={[{ required: true, message: t("check.missing") }]}>
          <Radio.Group aria-label={t(`check.${one}Asked`)}
            onChange={(event) => answered(one, event.target.value as boolean)}
            options={[{ value: true, label: t("check.yes") }, { value: false, label: t("check.no") }]}
          />
        </Form.Item>
      ))}
      <Form.Item name="verdict" label={t("suitability.verdict")} rules={[{ required: true, message: t("suitability.missing") }]}>
        <Radio.Group aria-label={t("suitability.verdict")} options={verdicts.map((one) => ({ ...one, disabled: doubted && one.value === "suitable" }))} />
      </Form.Item>
      {doubted && <Alert type="warning" showIcon title={t("suitability.goesBack")} className="measures-note" />}
      <Form.Item name="opinion" label={t("suitability.opinion")} dependencies={["verdict"]} rules={[{ required: doubted, message: t("suitability.reasonMissing") }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={900} />
      </Form.Item>
    </FormDialog>
  );
}
