import { useTranslation } from "react-i18next";
import { useWord } from "../words/vocabularies";
import { useMe } from "./me";
import type { Year } from "./year";

/** A year as it is called, with how far it is: 2026年度（进行中）. */
export function useYearName(): (one: Year) => string {
  const { t } = useTranslation("shared");
  const state = useYearState();
  return (one) => t(one.state ? "year.nameState" : "year.name", { year: one.year, state: state(one) });
}

export function useYearState(): (one: Year) => string {
  const { t } = useTranslation("shared");
  const word = useWord();
  const list = useMe().tenant_kind === "leading_group" ? "cycle_plans.state" : "cycles.state";
  return (one) => (one.returned_on ? t("year.returned") : one.state === "draft" && one.approved_on ? t("year.toOpen") : word(list, one.state));
}
