import { Empty, Flex, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useKeepAsking } from "@/shared/table/keep-asking";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute } from "@/shared/time/dates";
import { isOnItsWay, JobActs } from "../components/job-acts";
import { JobState } from "../components/job-state";
import { OrderDialog } from "../components/order-dialog";
import { type ExportJob, readExports } from "../queries";

/** P61: what one ordered to be taken out, how far it is, and until when it is kept. */
export default function ExportsPage() {
  const { t } = useTranslation("exports");
  const [ordering, setOrdering] = useState(false);
  useKeepAsking<ExportJob>("export-jobs", isOnItsWay);
  const order = (
    <Act asks="export:make" type="primary" onClick={() => setOrdering(true)}>{t("order.open")}</Act>
  );
  return (
    <PageFrame title={t("job.list")} actions={order}>
      <Flex vertical gap="small">
        <Typography.Text type="secondary">{t("job.about")}</Typography.Text>
        <LedgerTable<ExportJob>
          name="export-jobs"
          read={readExports}
          empty={<Empty description={t("job.none")} />}
          columns={[
            { key: "title", title: t("job.title"), width: 140, render: (_value, one) => <strong>{t(`kind.${one.kind}`)}</strong> },
            { key: "range", title: t("job.range"), width: 150, render: (_value, one) => <Range job={one} /> },
            { key: "format", title: t("job.format"), width: 110, render: (_value, one) => t(`format.${one.format}`) },
            { key: "ordered_at", title: t("job.orderedAt"), width: 140, render: (_value, one) => minute(one.ordered_at) },
            { key: "state", title: t("job.state"), width: 160, render: (_value, one) => <JobState job={one} /> },
            { key: "rows", title: t("job.rows"), width: 64, align: "right", render: (_value, one) => (one.state === "done" ? one.row_count : "") },
            { key: "size", title: t("job.size"), width: 78, align: "right", render: (_value, one) => (one.size ? t("job.kilobytes", { count: Math.ceil(one.size / 1024) }) : "") },
            { key: "expires_at", title: t("job.expires"), width: 140, render: (_value, one) => minute(one.expires_at) },
            { key: "acts", title: t("job.acts"), width: 100, fixedPlace: true, render: (_value, one) => <JobActs job={one} /> },
          ]}
        />
      </Flex>
      {ordering && <OrderDialog onClose={() => setOrdering(false)} />}
    </PageFrame>
  );
}

/** Under how many conditions, and in how many columns. */
function Range({ job }: { job: ExportJob }) {
  const { t } = useTranslation("exports");
  const conditions = Object.entries(job.query).filter(([name, value]) => name !== "sort" && isSaid(value)).length;
  return (
    <>
      {conditions ? t("job.filtered", { count: conditions }) : t("job.whole")}
      {job.columns.length > 0 && <Typography.Text type="secondary"> · {t("job.columns", { count: job.columns.length })}</Typography.Text>}
    </>
  );
}

const isSaid = (value: unknown) => Boolean(Array.isArray(value) ? value.length : value);
