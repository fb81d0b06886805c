import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useLedgerQuery } from "@/shared/table/ledger";
import { SearchField } from "@/shared/table/search-field";
import { StandingFilter } from "@/shared/words/standing";
import { useCategoryChoices } from "./words";

const DECISIONS = ["pending", "retain", "adjust", "abolish", "clarify", "revoke"] as const;

/** The questions the catalogue answers. */
export function PowerSearch() {
  const { t } = useTranslation("powers");
  const { query, change } = useLedgerQuery();
  const { departments } = useDirectory();
  const categories = useCategoryChoices();
  const select = (name: string, label: string, options: object[], searched = false) => (
    <Select
      allowClear
      showSearch={searched ? BY_NAME : false}
      aria-label={label}
      placeholder={label}
      className="filter"
      value={query[name]}
      onChange={(value) => change({ [name]: value })}
      options={options}
    />
  );
  return (
    <>
      <SearchField label={t("search.words")} />
      {select("category", t("field.category"), categories, true)}
      {select("direction", t("field.direction"), (["external", "internal"] as const).map((one) => ({ value: one, label: t(`direction.${one}`) })))}
      {select("department_id", t("field.department"), departments, true)}
      <StandingFilter label={t("field.status")} kind="power" />
      {select("cleaned", t("field.cleanup"), DECISIONS.map((one) => ({ value: one, label: t(`decision.${one}`) })))}
    </>
  );
}
