import dayjs from "dayjs";
import { useTranslation } from "react-i18next";

/** How long something took, in the largest fitting unit. */
export function useSpent(): (from: string, to: string | null | undefined) => string {
  const { t } = useTranslation("tasks");
  return (from, to) => {
    const minutes = Math.max(0, dayjs(to ?? undefined).diff(dayjs(from), "minute"));
    if (minutes < 60) return t("spent.minutes", { count: minutes });
    if (minutes < 1440) return t("spent.hours", { count: Math.round(minutes / 60) });
    return t("spent.days", { count: Math.round(minutes / 1440) });
  };
}
