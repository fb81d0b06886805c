import { Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "@/shared/people/organisation";
import { FilterSelect } from "@/shared/table/filter-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { useWords } from "@/shared/words/vocabularies";
import { thisYear } from "@/shared/time/dates";

/** What part of the ledger is on the screen; all of it stands in the address. */
export function RiskFilters() {
  const { t } = useTranslation("risks");
  const { query, change } = useLedgerQuery();
  const { departments, posts } = useDirectory();
  const [more, setMore] = useState(() => MORE.some((one) => query[one]));
  const field = (name: string, options: { value: string; label: string }[], width: number, several = false) => (
    <FilterSelect name={name} label={t(`filter.${name}`)} options={options} width={width} several={several} also={name === "regraded" ? sinceNewYear : undefined} />
  );
  const ranks = ["1", "2", "3", "none"].map((one) => ({ value: one, label: t(`rank.${one}`) }));
  const yesNo = (name: string) => ["true", "false"].map((one) => ({ value: one, label: t(`${name}.${one}`) }));
  const postsShown = query.department_id ? posts.filter((one) => one.department === query.department_id) : posts;
  const categories = [...useWords("categories"), { value: "none", label: t("category.none") }];
  const statuses = useWords("risk_points.status");
  const subjects = useWords("subject_types");
  return (
    <>
      <Input.Search
        key={query.q ?? ""}
        allowClear
        style={{ width: 200 }}
        aria-label={t("filter.q")}
        placeholder={t("filter.q")}
        defaultValue={query.q}
        onSearch={(q) => change({ q: q.trim() })}
      />
      {field("rank", ranks, 110, true)}
      {field("category", categories, 130, true)}
      {field("department_id", departments, 130)}
      {field("status", statuses, 110, true)}
      {field("responsible", ["managing", "direct", "monitoring", "any"].map((one) => ({ value: one, label: t(`responsible.${one}`) })), 120)}
      {(more || MORE.some((one) => query[one])) && (
        <>
          {field("post_id", postsShown, 130)}
          {field("subject_type", subjects, 110, true)}
          {field("review", yesNo("review"), 110)}
          {field("covered", yesNo("covered"), 110)}
          {field("noticed", yesNo("noticed"), 110)}
          {field("filed", yesNo("filed"), 110)}
          {field("regraded", ["raised", "lowered"].map((one) => ({ value: one, label: t(`regraded.${one}`) })), 110)}
        </>
      )}
      {!more && <a role="button" tabIndex={0} className="filter-more" onClick={() => setMore(true)} onKeyDown={(event) => event.key === "Enter" && setMore(true)}>{t("filter.more")}</a>}
    </>
  );
}

const MORE = ["post_id", "subject_type", "review", "covered", "noticed", "filed", "regraded"];

const sinceNewYear = (chosen?: string) => ({ regraded_since: chosen && `${thisYear()}-01-01` });
