import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useWord } from "@/shared/words/vocabularies";

interface Told {
  year: number | null;
  cycle_years: readonly { year: number; bureaus: number }[];
}

interface Row {
  reported: boolean;
  posts: number | null;
  year: number | null;
  stands_in: number | null;
}

/** Where bureaus stand in different years, it is said how the shown one is counted. */
export function Years({ found }: { found: Told }) {
  const { t } = useTranslation("region");
  const { year } = found;
  if (found.cycle_years.every((one) => one.year === year)) return null;
  const years = found.cycle_years.map((one) => t("years.one", { year: one.year, count: one.bureaus })).join(t("years.and"));
  return <Alert type="info" showIcon className="form-submit" title={t("years.mixed", { years, year })} />;
}

/** Of which year a bureau's figures are, and why there are none of the year asked for. */
export function useTold(year: number | null) {
  const { t } = useTranslation("region");
  const word = useWord();
  return {
    blank: ({ reported, posts, stands_in: now }: Row) => {
      if (posts !== null) return undefined;
      if (!reported) return word("pilots.state", "missing");
      return t((now ?? 0) > (year ?? 0) ? "years.further" : "years.behind", { now, year });
    },
    note: ({ year: of, stands_in: now }: Row) => (of && now && of !== now ? t("years.last", { year: of, now }) : of ? t("years.year", { year: of }) : ""),
  };
}
