import { Alert } from "antd";
import { useTranslation } from "react-i18next";

/** Where bureaus stand in different years, it is said: each is measured by its own. */
export function Years({ found }: { found: { cycle_years: readonly { year: number; bureaus: number }[] } }) {
  const { t } = useTranslation("region");
  if (found.cycle_years.length < 2) return null;
  const years = found.cycle_years.map((one) => t("years.one", { year: one.year, count: one.bureaus })).join(t("years.and"));
  return <Alert type="info" showIcon className="form-submit" title={t("years.mixed", { years })} />;
}
