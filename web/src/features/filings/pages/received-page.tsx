import { Empty, Flex, Table, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useYear, useYearAsked } from "@/shared/session/year";
import { YearSelect } from "@/shared/session/year-select";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, minute, thisYear } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { FilingState } from "../components/filing-state";
import { PassPackages } from "../components/pass-packages";
import { PrecheckFound } from "../components/precheck-found";
import { readReceived, type Received, useTimeliness } from "../queries";

/** P52: what the bureaus filed, and who filed in time. */
export default function ReceivedPage() {
  const { t } = useTranslation("filings");
  const word = useWord();
  const kinds = useWords("filings.kind");
  const states = useWords("received_filings.state");
  const asked = useYearAsked();
  return (
    <PageFrame title={t("received.list")} byYear>
      <Tabs
        items={[
          {
            key: "list",
            label: t("received.packages"),
            children: (
              <LedgerTable<Received>
                name="received-filings"
                register="received_filings"
                bulk={(chosen, clear) => <PassPackages chosen={chosen} onDone={clear} />}
                read={readReceived}
                {...(asked && { fixed: asked })}
                search={
                  <>
                    <YearSelect every />
                    <FilterSelect name="kind" label={t("filing.kind")} options={kinds} />
                    <FilterSelect name="state" label={t("filing.state")} options={states} />
                  </>
                }
                empty={<Empty description={t("received.none")} />}
                columns={[
                  { key: "bureau", title: t("received.bureau"), dataIndex: "bureau" },
                  { key: "number", title: t("filing.number"), width: 130, render: (_value, one) => <Link to={`/region/filings/${one.id}`}>{one.number}</Link> },
                  { key: "kind", title: t("filing.kind"), width: 90, render: (_value, one) => word("filings.kind", one.kind) },
                  { key: "filing_type", title: t("filing.type"), width: 80, render: (_value, one) => word("filings.filing_type", one.filing_type) },
                  { key: "item_count", title: t("received.items"), dataIndex: "item_count", width: 60 },
                  { key: "precheck", title: t("found.title"), width: 130, render: (_value, one) => <PrecheckFound gaps={one.gap_count} lowered={one.lowered_count} late={one.late} /> },
                  { key: "revision", title: t("filing.revision"), dataIndex: "revision", width: 60 },
                  { key: "state", title: t("filing.state"), width: 150, render: (_value, one) => <FilingState received state={one.state} late={false} /> },
                  { key: "due_on", title: t("filing.due"), width: 100, render: (_value, one) => day(one.due_on) },
                  { key: "received_at", title: t("received.at"), width: 140, render: (_value, one) => minute(one.received_at) },
                  { key: "reviewer", title: t("received.reviewer"), dataIndex: "reviewer", width: 80 },
                  { key: "opinion", title: t("filing.opinion"), dataIndex: "opinion", width: 140 },
                  { key: "filed_number", title: t("filing.filedNumber"), dataIndex: "filed_number", width: 120 },
                ]}
              />
            ),
          },
          { key: "timeliness", label: t("timeliness.title"), children: <Timeliness /> },
        ]}
      />
    </PageFrame>
  );
}

function Timeliness() {
  const { t } = useTranslation("filings");
  const word = useWord();
  const year = useYear().shown?.year ?? thisYear();
  const asked = useTimeliness(year);
  return (
    <Flex vertical gap="small">
      <div>
        <YearSelect />
      </div>
      <Asked asked={asked}>
        {(found) => (
          <Table
            locale={{ emptyText: <Empty description={t("timeliness.none", { year })} /> }}
            rowKey={(one) => `${one.bureau_id}${one.kind}`}
            size="small"
            pagination={false}
            dataSource={found.items}
            columns={[
              { title: t("received.bureau"), dataIndex: "bureau" },
              { title: t("filing.kind"), render: (_value, one) => word("filings.kind", one.kind) },
              ...(["packages", "late", "returned", "settled"] as const).map((name) => ({ title: t(`timeliness.${name}`), dataIndex: name, width: 110 })),
            ]}
          />
        )}
      </Asked>
    </Flex>
  );
}
