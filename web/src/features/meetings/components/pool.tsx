import { Empty, Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useDirectory } from "@/shared/people/organisation";
import { FilterSelect } from "@/shared/table/filter-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { SearchField } from "@/shared/table/search-field";
import { day } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { type PoolItem, readPool } from "../queries";
import { PoolActs } from "./pool-acts";

/** The items that await a decision of a body, and what was decided on the others (议题库). */
export function Pool() {
  const { t } = useTranslation("meetings");
  const word = useWord();
  const navigate = useNavigate();
  const { query } = useLedgerQuery();
  const { departments } = useDirectory();
  const done = query.state === "decided";
  const states = useWords("agenda_candidates.state");
  const planned = ["true", "false"].map((value) => ({ value, label: t(`pool.planned_${value}`) }));
  const none = Object.keys(query).some((one) => one !== "state") ? "noneFound" : done ? "noneDecided" : "none";
  return (
    <LedgerTable<PoolItem>
      name="agenda_candidates"
      register="agenda_candidates"
      read={readPool}
      onOpen={(one) => navigate(`/cases/${one.case_id}`)}
      {...(!done && { bulk: (chosen: PoolItem[], clear: () => void) => <PoolActs chosen={chosen} onDone={clear} /> })}
      search={
        <>
          <SearchField label={t("pool.find")} />
          <FilterSelect name="state" label={t("pool.state")} placeholder={states[0]?.label} options={states} />
          <FilterSelect name="object_kind" label={t("pool.source")} options={useWords("object_kinds")} />
          <FilterSelect name="department_id" label={t("pool.section")} options={departments} />
          {!done && <FilterSelect name="planned" label={t("pool.planned")} options={planned} />}
        </>
      }
      empty={<Empty description={t(`pool.${none}`)} />}
      columns={[
        { key: "title", title: t("pool.item"), width: 300, render: (_value, one) => <><Link to={`/cases/${one.case_id}`}>{one.title}</Link><div className="quiet">{one.number}</div></> },
        { key: "source", title: t("pool.source"), dataIndex: "object_label", width: 105 },
        { key: "department", title: t("pool.section"), dataIndex: "department", width: 100 },
        { key: "rank", title: t("pool.rank"), width: 80, render: (_value, one) => <Gravity item={one} /> },
        { key: "materials", title: t("pool.materials"), width: 90, render: (_value, one) => <Materials item={one} /> },
        { key: "body", title: t("pool.body"), dataIndex: "body", width: 130, rare: true },
        ...(done ? [] : [
          { key: "waited", title: t("pool.waited"), width: 95, render: (_value: unknown, one: PoolItem) => one.waited_days != null && t("pool.days", { count: one.waited_days }) },
          { key: "due", title: t("pool.due"), width: 110, rare: true, render: (_value: unknown, one: PoolItem) => day(one.due_on) },
          { key: "meeting", title: t("pool.meeting"), width: 125, render: (_value: unknown, one: PoolItem) => <Named meeting={one.meeting} /> },
        ]),
        {
          key: "decision",
          title: t("pool.decision"),
          width: 125,
          render: (_value, one) => one.decision && <>{!done && t("pool.before")}{word("agenda_items.decision", one.decision)}<div><Named meeting={one.decided_in} /></div></>,
        },
      ]}
    />
  );
}

function Gravity({ item }: { item: PoolItem }) {
  const { t } = useTranslation("meetings");
  return <>{item.rank != null && <GradeMark rank={item.rank} label={item.rank_label} />} {item.lowers && <Tag color="warning">{t("call.lowers")}</Tag>}</>;
}

function Materials({ item }: { item: PoolItem }) {
  const { t } = useTranslation("meetings");
  return (
    <Flex vertical>
      <Link to={`/cases/${item.case_id}`}>{t("pool.records", { count: item.item_count })}</Link>
      {item.materials.map((one) => <a key={one.id} href={`/api/v1/attachments/${one.id}/content`}>{one.name}</a>)}
    </Flex>
  );
}

function Named({ meeting }: { meeting: PoolItem["meeting"] }) {
  return meeting && <Link to={`/meetings/${meeting.id}`}>{meeting.number} {day(meeting.held_on)}</Link>;
}
