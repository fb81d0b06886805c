import { useQueries } from "@tanstack/react-query";
import { Empty, Table } from "antd";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { minute } from "@/shared/time/dates";
import type { Case } from "../queries";

type File = Of<"Attachment">;

/** What was added at each step. */
export function CaseFiles({ found }: { found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const asked = useQueries({
    queries: found.steps.map((step) => ({
      queryKey: ["attachments", "case_step", step.id],
      queryFn: () => taken(api.GET("/api/v1/attachments", { params: { query: { owner_kind: "case_step", owner_id: step.id } } })),
    })),
  });
  const rows = asked.flatMap((one, index) => {
    const step = found.steps[index];
    return ((one.data?.items ?? []) as File[]).map((file) => ({ ...file, step: i18n.language === "en" ? step?.en : step?.zh }));
  });
  if (!rows.length) return <Empty description={t("files.none")} />;
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      columns={[
        { title: t("files.name"), render: (_value, one) => <a href={`/api/v1/attachments/${one.id}/content`}>{one.name}</a> },
        { title: t("files.size"), render: (_value, one) => `${Math.ceil(one.size / 1024)} KB` },
        { title: t("files.step"), dataIndex: "step" },
        { title: t("files.by"), dataIndex: "uploaded_name" },
        { title: t("files.at"), render: (_value, one) => minute(one.uploaded_at) },
      ]}
    />
  );
}
