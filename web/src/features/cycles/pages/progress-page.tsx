import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Empty, Flex, Progress, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import type { Of } from "@/api/types";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useYear, useYears } from "@/shared/session/year";
import { saveCsv } from "@/shared/table/csv";
import { day } from "@/shared/time/dates";
import { Remind } from "../components/remind";
import { useStageName } from "@/shared/words/stage-names";
import { useProgress } from "../queries";

type Section = Of<"SectionProgress">;
type Stage = Of<"StageProgress">;

/** What is counted of a section: how many of how many, and where the rest is found. */
const WORK: { key: string; done: (one: Section) => number; of: (one: Section) => number; to: (one: Section, year: string) => string }[] = [
  { key: "powers", done: (one) => one.powers_confirmed, of: (one) => one.powers, to: (one) => `/powers?department_id=${one.department_id}` },
  { key: "sheets", done: (one) => one.sheets_submitted, of: (one) => one.sheets, to: (one, year) => `/surveys?department_id=${one.department_id}${year}` },
  { key: "points", done: (one) => one.points_decided, of: (one) => one.points, to: (one) => `/risks?department_id=${one.department_id}` },
  { key: "letters", done: (one) => one.letters_signed, of: (one) => one.letters, to: (one, year) => `/pledges?department_id=${one.department_id}${year}` },
];

/** P40: how far each section has come, and which stage is late. */
export default function ProgressPage() {
  const { t } = useTranslation("cycles");
  const { id } = useParams();
  const years = useYears();
  const { shown } = useYear();
  const current = id ?? shown?.id;
  const progress = useProgress(current);
  if (years && !current) {
    return (
      <PageFrame title={t("progress.title")}>
        <Empty description={t("cycle.none")}><Link to="/cycles">{t("cycle.list")}</Link></Empty>
      </PageFrame>
    );
  }
  return <Asked asked={progress}>{(found) => <Matrix progress={found} cycle={current ?? ""} />}</Asked>;
}

function Matrix({ progress, cycle }: { progress: Of<"Progress">; cycle: string }) {
  const { t } = useTranslation("cycles");
  const { message } = App.useApp();
  const { narrowed, running } = useYear();
  const year = narrowed || progress.year !== running?.year ? `&year=${progress.year}` : "";
  const columns = WORK.map((work) => ({
    title: t(`progress.${work.key}`),
    key: work.key,
    width: 140,
    sorter: (one: Section, other: Section) => share(work, one) - share(work, other),
    render: (_value: unknown, one: Section) => <Cell done={work.done(one)} of={work.of(one)} to={work.to(one, year)} />,
  }));
  const save = () => {
    const head = [t("progress.section"), t("progress.heads"), ...WORK.flatMap((work) => [t("progress.doneOf", { work: t(`progress.${work.key}`) }), t("progress.allOf", { work: t(`progress.${work.key}`) })]), t("progress.overdue"), t("progress.lastOn")];
    saveCsv(t("progress.title"), [head, ...progress.sections.map((one) => [one.department, one.heads, ...WORK.flatMap((work) => [work.done(one), work.of(one)]), one.overdue, day(one.last_submitted_on)])]);
    void message.success(t("progress.saved"));
  };
  return (
    <PageFrame
      title={t("progress.titleOf", { year: progress.year })}
      byYear={t("progress.asOfToday")}
      crumbs={[{ title: t("cycle.list"), to: "/cycles" }]}
      actions={
        <>
          <Button icon={<DownloadOutlined />} onClick={save}>{t("progress.export")}</Button>
          <Remind cycle={cycle} progress={progress} />
        </>
      }
    >
      <Flex vertical gap="middle">
        <Flex gap="small" wrap component="section" aria-label={t("progress.stages")}>
          {progress.stages.map((one) => <StageBox key={one.code} stage={one} />)}
        </Flex>
        <Table<Section>
          rowKey="department_id"
          size="small"
          pagination={false}
          dataSource={progress.sections}
          scroll={{ x: "max-content" }}
          columns={[
            { title: t("progress.section"), dataIndex: "department", fixed: "left" as const },
            { title: t("progress.heads"), dataIndex: "heads", width: 80 },
            ...columns,
            { title: t("progress.overdue"), dataIndex: "overdue", width: 80, render: (count: number) => (count ? <Tag color="error">{count}</Tag> : 0) },
            { title: t("progress.lastOn"), dataIndex: "last_submitted_on", width: 110, render: day },
            { title: t("progress.measures"), dataIndex: "measures", width: 70 },
            { title: t("progress.toConfirm"), dataIndex: "points_to_confirm", width: 110 },
          ]}
        />
      </Flex>
    </PageFrame>
  );
}

function share(work: (typeof WORK)[number], one: Section): number {
  return work.of(one) ? work.done(one) / work.of(one) : 1;
}

function Cell({ done, of, to }: { done: number; of: number; to: string }) {
  const { t } = useTranslation("cycles");
  if (!of) return <span>—</span>;
  return (
    <Link to={to} className="progress-cell">
      <Progress percent={Math.round((done / of) * 100)} size="small" showInfo={false} status={done < of ? "normal" : "success"} aria-label={t("progress.cell", { done, of })} />
      <span>{done}/{of}</span>
      {done < of && <small>{t("progress.left", { count: of - done })}</small>}
    </Link>
  );
}

const COLOURS: Record<string, string> = { completed: "success", completed_late: "success", open: "processing", overdue: "error" };

function StageBox({ stage }: { stage: Stage }) {
  const { t } = useTranslation("cycles");
  const stageName = useStageName();
  return (
    <div className="stage-box">
      <strong>{stageName(stage.name)}</strong>
      <span><span className="whole">{day(stage.starts_on)} –</span> <span className="whole">{day(stage.due_on)}</span></span>
      <span>
        <Tag {...(COLOURS[stage.state] && { color: COLOURS[stage.state] })}>
          {stage.completed_on ? t("stage.completed", { on: day(stage.completed_on) }) : t(`stageState.${stage.state}`)}
        </Tag>
        {stage.tasks > 0 && t("progress.tasks", { done: stage.tasks_done, of: stage.tasks })}
      </span>
    </div>
  );
}
