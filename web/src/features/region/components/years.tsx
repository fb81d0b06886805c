import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { useShownYear } from "../queries";

/** Where bureaus stand in different years, it is said how the shown one is counted. */
export function Years({ found }: { found: { cycle_years: readonly { year: number; bureaus: number }[] } }) {
  const { t } = useTranslation("region");
  const year = useShownYear();
  if (found.cycle_years.every((one) => one.year === year)) return null;
  const years = found.cycle_years.map((one) => t("years.one", { year: one.year, count: one.bureaus })).join(t("years.and"));
  return <Alert type="info" showIcon className="form-submit" title={t("years.mixed", { years, year })} />;
}
