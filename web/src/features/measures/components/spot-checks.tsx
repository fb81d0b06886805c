import { DatePicker, Form, Input, Radio, Tag, Typography } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useMeasureAct } from "@/shared/measures/measure-dialog";
import { day, thisDay } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { type CheckedDoing, type Measure, spotCheck } from "../queries";

interface Filled {
  checked_on: Dayjs;
  conclusion: "carried_out" | "not_carried_out";
  text: string;
}

/** What those who watch over the measure found of one record of doing; here they write it down. */
export function SpotChecks({ doing, measure }: { doing: CheckedDoing; measure: Measure }) {
  const { t } = useTranslation("measures");
  const word = useWord();
  const conclusions = useWords("spot_checks.conclusion");
  const [checking, setChecking] = useState(false);
  const act = useMeasureAct(({ checked_on, ...found }: Filled) => spotCheck(doing.id, { ...found, checked_on: checked_on.format("YYYY-MM-DD") }));
  return (
    <>
      {doing.spot_checks.map((one) => (
        <div key={one.id}>
          {t("spot.name")}：<Tag color={one.conclusion === "carried_out" ? "success" : "error"}>{word("spot_checks.conclusion", one.conclusion)}</Tag>
          <Typography.Text type="secondary">{one.person_name} {day(one.checked_on)}</Typography.Text>
          <div className="pre">{one.text}</div>
        </div>
      ))}
      <div>
        <Act size="small" asks="measure:review" subject={{ kind: "measure", id: measure.id }} blocked={measure.status === "retired" ? t("blocked.retired") : undefined} onClick={() => setChecking(true)}>{t("spot.check")}</Act>
      </div>
      {checking && (
        <FormDialog<Filled> title={t("spot.title", { on: day(doing.done_on), name: doing.person_name })} verb={t("spot.verb")} initialValues={{ checked_on: thisDay() }} run={(filled) => act.mutateAsync(filled)} onClose={() => setChecking(false)}>
          <Form.Item name="checked_on" label={t("spot.on")} rules={[{ required: true }]}>
            <DatePicker disabledDate={(one) => one.isAfter(thisDay(), "day") || one.format("YYYY-MM-DD") < doing.done_on} />
          </Form.Item>
          <Form.Item name="conclusion" label={t("spot.conclusion")} extra={t("spot.goesBack")} rules={[{ required: true, message: t("spot.missing") }]}>
            <Radio.Group aria-label={t("spot.conclusion")} options={conclusions} />
          </Form.Item>
          <Form.Item name="text" label={t("spot.text")} rules={[{ required: true, message: t("spot.textMissing") }]}>
            <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
