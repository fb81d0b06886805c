import { DeleteOutlined } from "@ant-design/icons";
import { Button, Card, Checkbox, Flex, Input, Radio, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { DayInput } from "@/shared/form/day-field";
import { GradeMark } from "@/shared/grade/grade-mark";
import { proposedRank, useNamed, useProfile, useRankLabel } from "@/shared/grade/rules";
import { useWords } from "@/shared/words/vocabularies";
import { ManifestationPicker } from "@/shared/manifestations/manifestation-picker";
import { Meaning } from "@/shared/meanings/meaning";
import { linesOf, type Row } from "../sheet";
import type { Writing } from "../writing";
import { Field, fieldId } from "./field";

interface Props {
  writing: Writing;
  row: Row;
  place: number;
}

/** One newly found risk point of a post with its measure. */
export function RowCard({ writing, row, place }: Props) {
  const { t } = useTranslation("searches");
  const named = useNamed();
  const profile = useProfile();
  const causes = useWords("causes");
  const { sheet, patch, wrongAt } = writing;
  const id = (field: string) => fieldId(row.key, field);
  const wrong = (field: string) => wrongAt(row.key, field);
  const own = profile?.subject_types.find((one) => one.code === sheet.subject_type)?.categories;
  const categories = (profile?.categories ?? []).filter((one) => !own || own.includes(one.code));
  const pick = (text: string) => patch(row.key, { manifestations: [...linesOf(row.manifestations), text].join("\n"), ...(row.title.trim() ? {} : { title: text.slice(0, 60) }) });
  return (
    <Card
      size="small"
      title={<h3 className="sheet-card-title">{t("row.number", { count: place + 1 })} <Proposed row={row} subject={sheet.subject_type} /></h3>}
      extra={<Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={t("row.remove", { count: place + 1 })} onClick={() => writing.remove(row.key)} />}
    >
      <Flex gap="large" wrap>
        <Field group id={id("category")} label={t("field.category")} beside={<Meaning of="category" name={t("field.category")} />} required error={wrong("category")}>
          <Radio.Group aria-labelledby={`${id("category")}-label`} optionType="button" value={row.category} options={categories.map((one) => ({ value: one.code, label: named(one) }))} onChange={(event) => patch(row.key, { category: event.target.value as string })} />
        </Field>
        {sheet.parts.length > 1 && (
          <Field group id={id("part")} label={t("field.part")} error={wrong("part")}>
            <Radio.Group aria-labelledby={`${id("part")}-label`} value={row.part} options={sheet.parts.map((one) => ({ value: one, label: t(`part.${one}`) }))} onChange={(event) => patch(row.key, { part: event.target.value as string })} />
          </Field>
        )}
      </Flex>
      <Field id={id("title")} label={t("field.title")} required error={wrong("title")}>
        <Input id={id("title")} maxLength={500} value={row.title} onChange={(event) => patch(row.key, { title: event.target.value })} />
      </Field>
      <Field id={id("manifestations")} label={t("field.manifestations")} required error={wrong("manifestations")} hint={t("hint.lines")}>
        <Input.TextArea id={id("manifestations")} autoSize={{ minRows: 1, maxRows: 8 }} value={row.manifestations} onChange={(event) => patch(row.key, { manifestations: event.target.value })} />
        <span><ManifestationPicker category={row.category} onPick={pick} /></span>
      </Field>
      <Field group id={id("causes")} label={t("field.causes")} required={profile?.cause_required} error={wrong("causes")}>
        <Checkbox.Group aria-labelledby={`${id("causes")}-label`} value={row.causes} options={causes} onChange={(next) => patch(row.key, { causes: next as string[] })} />
      </Field>
      <div className="sheet-pair">
        <Scored writing={writing} row={row} dimension="danger" field="uncertainty" />
        <Scored writing={writing} row={row} dimension="impact" field="loss" />
      </div>
      <div className="sheet-pair">
        <Field id={id("measure")} label={t("field.measure")} hint={t("hint.measure")}>
          <Input.TextArea id={id("measure")} autoSize={{ minRows: 1, maxRows: 6 }} value={row.measure} onChange={(event) => patch(row.key, { measure: event.target.value })} />
        </Field>
        <Field id={id("due_on")} label={t("field.due_on")}>
          <DayInput id={id("due_on")} className="sheet-date" value={row.due_on} onChange={(day) => patch(row.key, { due_on: day ?? "" })} />
        </Field>
      </div>
    </Card>
  );
}

/** How likely, or how bad: the score and in words why. */
function Scored({ writing, row, dimension, field }: { writing: Writing; row: Row; dimension: string; field: "uncertainty" | "loss" }) {
  const { t } = useTranslation("searches");
  const named = useNamed();
  const { rules, patch, wrongAt } = writing;
  const id = fieldId(row.key, field);
  const factors = rules?.factors.filter((one) => one.dimension === dimension) ?? [];
  const steps = rules ? rules.scale.map((one) => ({ value: Number(one.code), label: one.code, title: named(one) })) : [];
  const ends = (code: string) => {
    const [low, high] = [rules?.scale[0], rules?.scale.at(-1)];
    if (!low || !high) return undefined;
    return t("scale.ends", {
      low: low.code,
      least: t(`scale.${code}.low`, { defaultValue: named(low) }),
      high: high.code,
      most: t(`scale.${code}.high`, { defaultValue: named(high) }),
    });
  };
  return (
    <div>
      {factors.map((one) => (
        <Field key={one.code} group id={`${id}-${one.code}`} label={named(one)} hint={ends(one.code)}>
          <Radio.Group size="small" optionType="button" aria-labelledby={`${id}-${one.code}-label`} value={row.scores[one.code]} options={steps} onChange={(event) => patch(row.key, { scores: { ...row.scores, [one.code]: event.target.value as number } })} />
        </Field>
      ))}
      <Field id={id} label={t(`field.${field}`)} required error={wrongAt(row.key, field)}>
        <Input.TextArea id={id} autoSize={{ minRows: 1, maxRows: 5 }} value={row[field]} onChange={(event) => patch(row.key, { [field]: event.target.value })} />
      </Field>
    </div>
  );
}

/** What grade the scores make; nothing needs to be pressed to accept it. */
export function Proposed({ row, subject }: { row: Row; subject: string }) {
  const { t } = useTranslation("searches");
  const rules = useProfile()?.grading;
  const label = useRankLabel();
  const rank = rules ? proposedRank(rules, row.scores, row.consequence) : null;
  return rank ? (
    <span role="status" className="sheet-proposed">{t("row.proposed")} <GradeMark rank={rank} label={label(rank, subject)} /></span>
  ) : (
    <Typography.Text type="secondary" className="sheet-proposed">{t("row.unscored")}</Typography.Text>
  );
}
