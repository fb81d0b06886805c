import { Card, Empty, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { useCan } from "@/shared/session/me";
import { useYear } from "@/shared/session/year";
import { day, thisYear } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { useFilingsOf, useTimelinessOf } from "../queries";

type Filing = Of<"ReceivedLine">;

/** What the bureau filed this year, and whether in time. */
export function BureauFilings({ name }: { name: string }) {
  const { t } = useTranslation("region");
  const can = useCan();
  const year = useYear().shown?.year ?? thisYear();
  if (!can("filing:read")) return null;
  return (
    <Card size="small" title={<h2 className="part-title">{t("filings.title", { year })}</h2>} extra={<Link to="/region/filings">{t("filings.all")}</Link>}>
      <Filed name={name} year={year} />
    </Card>
  );
}

function Filed({ name, year }: { name: string; year: number }) {
  const { t } = useTranslation("region");
  const word = useWord();
  const filings = useFilingsOf(year).data?.items.filter((one) => one.bureau === name) ?? [];
  const timely = useTimelinessOf(year).data?.items.filter((one) => one.bureau === name) ?? [];
  return (
    <>
      {timely.map((one) => (
        <p key={one.kind} className="chart-said">
          {t("filings.timely", { kind: word("filings.kind", one.kind), packages: one.packages, late: one.late, returned: one.returned, settled: one.settled })}
        </p>
      ))}
      <Table<Filing>
        rowKey="id"
        size="small"
        pagination={false}
        scroll={{ x: "max-content" }}
        dataSource={filings}
        locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("filings.none")} /> }}
        columns={[
          { key: "number", title: t("filings.number"), render: (_value, one) => <Link to={`/region/filings/${one.id}`}>{one.number}</Link> },
          { key: "kind", title: t("filings.kind"), render: (_value, one) => word("filings.kind", one.kind) },
          { key: "type", title: t("filings.type"), render: (_value, one) => word("filings.filing_type", one.filing_type) },
          { key: "state", title: t("filings.state"), render: (_value, one) => <>{word("received_filings.state", one.state)} {one.late && <Tag color="error">{t("filings.late")}</Tag>}</> },
          { key: "due", title: t("filings.due"), render: (_value, one) => day(one.due_on) },
          { key: "sent", title: t("filings.sent"), render: (_value, one) => day(one.first_sent_at) },
          { key: "reviewed", title: t("filings.reviewed"), render: (_value, one) => day(one.reviewed_at) || "—" },
        ]}
      />
    </>
  );
}
