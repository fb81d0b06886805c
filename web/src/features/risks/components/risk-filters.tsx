import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { useDirectory } from "@/shared/people/organisation";
import { FilterSelect } from "@/shared/table/filter-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { SearchField } from "@/shared/table/search-field";
import { StandingFilter } from "@/shared/words/standing";
import { useWords } from "@/shared/words/vocabularies";
import { thisYear } from "@/shared/time/dates";

/** What part of the ledger is on the screen; all of it stands in the address. */
export function RiskFilters() {
  const { t } = useTranslation("risks");
  const { query } = useLedgerQuery();
  const { departments, posts } = useDirectory();
  const [more, setMore] = useState(() => MORE.some((one) => query[one]));
  const field = (name: string, options: { value: string; label: string }[], width: number, several = false) => (
    <FilterSelect name={name} label={t(`filter.${name}`)} options={options} width={width} several={several} also={name === "regraded" ? sinceNewYear : undefined} />
  );
  const ranks = ["1", "2", "3", "none"].map((one) => ({ value: one, label: t(`rank.${one}`) }));
  const yesNo = (name: string) => ["true", "false"].map((one) => ({ value: one, label: t(`${name}.${one}`) }));
  const postsShown = query.department_id ? posts.filter((one) => one.department === query.department_id) : posts;
  const categories = [...useWords("categories"), { value: "none", label: t("category.none") }];
  const subjects = useWords("subject_types");
  const keyTags = useWords("key_tags");
  return (
    <>
      <SearchField label={t("filter.q")} />
      {field("rank", ranks, 110, true)}
      {field("category", categories, 130, true)}
      {field("department_id", departments, 130)}
      <StandingFilter label={t("filter.status")} kind="risk_point" />
      {field("responsible", ["managing", "direct", "monitoring", "any"].map((one) => ({ value: one, label: t(`responsible.${one}`) })), 120)}
      {(more || MORE.some((one) => query[one])) && (
        <>
          {field("post_id", postsShown, 130)}
          {field("subject_type", subjects, 110, true)}
          {field("review", yesNo("review"), 110)}
          {field("covered", yesNo("covered"), 110)}
          {field("noticed", yesNo("noticed"), 110)}
          {field("filed", yesNo("filed"), 110)}
          {field("key_tag", keyTags, 110)}
          <FocusTag />
          {field("regraded", ["raised", "lowered"].map((one) => ({ value: one, label: t(`regraded.${one}`) })), 110)}
        </>
      )}
      {!more && <a role="button" tabIndex={0} className="filter-more" onClick={() => setMore(true)} onKeyDown={(event) => event.key === "Enter" && setMore(true)}>{t("filter.more")}</a>}
    </>
  );
}

/** A focus tag of the usual ones, or any other a bureau wrote. */
function FocusTag() {
  const { t } = useTranslation("risks");
  const { query, change } = useLedgerQuery();
  const [typed, setTyped] = useState("");
  const usual = useWords("focus_tags");
  const others = [query.focus_tag, typed.trim()].filter((one) => one && !usual.some(({ value }) => value === one));
  return (
    <Select<string>
      allowClear
      showSearch={{ onSearch: setTyped }}
      style={{ minWidth: 110 }}
      aria-label={t("filter.focus_tag")}
      placeholder={t("filter.focus_tag")}
      popupMatchSelectWidth={false}
      value={query.focus_tag}
      options={[...usual, ...others.map((one) => ({ value: one ?? "", label: one ?? "" }))]}
      onChange={(focus_tag?: string) => change({ focus_tag })}
    />
  );
}

const MORE = ["post_id", "subject_type", "review", "covered", "noticed", "filed", "key_tag", "focus_tag", "regraded"];

const sinceNewYear = (chosen?: string) => ({ regraded_since: chosen && `${thisYear()}-01-01` });
