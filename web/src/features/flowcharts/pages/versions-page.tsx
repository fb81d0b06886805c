import { Button, Empty, Flex, Select, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Of } from "@/api/types";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { Compared, DRAFT } from "../components/compared";
import { type Flowchart, useEditions, useFlowchart } from "../queries";

type Edition = Of<"Edition">;

export default function VersionsPage() {
  const { id = "" } = useParams();
  const chart = useFlowchart(id);
  const editions = useEditions(id);
  const both = { data: chart.data && editions.data ? { chart: chart.data, editions: editions.data.items } : undefined, error: chart.error ?? editions.error };
  return <Asked asked={both}>{(found) => <Versions key={id} {...found} />}</Asked>;
}

/** Every approved edition of a flow, and any two of them side by side. */
function Versions({ chart, editions }: { chart: Flowchart; editions: Edition[] }) {
  const { t } = useTranslation(["flowcharts", "app"]);
  const [before, setBefore] = useState(() => editions[1]?.edition ?? editions[0]?.edition ?? DRAFT);
  const [after, setAfter] = useState(() => (editions.length > 1 ? (editions[0]?.edition ?? DRAFT) : DRAFT));
  const choices = editions.map((one) => ({ value: one.edition, label: t("edition", { count: one.edition }) }));
  return (
    <PageFrame
      title={t("app:page.P13versions")}
      crumbs={[{ title: t("app:page.P15"), to: "/flows" }, { title: chart.title, to: `/flows/${chart.id}/edit` }]}
    >
      <Typography.Paragraph strong>{chart.number} {chart.title}</Typography.Paragraph>
      <Table<Edition>
        rowKey="edition"
        size="small"
        pagination={false}
        dataSource={editions}
        locale={{ emptyText: <Empty description={t("versions.none")}><Link to={`/flows/${chart.id}/edit`}><Button>{t("versions.toDraft")}</Button></Link></Empty> }}
        columns={[
          { title: t("column.edition"), width: 90, render: (_value, one) => t("edition", { count: one.edition }) },
          { title: t("column.title"), dataIndex: "title" },
          { title: t("column.approved_on"), width: 120, render: (_value, one) => day(one.approved_on) },
          { title: t("versions.case"), width: 180, render: (_value, one) => (one.case_id ? <Link to={`/cases/${one.case_id}`}>{one.decided_by || t("versions.seeCase")}</Link> : one.decided_by) },
          { title: t("column.acts"), width: 250, render: (_value, one) => <Files chart={chart} edition={one.edition} /> },
        ]}
      />
      {editions.length > 0 && (
        <section aria-label={t("versions.compare")}>
          <div className="flow-compare-head">
            <Flex gap="small" align="center" wrap>
              <strong>{t("versions.compare")}</strong>
              <Select aria-label={t("versions.before")} value={before} options={choices} onChange={setBefore} />
              <span aria-hidden>→</span>
              <Select aria-label={t("versions.after")} value={after} options={[...choices, { value: DRAFT, label: t("versions.draft") }]} onChange={setAfter} />
            </Flex>
          </div>
          {before === after ? <Typography.Text>{t("versions.same")}</Typography.Text> : <Compared id={chart.id} before={before} after={after} />}
        </section>
      )}
    </PageFrame>
  );
}

/** One edition on paper, and as a file for other modellers. */
function Files({ chart, edition }: { chart: Flowchart; edition: number }) {
  const { t } = useTranslation("flowcharts");
  return (
    <Flex gap={4}>
      <Button size="small" href={`/flowcharts/${chart.id}/print?edition=${edition}`} target="_blank">{t("act.print")}</Button>
      <Button size="small" href={`/api/v1/flowcharts/${chart.id}/bpmn?edition=${edition}`} download>BPMN</Button>
    </Flex>
  );
}
