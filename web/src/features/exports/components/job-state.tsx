import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, StopOutlined, SyncOutlined } from "@ant-design/icons";
import { Flex, Progress, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { WorkLeft } from "@/shared/time/work-left";
import type { ExportJob } from "../queries";

const MARKS = {
  waiting: { color: "default", icon: <ClockCircleOutlined /> },
  running: { color: "processing", icon: <SyncOutlined spin /> },
  done: { color: "success", icon: <CheckCircleOutlined /> },
  failed: { color: "error", icon: <CloseCircleOutlined /> },
  cancelled: { color: "default", icon: <StopOutlined /> },
  expired: { color: "warning", icon: <ClockCircleOutlined /> },
} as const;

/** How far an export is: its state, the rows written of all, and why it failed. */
export function JobState({ job }: { job: ExportJob }) {
  const { t } = useTranslation("exports");
  const { done, total } = job.progress;
  const mark = MARKS[job.state];
  return (
    <Flex vertical gap={2}>
      <span><Tag color={mark.color} icon={mark.icon}>{t(`state.${job.state}`)}</Tag></span>
      {job.state === "running" && total > 0 && (
        <Progress size="small" percent={Math.floor((100 * done) / total)} format={() => t("job.rowsOf", { done, total })} aria-label={t("job.progress")} />
      )}
      {job.state === "running" && <WorkLeft work={job.id} done={done} all={total} />}
      {job.failure && <Typography.Text type="secondary">{t(`failure.${job.failure}`, { defaultValue: t("failure.other") })}</Typography.Text>}
    </Flex>
  );
}
