import { Card, Empty, Flex, Statistic, Table } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { type MeasureReport, useMeasureReport } from "../queries";

/** The measures in use, counted in every way, and where they are thin. */
export function Report() {
  const asked = useMeasureReport();
  return (
    <Asked asked={asked}>
      {(found) => (
        <Flex vertical gap="middle">
          <Counts report={found} />
          <Tables report={found} />
          <Thin report={found} />
          <BarePosts report={found} />
        </Flex>
      )}
    </Asked>
  );
}

function Counts({ report }: { report: MeasureReport }) {
  const { t } = useTranslation("measures");
  const figures: [string, number, string?][] = [
    ["measures", report.measures],
    ["overdue", report.overdue, "?box=ledger&due=overdue"],
    ["warnings", report.warning_count],
    ["copied", report.copied_texts],
    ["barePosts", report.posts_without_measures.length],
  ];
  return (
    <Flex gap="middle" wrap>
      {figures.map(([key, value, to]) => (
        <Card key={key} size="small" className="measures-figure">
          <Statistic title={t(`report.${key}`)} value={value} formatter={to && value > 0 ? () => <Link to={to}>{value}</Link> : undefined} />
        </Card>
      ))}
    </Flex>
  );
}

interface Counted {
  code: string;
  n: number;
}

function Tables({ report }: { report: MeasureReport }) {
  const { t } = useTranslation("measures");
  const word = useWord();
  const parts: [string, Record<string, number>, (code: string) => string, boolean][] = [
    ["kind", report.by_kind as Record<string, number>, (code) => word("measure_kinds", code), true],
    ["phase", report.by_phase as Record<string, number>, (code) => word("measures.phase", code), true],
    ["means", report.by_means as Record<string, number>, (code) => t(`means.${code}`), false],
    ["mechanism", report.by_mechanism as Record<string, number>, (code) => t(`mechanism.${code}`), true],
  ];
  return (
    <div className="measures-counts">
      {parts.map(([name, counted, say, drills]) => (
        <Table<Counted>
          key={name}
          size="small"
          rowKey="code"
          pagination={false}
          title={() => <h2 className="measures-caption">{t(`report.by_${name}`)}</h2>}
          dataSource={Object.entries(counted).filter(([code, n]) => code !== "none" || n > 0).map(([code, n]) => ({ code, n }))}
          columns={[
            { title: t(`report.${name}`), render: (_value, one) => (one.code === "none" ? t("report.unsaid") : say(one.code)) },
            { title: t("report.count"), align: "right", width: 90, render: (_value, one) => countOf(one, name, drills) },
          ]}
        />
      ))}
    </div>
  );
}

function countOf(one: Counted, name: string, drills: boolean): ReactNode {
  if (!drills || one.code === "none" || one.n === 0) return one.n;
  return <Link to={`?box=ledger&${name}=${one.code}&point_status=in_force`}>{one.n}</Link>;
}

function Thin({ report }: { report: MeasureReport }) {
  const { t } = useTranslation("measures");
  return (
    <Table
      size="small"
      rowKey={(one) => `${one.risk_point_id}${one.code}`}
      title={() => <h2 className="measures-caption">{t("report.thin", { count: report.warning_count })}</h2>}
      pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={report.warnings}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("report.nothingThin")} /> }}
      columns={[
        { title: t("column.risk_point_number"), width: 120, render: (_value, one) => <Link to={`/risks/${one.risk_point_id}`}>{one.number}</Link> },
        { title: t("column.risk_point_title"), dataIndex: "title" },
        { title: t("column.rank"), width: 100, render: (_value, one) => <GradeMark rank={one.rank} /> },
        { title: t("report.what"), render: (_value, one) => t(`thin.${one.code}`) },
      ]}
    />
  );
}

function BarePosts({ report }: { report: MeasureReport }) {
  const { t } = useTranslation("measures");
  if (!report.posts_without_measures.length) return null;
  return (
    <Card size="small" title={<h2 className="measures-caption">{t("report.barePostsLong", { count: report.posts_without_measures.length })}</h2>}>
      <Flex gap="4px 16px" wrap>
        {report.posts_without_measures.map((one) => <Link key={one.post_id} to={`/risks?post_id=${one.post_id}`}>{one.post}</Link>)}
      </Flex>
    </Card>
  );
}
