import { Button, DatePicker, Empty, Input, Tabs, Tag } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { FilterSelect } from "@/shared/table/filter-select";
import { type Query, useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { beginningOf, day, endOf, second } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { EntryFace } from "../components/entry-face";
import { Chain } from "../components/chain";
import { useOrigin } from "../components/origin";
import { useSubject } from "../components/subject";
import { useNouns, useTopic } from "../components/topic";
import { type Entry, readJournal, told } from "../queries";

/** P64: who did what, when, with what before and after; and whether the chain holds. */
export default function JournalPage() {
  const { t } = useTranslation("journal");
  return (
    <PageFrame title={t("journal.title")}>
      <Tabs
        items={[
          { key: "entries", label: t("journal.entries"), children: <Entries /> },
          { key: "chain", label: t("chain.title"), children: <Chain /> },
        ]}
      />
    </PageFrame>
  );
}

function Entries() {
  const { t } = useTranslation("journal");
  const topic = useTopic();
  const subject = useSubject();
  const origin = useOrigin();
  const word = useWord();
  const results = useWords("journal_results");
  const { people } = useDirectory();
  const { query, change } = useLedgerQuery();
  const nouns = useNouns(query.topic);
  const [open, setOpen] = useState<{ entry: Entry; around: readonly Entry[] }>();
  const take = (format: string, _columns: string[], asked: Query) =>
    window.location.assign(`/api/v1/journal/export?${new URLSearchParams({ ...asked, format })}`);
  const go = (id: string) => {
    const entry = open?.around.find((one) => one.id === id);
    if (entry && open) setOpen({ ...open, entry });
  };
  return (
    <>
      <LedgerTable<Entry>
        name="journal"
        read={readJournal}
        total={false}
        saved={false}
        onOpen={(entry, around) => setOpen({ entry, around })}
        onExport={take}
        search={
          <>
            <FilterSelect name="person_id" label={t("journal.person")} options={people} width={180} />
            <FilterSelect name="topic" label={t("journal.about")} options={nouns} />
            <FilterSelect name="result" label={t("journal.result")} options={results} width={100} />
            <Input.Search allowClear style={{ width: 230 }} placeholder={t("journal.reference")} aria-label={t("journal.reference")} defaultValue={query.request} onSearch={(next) => change({ request: next.trim().toUpperCase() })} />
            <DatePicker.RangePicker
              aria-label={t("journal.period")}
              value={query.since && query.until ? [dayjs(day(query.since)), dayjs(day(query.until))] : null}
              onChange={(days) => change({ since: days?.[0] ? beginningOf(days[0]) : undefined, until: days?.[1] ? endOf(days[1]) : undefined })}
            />
          </>
        }
        empty={<Empty description={t("journal.none")} />}
        columns={[
          { key: "at", title: t("journal.at"), width: 160, render: (_value, one) => second(one.at) },
          { key: "who", title: t("journal.who"), width: 90, render: (_value, one) => told(one).actor?.name ?? t("journal.system") },
          { key: "post", title: t("journal.post"), width: 160, render: (_value, one) => told(one).actor?.post_title },
          { key: "roles", title: t("journal.roles"), width: 130, render: (_value, one) => told(one).actor?.roles?.map((role) => word("roles", role)).join("、") },
          { key: "topic", title: t("journal.topic"), width: 170, render: (_value, one) => topic(one.topic) },
          { key: "subject", title: t("journal.subject"), width: 320, render: (_value, one) => subject(one) },
          { key: "result", title: t("journal.result"), width: 90, render: (_value, one) => <Tag color={one.result === "done" ? "success" : "error"}>{word("journal_results", one.result)}</Tag> },
          { key: "origin", title: t("journal.origin"), width: 110, render: (_value, one) => origin(told(one).actor?.origin) },
          { key: "look", title: t("journal.acts"), width: 80, fixedPlace: true, render: (_value, one) => <Button size="small" onClick={() => setOpen({ entry: one, around: [one] })}>{t("journal.look")}</Button> },
        ]}
      />
      <RecordDrawer
        open={open !== undefined}
        title={open ? topic(open.entry.topic) : ""}
        around={(open?.around ?? []).map((one) => one.id)}
        current={open?.entry.id}
        onGo={go}
        onClose={() => setOpen(undefined)}
      >
        {open && <EntryFace entry={open.entry} />}
      </RecordDrawer>
    </>
  );
}
