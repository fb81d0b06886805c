import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { proposedRank, useProfile, useRankLabel } from "@/shared/grade/rules";
import { useWord } from "@/shared/words/vocabularies";
import { linesOf, OF_POST, type Row, type SheetFull, type Head } from "../sheet";

interface Props {
  sheet: SheetFull;
  rows: readonly Row[];
  head: Head;
  /** Goes back to one line to change it; none where nothing can be changed any more. */
  onEdit?: (key: string) => void;
}

/** The sheet as it will be printed, to be looked through before it is handed in. */
export function CheckFace({ sheet, rows, head, onEdit }: Props) {
  const { t } = useTranslation("searches");
  const ofPost = OF_POST.includes(sheet.subject_type);
  const holders = sheet.subject.holders.map((one) => one.name).join("、");
  return (
    <>
      <table className="sheet-face">
        <caption>{t(ofPost ? "face.post" : "face.other", { year: sheet.campaign.year })}</caption>
        <tbody>
          <tr><th scope="row">{t("head.department")}</th><td>{sheet.subject.department}</td><th scope="row">{ofPost ? t("head.post") : t("head.subject")}</th><td>{ofPost ? sheet.subject.post : sheet.title}</td></tr>
          <tr><th scope="row">{t("head.who")}</th><td>{holders}</td><th scope="row">{t("head.number")}</th><td>{sheet.number}</td></tr>
          {sheet.subject.business_duties && <tr><th scope="row">{t("head.duties")}</th><td colSpan={3}>{sheet.subject.business_duties}</td></tr>}
        </tbody>
      </table>
      <Points sheet={sheet} rows={rows} onEdit={onEdit} />
      {head.blanks.some((one) => one.reason.trim()) && (
        <table className="sheet-face">
          <tbody>{head.blanks.filter((one) => one.reason.trim()).map((one) => <tr key={`${one.part}${one.power_id ?? ""}`}><th scope="row">{t("blank.part", { part: t(`part.${one.part}`) })}</th><td>{one.reason}</td></tr>)}</tbody>
        </table>
      )}
    </>
  );
}

function Points({ sheet, rows, onEdit }: Pick<Props, "sheet" | "rows" | "onEdit">) {
  const { t } = useTranslation("searches");
  const word = useWord();
  const rules = useProfile()?.grading;
  const label = useRankLabel();
  const pointOf = new Map(sheet.points.map((one) => [one.risk_point_id, one.point] as const));
  const rankOf = (row: Row) => pointOf.get(row.id ?? "")?.rank ?? (rules ? proposedRank(rules, row.scores, row.consequence) : null) ?? pointOf.get(row.id ?? "")?.proposed_rank;
  const answer = (row: Row) => (row.kind === "carried" ? t(`answer.${row.answer}`) : t("answer.candidate"));
  return (
    <table className="sheet-face">
      <thead>
        <tr>{(["category", "point", "causes", "reasons", "grade", "measure", "answer"] as const).map((one) => <th key={one} scope="col">{t(`face.${one}`)}</th>)}{onEdit && <th scope="col" className="no-print"><span className="sheet-hidden">{t("grid.acts")}</span></th>}</tr>
      </thead>
      <tbody>
        {rows.map((one, place) => (
          <tr key={one.key}>
            <td>{word("categories", one.category) || "—"}</td>
            <td><strong>{one.title}</strong>{"\n"}{linesOf(one.manifestations).map((text, index) => `${index + 1}. ${text}`).join("\n")}</td>
            <td>{one.causes.map((cause) => word("causes", cause)).join("、") || "—"}</td>
            <td>{[one.uncertainty, one.loss].filter(Boolean).join("\n") || "—"}</td>
            <td><GradeMark rank={rankOf(one)} label={label(rankOf(one), sheet.subject_type)} /></td>
            <td>{[one.measure, one.due_on].filter(Boolean).join("\n") || "—"}</td>
            <td>{answer(one)}{one.reason && `\n${one.reason}`}</td>
            {onEdit && <td className="no-print"><Button type="link" size="small" aria-label={t("face.editRow", { count: place + 1 })} onClick={() => onEdit(one.key)}>{t("face.edit")}</Button></td>}
          </tr>
        ))}
        {rows.length === 0 && <tr><td colSpan={7}>{t("face.none")}</td></tr>}
      </tbody>
    </table>
  );
}
