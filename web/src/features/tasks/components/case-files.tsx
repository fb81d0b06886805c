import { Empty, Table } from "antd";
import { useTranslation } from "react-i18next";
import { minute } from "@/shared/time/dates";
import type { Case } from "../queries";

/** What was laid beside each step. */
export function CaseFiles({ found }: { found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const files = found.attachments ?? [];
  const stepOf = (id: string) => {
    const step = found.steps.find((one) => one.id === id);
    return i18n.language === "en" ? step?.en : step?.zh;
  };
  if (!files.length) return <Empty description={t("files.none")} />;
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={files}
      columns={[
        { title: t("files.name"), render: (_value, one) => <a href={`/api/v1/attachments/${one.id}/content`}>{one.label || one.name}</a> },
        { title: t("files.step"), render: (_value, one) => stepOf(one.step_id) },
        { title: t("files.by"), dataIndex: "uploaded_name" },
        { title: t("files.at"), render: (_value, one) => minute(one.uploaded_at) },
      ]}
    />
  );
}
