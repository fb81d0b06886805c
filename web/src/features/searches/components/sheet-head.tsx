import { Alert, Descriptions, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { day } from "@/shared/time/dates";
import { useNamed } from "@/shared/grade/rules";
import { useWord } from "@/shared/words/vocabularies";
import { OF_POST, type SheetFull } from "../sheet";

/** Whose sheet it is and what is asked of it; why it came back. */
export function SheetHead({ sheet }: { sheet: SheetFull }) {
  const { t } = useTranslation("searches");
  const word = useWord();
  const named = useNamed();
  const { subject } = sheet;
  const powers = subject.powers.map((one) => one.name).join("、");
  const items = [
    { key: "number", label: t("head.number"), children: <span className="whole">{sheet.number}</span> },
    { key: "state", label: t("head.state"), children: <><Tag>{word("sheets.state", sheet.state)}</Tag>{sheet.late && <Tag color="error">{t("head.late")}</Tag>}</> },
    { key: "due", label: t("head.due"), children: <span className="whole">{day(sheet.due_on)}</span> },
    { key: "who", label: t("head.who"), children: subject.holders.map((one) => one.name).join("、") },
    ...(OF_POST.includes(sheet.subject_type) && subject.post ? [{ key: "post", label: t("head.post"), children: <>{subject.department} {subject.post} {subject.is_key && <Tag color="gold">{t("head.key")}</Tag>}</> }] : [{ key: "department", label: t("head.department"), children: subject.department }]),
    ...(OF_POST.includes(sheet.subject_type) ? [{ key: "duty", label: t("head.duty"), children: [subject.post, subject.job_rank && `（${subject.job_rank}）`].filter(Boolean).join("") }] : []),
    { key: "deputy", label: t("head.deputy"), children: subject.deputy || "—" },
    { key: "filled", label: t("head.filled"), children: <span className="whole">{day(subject.filled_on)}</span> },
    { key: "focus", label: t("head.focus"), span: OF_POST.includes(sheet.subject_type) ? 1 : 2, children: (sheet.focus as unknown as { code: string; zh: string; en: string }[]).map((one) => named(one)).join("、") },
    ...(subject.business_duties ? [{ key: "duties", label: t("head.duties"), span: 3, children: <span className="pre">{[subject.business_duties, subject.integrity_duties].filter(Boolean).join("\n")}</span> }] : []),
    ...(powers ? [{ key: "powers", label: t("head.powers"), span: 3, children: <Typography.Paragraph className="sheet-carried" ellipsis={{ rows: 2, expandable: "collapsible" }}>{powers}</Typography.Paragraph> }] : []),
  ];
  return (
    <>
      {sheet.state === "returned" && (
        <Alert type="warning" showIcon className="sheet-gap" title={t("head.returned", { reason: sheet.returned_reason })} />
      )}
      <Descriptions size="small" bordered column={3} className="sheet-gap sheet-facts" items={items} />
    </>
  );
}
