import { Button, DatePicker } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "@/shared/people/organisation";
import { FilterSelect } from "@/shared/table/filter-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { SearchField } from "@/shared/table/search-field";
import { StandingFilter } from "@/shared/words/standing";
import { useWords } from "@/shared/words/vocabularies";

type Options = { value: string; label: string }[];

const MORE = ["phase", "post_id", "recurrence", "suitability", "needs_review", "urgent", "mechanism", "point_status"];

/** What part of the register is on the screen; all of it stands in the address. */
export function MeasureFilters() {
  const { t } = useTranslation("measures");
  const { query, change } = useLedgerQuery();
  const { departments, posts } = useDirectory();
  const [more, setMore] = useState(false);
  const words = (name: string, codes: string[]): Options => codes.map((one) => ({ value: one, label: t(`${name}.${one}`) }));
  const kinds = useWords("measure_kinds");
  const phases = useWords("measures.phase");
  const recurrences = useWords("measures.recurrence");
  const verdicts = useWords("measures.suitability");
  const pointStatuses = useWords("risk_points.status");
  const field = (name: string, options: Options, width = 120, several = false) => (
    <FilterSelect name={name} label={t(`filter.${name}`)} options={options} width={width} several={several} also={name === "doing" ? withoutDay : undefined} />
  );
  const shown = more || MORE.some((one) => query[one]);
  return (
    <>
      <SearchField label={t("filter.q")} />
      {field("rank", words("rank", ["1", "2", "3", "none"]), 110, true)}
      {field("department_id", departments, 140)}
      <StandingFilter label={t("filter.status")} kind="measure" />
      {field("kind", kinds, 140)}
      {field("due", words("dueFilter", ["overdue", "soon"]), 130)}
      {field("doing", words("doing", ["done", "missed", "pending"]), 130)}
      {query.doing && (
        <DatePicker
          aria-label={t("filter.since")}
          placeholder={t("filter.since")}
          value={query.since ? dayjs(query.since) : null}
          onChange={(chosen) => change({ since: chosen?.format("YYYY-MM-DD") })}
        />
      )}
      {shown && (
        <>
          {field("post_id", query.department_id ? posts.filter((one) => one.department === query.department_id) : posts, 140)}
          {field("phase", phases)}
          {field("recurrence", recurrences)}
          {field("suitability", verdicts)}
          {field("mechanism", words("mechanism", ["education", "supervision", "early_warning", "punishment"]))}
          {field("needs_review", words("needsReview", ["true", "false"]))}
          {field("urgent", words("urgent", ["true", "false"]))}
          {field("point_status", pointStatuses, 130, true)}
        </>
      )}
      {!shown && <Button type="link" onClick={() => setMore(true)}>{t("filter.more")}</Button>}
    </>
  );
}

const withoutDay = (chosen?: string) => (chosen ? {} : { since: undefined });
