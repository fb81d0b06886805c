import { useTranslation } from "react-i18next";
import { FilterSelect } from "@/shared/table/filter-select";
import { useWord } from "@/shared/words/vocabularies";
import { useBureaus } from "../queries";

/** Which bureaus are looked at; kept in the address. */
export function Where() {
  const { t } = useTranslation("region");
  const word = useWord();
  const { data } = useBureaus();
  const sectors = [...new Set(data?.items.map((one) => one.sector))];
  return (
    <FilterSelect
      name="sector"
      label={t("sector.label")}
      placeholder={t("sector.all")}
      options={sectors.map((one) => ({ value: one, label: word("tenants.sector", one) }))}
    />
  );
}
