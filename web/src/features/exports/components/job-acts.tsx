import { DownloadOutlined } from "@ant-design/icons";
import { Button, Flex, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { type ExportJob, useCancelExport, useRetryExport } from "../queries";

export const isOnItsWay = (one: ExportJob) => one.state === "waiting" || one.state === "running";

/** What can be done with an export now: take it, have it made again, give it up. */
export function JobActs({ job }: { job: ExportJob }) {
  const { t } = useTranslation("exports");
  const retry = useRetryExport();
  const cancel = useCancelExport();
  if (job.state === "done") {
    return (
      <Button size="small" icon={<DownloadOutlined />} href={`/api/v1/export-jobs/${job.id}/content`} aria-label={t("act.downloadOf", { name: job.file_name })}>
        {t("act.download")}
      </Button>
    );
  }
  if (isOnItsWay(job)) {
    return (
      <Popconfirm title={t("cancel.ask", { title: job.title })} okText={t("act.cancel")} cancelText={t("cancel.keep")} onConfirm={() => cancel.mutate(job)}>
        <Button size="small" loading={cancel.isPending}>{t("act.cancel")}</Button>
      </Popconfirm>
    );
  }
  return (
    <Flex gap={4}>
      <Act asks="export:make" size="small" loading={retry.isPending} onClick={() => retry.mutate(job)}>{t("act.retry")}</Act>
    </Flex>
  );
}
