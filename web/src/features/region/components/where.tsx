import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { useLedgerQuery } from "@/shared/table/ledger";
import { useWord } from "@/shared/words/vocabularies";
import { useBureaus } from "../queries";

/** Which bureaus are looked at; kept in the address. */
export function Where() {
  const { t } = useTranslation("region");
  const word = useWord();
  const { query, change } = useLedgerQuery();
  const { data } = useBureaus();
  const sectors = [...new Set(data?.items.map((one) => one.sector))];
  return (
    <Select
      allowClear
      className="filter"
      placeholder={t("sector.all")}
      aria-label={t("sector.label")}
      value={query.sector}
      onChange={(sector?: string) => change({ sector })}
      options={sectors.map((one) => ({ value: one, label: word("tenants.sector", one) }))}
    />
  );
}
