import { Button, Descriptions, Flex, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { GradeMark } from "@/shared/grade/grade-mark";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { day, minute } from "@/shared/time/dates";
import { AssessDialog, ReportDialog } from "../components/round-dialogs";
import { type RoundInFull, useReports, useRound } from "../queries";
import "../gradings.css";

export default function RoundPage() {
  const { id = "" } = useParams();
  return <Asked asked={useRound(id)}>{(round) => <RoundFile round={round} />}</Asked>;
}

function RoundFile({ round }: { round: RoundInFull }) {
  const { t } = useTranslation("gradings");
  const { t: pages } = useTranslation();
  const { nameOf } = useDirectory();
  const [assessed, setAssessed] = useState<string>();
  const [reporting, setReporting] = useState(false);
  const left = round.points.filter((one) => one.grading_id == null && one.suggested_rank == null).length;
  return (
    <PageFrame
      title={`${round.number} ${round.title}`}
      crumbs={[{ title: pages("page.P20"), to: "/grading" }]}
      actions={<Act asks="grading:convene" type="primary" blocked={left ? t("round.left", { count: left }) : undefined} onClick={() => setReporting(true)}>{t("act.report")}</Act>}
    >
      <Flex vertical gap="middle">
        <Descriptions
          size="small"
          bordered
          column={3}
          items={[
            { key: "department", label: t("desk.department"), children: nameOf(round.department_id) },
            { key: "kind", label: t("round.kind"), children: t(`round.kinds.${round.kind}`) },
            { key: "panel", label: t("round.panel"), children: t(`round.panels.${round.panel}`) },
            { key: "convened", label: t("round.convened"), children: `${round.convened_name} ${day(round.convened_on)}` },
            { key: "due", label: t("round.due"), children: day(round.due_on) },
            { key: "state", label: t("round.state"), children: t(`round.states.${round.state}`) },
            { key: "people", label: t("round.people"), span: 3, children: round.participants.map((one) => [one.name, one.post].filter(Boolean).join(" ")).join("、") },
          ]}
        />
        <Table
          size="small"
          rowKey="risk_point_id"
          pagination={false}
          dataSource={round.points}
          columns={[
            { title: t("desk.point"), render: (_value, one) => <Link to={`/risks/${one.risk_point_id}`}>{one.number} {one.title}</Link> },
            { title: t("round.standing"), width: 90, render: (_value, one) => <GradeMark rank={one.rank} /> },
            { title: t("desk.computed"), width: 90, render: (_value, one) => <GradeMark rank={one.computed_rank} /> },
            { title: t("round.suggested"), width: 90, render: (_value, one) => <GradeMark rank={one.suggested_rank} /> },
            { title: t("round.opinion"), width: 240, dataIndex: "opinion" },
            { title: t("desk.act"), width: 100, render: (_value, one) => <Act size="small" asks="grading:convene" blocked={round.state === "open" ? undefined : t("round.over")} onClick={() => setAssessed(one.risk_point_id)}>{t("act.assess")}</Act> },
          ]}
        />
        <Reports id={round.id} />
      </Flex>
      {assessed && <AssessDialog round={round} point={assessed} onClose={() => setAssessed(undefined)} />}
      {reporting && <ReportDialog round={round} onClose={() => setReporting(false)} />}
    </PageFrame>
  );
}

function Reports({ id }: { id: string }) {
  const { t } = useTranslation("gradings");
  const { data } = useReports(id);
  const [shown, setShown] = useState<string>();
  if (!data?.items.length) return <Typography.Text type="secondary">{t("round.noReport")}</Typography.Text>;
  return (
    <section>
      <Typography.Title level={2} className="part-head">{t("round.reports")}</Typography.Title>
      {data.items.map((one) => (
        <div key={one.id} className="report">
          <Button size="small" type="link" onClick={() => setShown(shown === one.id ? undefined : one.id)}>{t("round.edition", { edition: one.edition })}</Button>
          <Typography.Text type="secondary">{one.written_name} {minute(one.at)}</Typography.Text>
          {shown === one.id && <p className="report-text">{String((one.document as { opinions?: string }).opinions ?? "")}</p>}
        </div>
      ))}
    </section>
  );
}
