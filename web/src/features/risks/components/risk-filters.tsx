import { Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useLedgerQuery } from "@/shared/table/ledger";
import { useWords } from "@/shared/words/vocabularies";
import { thisYear } from "@/shared/time/dates";

/** What part of the ledger is on the screen; all of it stands in the address. */
export function RiskFilters() {
  const { t } = useTranslation("risks");
  const { query, change } = useLedgerQuery();
  const { departments, posts } = useDirectory();
  const [more, setMore] = useState(() => MORE.some((one) => query[one]));
  const several = (name: string, options: { value: string; label: string }[], width: number) => (
    <Select
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      style={{ minWidth: width }}
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      value={query[name]?.split(",") ?? []}
      options={options}
      showSearch={BY_NAME}
      onChange={(chosen: string[]) => change({ [name]: chosen.join(",") })}
    />
  );
  const single = (name: string, options: { value: string; label: string }[], width: number) => (
    <Select
      allowClear
      showSearch={BY_NAME}
      style={{ minWidth: width }}
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      value={query[name]}
      options={options}
      onChange={(chosen?: string) => change({ [name]: chosen, ...(name === "regraded" ? { regraded_since: chosen && `${thisYear()}-01-01` } : {}) })}
    />
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
      {several("rank", ranks, 110)}
      {several("category", categories, 130)}
      {single("department_id", departments, 130)}
      {several("status", statuses, 110)}
      {single("responsible", ["managing", "direct", "monitoring", "any"].map((one) => ({ value: one, label: t(`responsible.${one}`) })), 120)}
      {(more || MORE.some((one) => query[one])) && (
        <>
          {single("post_id", postsShown, 130)}
          {several("subject_type", subjects, 110)}
          {single("review", yesNo("review"), 110)}
          {single("covered", yesNo("covered"), 110)}
          {single("noticed", yesNo("noticed"), 110)}
          {single("filed", yesNo("filed"), 110)}
          {single("regraded", ["raised", "lowered"].map((one) => ({ value: one, label: t(`regraded.${one}`) })), 110)}
        </>
      )}
      {!more && <a role="button" tabIndex={0} className="filter-more" onClick={() => setMore(true)} onKeyDown={(event) => event.key === "Enter" && setMore(true)}>{t("filter.more")}</a>}
    </>
  );
}

const MORE = ["post_id", "subject_type", "review", "covered", "noticed", "filed", "regraded"];
