import { Card, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { Writing } from "../writing";
import { Field } from "./field";

/** Parts in which nothing was found, and why; each part has a point or a reason. */
export function BlankParts({ writing }: { writing: Writing }) {
  const { t } = useTranslation("searches");
  const { sheet, rows, head, setHead, wrongAt } = writing;
  const found = new Set(rows.map((one) => one.part));
  const empty = sheet.parts.filter((one) => !found.has(one));
  if (!empty.length) return null;
  const reasonOf = (part: string) => head.blanks.find((one) => one.part === part && !one.power_id)?.reason ?? "";
  const put = (part: string, reason: string) => {
    const others = head.blanks.filter((one) => one.part !== part || one.power_id);
    setHead({ blanks: [...others, { part, power_id: null, reason }] }, `blank ${part}`);
  };
  return (
    <Card size="small" title={<h3 className="sheet-card-title">{t("blank.title")}</h3>}>
      {empty.map((part) => (
        <Field key={part} id={`sheet-blanks-${part}`} label={t("blank.part", { part: t(`part.${part}`) })} error={wrongAt(undefined, `blanks-${part}`)}>
          <Input id={`sheet-blanks-${part}`} value={reasonOf(part)} placeholder={t("blank.why")} onChange={(event) => put(part, event.target.value)} />
        </Field>
      ))}
    </Card>
  );
}
