import { Card, Input, Radio, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { useWord } from "@/shared/words/vocabularies";
import { linesOf, type Row } from "../sheet";
import type { Writing } from "../writing";
import { Field, fieldId } from "./field";

const ANSWERS = ["confirmed", "revised", "retire"] as const;

/** A risk point of earlier years to be looked at anew: it stands, it must be reworded, or it should go. */
export function CarriedCard({ writing, row }: { writing: Writing; row: Row }) {
  const { t } = useTranslation("searches");
  const word = useWord();
  const label = useRankLabel();
  const { sheet, patch, wrongAt } = writing;
  const point = sheet.points.find((one) => one.risk_point_id === row.id)?.point;
  const id = (field: string) => fieldId(row.key, field);
  const asks = row.answer === "retire" || row.answer === "revised";
  return (
    <Card size="small" title={<h3 className="sheet-card-title"><Link to={`/risks/${row.id}`}>{point?.number}</Link> {row.title} <GradeMark rank={point?.rank} label={label(point?.rank, sheet.subject_type)} /></h3>}>
      <Typography.Paragraph className="sheet-carried">
        {word("categories", row.category)}{row.manifestations && `：${linesOf(row.manifestations).join("；")}`}
      </Typography.Paragraph>
      {row.measure && <Typography.Paragraph type="secondary">{t("field.measure")}：{linesOf(row.measure).join("；")}</Typography.Paragraph>}
      <div className="sheet-pair">
        <Field group id={id("answer")} label={t("field.answer")} required error={wrongAt(row.key, "answer")}>
          <Radio.Group aria-labelledby={`${id("answer")}-label`} value={row.answer} options={ANSWERS.map((one) => ({ value: one, label: t(`answer.${one}`) }))} onChange={(event) => patch(row.key, { answer: event.target.value as string })} />
        </Field>
        {sheet.parts.length > 1 && (
          <Field group id={id("part")} label={t("field.part")}>
            <Radio.Group aria-labelledby={`${id("part")}-label`} value={row.part} options={sheet.parts.map((one) => ({ value: one, label: t(`part.${one}`) }))} onChange={(event) => patch(row.key, { part: event.target.value as string })} />
          </Field>
        )}
      </div>
      {asks && (
        <Field id={id("reason")} label={t(`field.reason_${row.answer}`)} required={row.answer === "retire"} error={wrongAt(row.key, "reason")}>
          <Input.TextArea id={id("reason")} autoSize={{ minRows: 1, maxRows: 5 }} value={row.reason} onChange={(event) => patch(row.key, { reason: event.target.value })} />
        </Field>
      )}
    </Card>
  );
}
