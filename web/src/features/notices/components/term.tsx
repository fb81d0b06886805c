import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import { day, shortDay } from "@/shared/time/dates";
import { type Notice, useTerm } from "../queries";

/** Until when a notice would run if it were published today, and which days do not count. */
export function Term({ days }: { days: number | null | undefined }) {
  const { t } = useTranslation("notices");
  const { data } = useTerm(days);
  if (!data || !days) return null;
  const list = (dates: readonly string[]) => dates.map(shortDay).join(t("term.comma"));
  return (
    <Typography.Paragraph type="secondary" role="status">
      {t("term.period", { from: day(data.starts_on), until: day(data.ends_on), count: days })}
      {data.free_days.length > 0 && t("term.free", { days: list(data.free_days) })}
      {data.made_up_days.length > 0 && t("term.madeUp", { days: list(data.made_up_days) })}
    </Typography.Paragraph>
  );
}

/** How long a notice is shown: so many working days, or until it is replaced. */
export function useTermWords(notice: Notice): string {
  const { t } = useTranslation("notices");
  return notice.working_days ? t("notice.days", { count: notice.working_days }) : t("notice.standing");
}
