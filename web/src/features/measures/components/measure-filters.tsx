import { Button, DatePicker, Select } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useDirectory } from "@/shared/people/organisation";
import { useLedgerQuery } from "@/shared/table/ledger";
import { useWords } from "@/shared/words/vocabularies";

type Options = { value: string; label: string }[];

const MORE = ["phase", "post_id", "recurrence", "suitability", "needs_review", "urgent", "mechanism", "point_status", "status"];

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
  const statuses = useWords("measures.status");
  const pointStatuses = useWords("risk_points.status");
  const single = (name: string, options: Options, width = 120) => <One key={name} name={name} options={options} width={width} />;
  const several = (name: string, options: Options, width: number) => (
    <Select
      mode="multiple"
      allowClear
      maxTagCount="responsive"
      style={{ minWidth: width }}
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      value={query[name]?.split(",") ?? []}
      options={options}
      optionFilterProp="label"
      onChange={(chosen: string[]) => change({ [name]: chosen.join(",") })}
    />
  );
  const shown = more || MORE.some((one) => query[one]);
  return (
    <>
      {several("rank", words("rank", ["1", "2", "3", "none"]), 110)}
      {single("department_id", departments, 140)}
      {single("kind", kinds, 140)}
      {single("due", words("dueFilter", ["overdue", "soon"]), 130)}
      {single("doing", words("doing", ["done", "missed", "pending"]), 130)}
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
          {single("post_id", query.department_id ? posts.filter((one) => one.department === query.department_id) : posts, 140)}
          {single("phase", phases)}
          {single("recurrence", recurrences)}
          {single("suitability", verdicts)}
          {single("mechanism", words("mechanism", ["education", "supervision", "early_warning", "punishment"]))}
          {single("needs_review", words("needsReview", ["true", "false"]))}
          {single("urgent", words("urgent", ["true", "false"]))}
          {several("point_status", pointStatuses, 130)}
          {single("status", statuses)}
        </>
      )}
      {!shown && <Button type="link" onClick={() => setMore(true)}>{t("filter.more")}</Button>}
    </>
  );
}

function One({ name, options, width }: { name: string; options: Options; width: number }) {
  const { t } = useTranslation("measures");
  const { query, change } = useLedgerQuery();
  return (
    <Select
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      style={{ minWidth: width }}
      aria-label={t(`filter.${name}`)}
      placeholder={t(`filter.${name}`)}
      value={query[name]}
      options={options}
      onChange={(chosen?: string) => change({ [name]: chosen, ...(name === "doing" && !chosen ? { since: undefined } : {}) })}
    />
  );
}
