import { Alert, App, Empty, Flex, Table, Tabs, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { type Gap, mendOf } from "@/shared/gaps/mends";
import { Asked, PageFrame, PageLoading } from "@/shared/pages/page-frame";
import { settled } from "@/shared/problem/settled";
import { useYear, useYearAsked, useYears } from "@/shared/session/year";
import { YearSelect } from "@/shared/session/year-select";
import { FilterSelect } from "@/shared/table/filter-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, minute, spoken, thisYear } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { FilingState } from "../components/filing-state";
import { type Filing, type Kind, KINDS, readFilings, usePack, usePrecheck } from "../queries";

/** P32: what is due to be filed and what was sent. */
export default function FilingsPage() {
  const { t } = useTranslation("filings");
  const word = useWord();
  const kinds = useWords("filings.kind");
  const { params, change } = useLedgerQuery();
  const tab = KINDS.find((one) => one === params.get("tab")) ?? "points";
  const { shown } = useYear();
  const asked = useYearAsked();
  if (!useYears()) return <PageLoading />;
  const year = shown?.year ?? thisYear();
  return (
    <PageFrame title={t("filing.list")} byYear>
      <Flex vertical gap="middle">
        <Tabs
          activeKey={tab}
          onChange={(key) => change({ tab: key })}
          items={KINDS.map((one) => ({ key: one, label: word("filings.kind", one), children: <Precheck kind={one} year={year} open={!shown || shown.state === "open"} /> }))}
          tabBarExtraContent={<YearSelect />}
        />
        <LedgerTable<Filing>
          name="filings"
          register="filings"
          read={readFilings}
          {...(asked && { fixed: asked })}
          search={<FilterSelect name="kind" label={t("filing.kind")} options={kinds} />}
          empty={<Empty description={t("filing.none")} />}
          columns={[
            { key: "number", title: t("filing.number"), width: 140, render: (_value, one) => <Link to={`/filings/${one.id}`}>{one.number}</Link> },
            { key: "kind", title: t("filing.kind"), width: 120, render: (_value, one) => word("filings.kind", one.kind) },
            { key: "filing_type", title: t("filing.type"), width: 100, render: (_value, one) => word("filings.filing_type", one.filing_type) },
            { key: "item_count", title: t("filing.items"), dataIndex: "item_count", width: 70 },
            { key: "revision", title: t("filing.revision"), dataIndex: "revision", width: 70 },
            { key: "state", title: t("filing.state"), width: 160, render: (_value, one) => <FilingState state={one.state} late={one.late} /> },
            { key: "due_on", title: t("filing.due"), width: 110, render: (_value, one) => day(one.due_on) },
            { key: "sent_at", title: t("filing.sentAt"), width: 150, render: (_value, one) => minute(one.sent_at) },
            { key: "opinion", title: t("filing.opinion"), dataIndex: "opinion" },
            { key: "filed_number", title: t("filing.filedNumber"), dataIndex: "filed_number", width: 150 },
          ]}
        />
      </Flex>
    </PageFrame>
  );
}

/** What is ready, what is missing, and the act that packs it. */
function Precheck({ kind, year, open }: { kind: Kind; year: number; open: boolean }) {
  const { t, i18n } = useTranslation("filings");
  const word = useWord();
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const asked = usePrecheck(kind, year);
  const pack = usePack();
  const ask = (ready: number) =>
    modal.confirm({
      title: t("pack.title", { kind: word("filings.kind", kind), count: ready }),
      content: t("pack.text"),
      okText: t("pack.act"),
      onOk: () => settled(pack.mutateAsync({ kind, year, remarks: "" }).then((made) => navigate(`/filings/${made.id}`))),
    });
  return (
    <Asked asked={asked}>
      {(found) => (
        <Flex vertical gap="small">
          <Flex gap="middle" align="center" wrap>
            <Typography.Text>
              {t(found.due_on ? (open ? "precheck.summary" : "precheck.closed") : "precheck.undated", { year, due: spoken(found.due_on, i18n.language), ready: found.ready, news: found.news, count: found.gaps.length })}
            </Typography.Text>
            {found.due_on && !found.binds && <Typography.Text type="secondary">{t("precheck.unbound")}</Typography.Text>}
            <Act asks="filing:send" type="primary" loading={pack.isPending} blocked={found.ready ? undefined : t("precheck.nothing")} onClick={() => ask(found.ready)}>
              {t("pack.act")}
            </Act>
          </Flex>
          {found.gaps.length > 0 ? (
            <Table
              rowKey={(one) => [one.code, one.number, one.title, one.message].join()}
              size="small"
              pagination={{ pageSize: 8, showSizeChanger: false, hideOnSinglePage: true }}
              dataSource={found.gaps}
              columns={[
                ...(found.gaps.some((one) => one.number) ? [{ title: t("item.number"), dataIndex: "number", width: 140 }] : []),
                { title: t("item.title"), dataIndex: "title" },
                { title: t("precheck.missing"), render: (_value, one) => <Missing gap={one} /> },
              ]}
            />
          ) : (
            <Alert type="success" showIcon title={t("precheck.complete")} />
          )}
        </Flex>
      )}
    </Asked>
  );
}

/** What is missing, and the way to where it is mended. */
function Missing({ gap }: { gap: Gap }) {
  const { t } = useTranslation("shared");
  const mend = mendOf(gap);
  return <>{gap.message} {mend && <Link to={mend.to}>{t(`mend.${mend.word}`)}</Link>}</>;
}
