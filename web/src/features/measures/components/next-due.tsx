import { Tag } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { day, thisDay } from "@/shared/time/dates";

const SOON_DAYS = 7;

interface Props {
  measure: { next_due_on: string | null; status?: string; needs_review?: boolean };
}

export type Nearness = "late" | "soon" | "later" | "none";

export function nearness(next: string | null | undefined): Nearness {
  if (!next) return "none";
  const left = dayjs(next).diff(thisDay(), "day");
  if (left < 0) return "late";
  return left <= SOON_DAYS ? "soon" : "later";
}

/** When a measure is to be carried out next; a late one says so in a word, not by colour alone. */
export function NextDue({ measure }: Props) {
  const { t } = useTranslation("measures");
  if (!measure.next_due_on) return null;
  const near = measure.status === "retired" || measure.needs_review ? "later" : nearness(measure.next_due_on);
  return (
    <span className={near === "soon" ? "due-soon" : undefined}>
      {day(measure.next_due_on)} {near === "late" && <Tag color="error">{t("due.late")}</Tag>}
      {near === "soon" && t("due.soon")}
    </span>
  );
}
