import { useTranslation } from "react-i18next";
import type { Row } from "../queries";

const SIGNS: Record<Row["state"], string> = { ready: "✓", blocked: "✕", unchanged: "＝", left_out: "–", committed: "✓", reverted: "↶" };

/** The number of the row in the workbook and what becomes of it. */
export function RowMark({ row }: { row: Row }) {
  const { t } = useTranslation("imports");
  const word = row.state === "ready" ? t(`act.${row.act}`) : t(`row.${row.state}`);
  return (
    <>
      {row.row} <small className={`row-${row.state}`}><span aria-hidden>{SIGNS[row.state]}</span> {word}</small>
    </>
  );
}
