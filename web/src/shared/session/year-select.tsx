import { useTranslation } from "react-i18next";
import { Select } from "../form/select";
import { useYear } from "./year";
import { useYearName } from "./year-name";

/** The year of one page, the same as the one above; a list can be asked for every year too. */
export function YearSelect({ every = false }: { every?: boolean }) {
  const { t } = useTranslation("shared");
  const { years, shown, narrowed, running, choose } = useYear();
  const name = useYearName();
  const options = years.map((one) => ({ value: String(one.year), label: name(one) }));
  if (narrowed && !options.some((one) => one.value === narrowed)) options.push({ value: narrowed, label: t("year.name", { year: narrowed }) });
  const pick = (value: string | undefined) => {
    const found = years.find((one) => String(one.year) === value);
    if (found ?? running) choose((found ?? running)!, every && Boolean(found));
  };
  return (
    <Select
      aria-label={t("year.label")}
      placeholder={t("year.every")}
      allowClear={every}
      popupMatchSelectWidth={false}
      className="filter"
      value={every ? narrowed : shown && String(shown.year)}
      options={options}
      onChange={pick}
    />
  );
}
