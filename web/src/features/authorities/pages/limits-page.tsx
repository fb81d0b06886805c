import { Checkbox, Empty, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { FilterSelect } from "@/shared/table/filter-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, today } from "@/shared/time/dates";
import { sum } from "@/shared/words/sum";
import { LimitDialog, useKindName, useKinds } from "../components/limit-dialog";
import { RuleCard } from "../components/rule-card";
import { type Limit, readLimits } from "../queries";

/** Up to which sums posts may approve by themselves, by which document. */
export default function LimitsPage() {
  const { t } = useTranslation(["authorities", "app"]);
  const { nameOf, posts } = useDirectory();
  const kindName = useKindName();
  const [granting, setGranting] = useState(false);
  const [changing, setChanging] = useState<Limit>();
  const holders = (id: string) => posts.find((one) => one.value === id)?.holders.join("、");
  return (
    <PageFrame title={t("app:page.P27limits")} actions={<Act asks="limit:grant" type="primary" onClick={() => setGranting(true)}>{t("limit.grant")}</Act>}>
      <RuleCard />
      <LedgerTable<Limit>
        name="authority-limits"
        read={readLimits}
        search={<Search />}
        empty={<Empty description={t("empty")} />}
        columns={[
          { key: "post", title: t("limit.post"), width: 200, render: (_value, one) => nameOf(one.post_id) || t("limit.gone") },
          { key: "holder", title: t("limit.holder"), width: 140, render: (_value, one) => holders(one.post_id) || "—" },
          { key: "kind", title: t("limit.kind"), width: 150, render: (_value, one) => kindName(one.kind) },
          { key: "amount", title: t("limit.amount"), width: 160, align: "right", render: (_value, one) => sum(one.amount) },
          { key: "document", title: t("limit.document"), dataIndex: "document", width: 260 },
          { key: "days", title: t("limit.days"), width: 220, render: (_value, one) => <Days limit={one} /> },
          { key: "acts", title: t("limit.acts"), width: 120, fixedPlace: true, render: (_value, one) => <Act asks="limit:grant" size="small" onClick={() => setChanging(one)}>{t("limit.change")}</Act> },
        ]}
      />
      {granting && <LimitDialog onClose={() => setGranting(false)} />}
      {changing && <LimitDialog limit={changing} onClose={() => setChanging(undefined)} />}
    </PageFrame>
  );
}

function Days({ limit }: { limit: Limit }) {
  const { t } = useTranslation("authorities");
  const over = limit.ends_on && limit.ends_on < today();
  return <>{day(limit.starts_on)} — {day(limit.ends_on) || t("limit.open")} {over && <Tag>{t("limit.over")}</Tag>}</>;
}

function Search() {
  const { t } = useTranslation("authorities");
  const { query, change } = useLedgerQuery();
  const { posts } = useDirectory();
  const kinds = useKinds();
  const filters = [
    { name: "post_id", label: t("limit.post"), options: posts.map(({ value, label }) => ({ value, label })) },
    { name: "kind", label: t("limit.kind"), options: kinds },
  ];
  return (
    <>
      {filters.map(({ name, label, options }) => (
        <FilterSelect key={name} name={name} label={label} options={options} />
      ))}
      <Checkbox checked={query.current === "true"} onChange={(event) => change({ current: event.target.checked ? "true" : undefined })}>{t("current")}</Checkbox>
    </>
  );
}
