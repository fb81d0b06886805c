import { useTranslation } from "react-i18next";
import { useNamed, useProfile } from "@/shared/grade/rules";
import { useWords } from "@/shared/words/vocabularies";
import type { Row, SheetFull } from "./sheet";

export interface GridColumn {
  key: string;
  title: string;
  width: number;
  /** Chosen from these; without them it is written. */
  options?: { value: string; label: string }[];
  lines?: boolean;
  required?: boolean;
  read: (row: Row) => string;
  write: (text: string) => Partial<Row>;
}

/** The columns of a survey table; scores and lists can be pasted by word or by code. */
export function useGridColumns(sheet: SheetFull): GridColumn[] {
  const { t } = useTranslation("searches");
  const named = useNamed();
  const profile = useProfile();
  const causes = useWords("causes");
  const methods = useWords("methods");
  const own = profile?.subject_types.find((one) => one.code === sheet.subject_type)?.categories;
  const categories = (profile?.categories ?? []).filter((one) => !own || own.includes(one.code)).map((one) => ({ value: one.code, label: named(one) }));
  const scale = (profile?.grading.scale ?? []).map((one) => ({ value: one.code, label: named(one) || one.code }));
  const text = (key: "title" | "flow_step" | "uncertainty" | "loss" | "manifestations" | "measure", width: number, more: Partial<GridColumn> = {}): GridColumn => ({
    key, width, title: t(`field.${key}`), read: (row) => row[key], write: (value) => ({ [key]: value }), ...more,
  });
  return [
    ...(sheet.parts.length > 1 ? [{ key: "part", title: t("field.part"), width: 110, options: sheet.parts.map((one) => ({ value: one, label: t(`part.${one}`) })), read: (row: Row) => row.part, write: (part: string) => ({ part }) }] : []),
    ...(sheet.subject.powers.length ? [{ key: "power_id", title: t("field.power"), width: 150, options: sheet.subject.powers.map((one) => ({ value: one.power_id, label: one.name })), read: (row: Row) => row.power_id ?? "", write: (power: string) => ({ power_id: power || null }) }] : []),
    text("flow_step", 110, { required: sheet.subject_type === "section" }),
    { key: "category", title: t("field.category"), width: 120, options: categories, required: true, read: (row) => row.category ?? "", write: (category) => ({ category: category || null }) },
    text("title", 200, { required: true, lines: true }),
    text("manifestations", 240, { required: true, lines: true }),
    { key: "causes", title: t("field.causes"), width: 110, options: causes, read: (row) => row.causes[0] ?? "", write: (cause) => ({ causes: cause ? [cause] : [] }) },
    text("uncertainty", 160, { required: true, lines: true }),
    text("loss", 160, { required: true, lines: true }),
    ...(profile?.grading.factors ?? []).map((one): GridColumn => ({
      key: `score-${one.code}`, title: named(one), width: 76, options: scale, read: (row) => String(row.scores[one.code] ?? ""),
      write: (score) => ({ scores: { [one.code]: score ? Number(score) : undefined } }),
    })),
    text("measure", 180, { lines: true }),
    { key: "method", title: t("field.method"), width: 90, options: methods, read: (row) => row.method, write: (method) => ({ method }) },
  ];
}

/** What a pasted or typed word means in a column of a code list. */
export function meant(column: GridColumn, text: string): string {
  if (!column.options) return text;
  const plain = text.trim();
  return (column.options.find((one) => one.value === plain || one.label === plain) ?? column.options.find((one) => plain && one.label.startsWith(plain)))?.value ?? "";
}

/** Writes into a cell; scores of other factors stay. */
export function putCell(row: Row, column: GridColumn, text: string): Partial<Row> {
  const changed = column.write(text);
  return changed.scores ? { scores: { ...row.scores, ...changed.scores } } : changed;
}
