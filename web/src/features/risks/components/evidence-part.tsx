import { PaperClipOutlined } from "@ant-design/icons";
import { useQueries } from "@tanstack/react-query";
import { Empty, Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, taken } from "@/api/client";
import { Attachments } from "@/shared/files/attachments";
import { day } from "@/shared/time/dates";
import type { RiskPoint } from "../queries";

/** The files of the point itself, then those of every doing of its measures. */
export function EvidencePart({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  return (
    <Flex vertical gap="middle">
      <section>
        <Typography.Title level={3} className="part-head">{t("evidence.own")}</Typography.Title>
        <Attachments ownerKind="risk_point" ownerId={point.id} asks="risk_point:edit" subject={{ kind: "risk_point", id: point.id }}>{t("evidence.add")}</Attachments>
      </section>
      <section>
        <Typography.Title level={3} className="part-head">{t("evidence.doings")}</Typography.Title>
        <Doings point={point} />
      </section>
    </Flex>
  );
}

/** What proves that the measures are carried out: each doing with its files. */
function Doings({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  const asked = useQueries({
    queries: point.measures.map((measure) => ({
      queryKey: ["measures", "doings", measure.id],
      queryFn: () => taken(api.GET("/api/v1/measures/{measure_id}/doings", { params: { path: { measure_id: measure.id } } })),
    })),
  });
  const rows = asked.flatMap((one, index) => (one.data?.items ?? []).map((doing) => ({ ...doing, measure: point.measures[index] })));
  const files = useQueries({
    queries: rows.map((row) => ({
      queryKey: ["attachments", "doing", row.id],
      queryFn: () => taken(api.GET("/api/v1/attachments", { params: { query: { owner_kind: "doing", owner_id: row.id } } })),
    })),
  });
  if (asked.every((one) => !one.isPending) && rows.length === 0) {
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("evidence.none")} />;
  }
  return (
    <Table
      size="small"
      rowKey="id"
      pagination={false}
      loading={asked.some((one) => one.isPending)}
      dataSource={rows.map((row, index) => ({ ...row, files: files[index]?.data?.items ?? [] }))}
      columns={[
        { title: t("evidence.on"), width: 100, render: (_value, one) => day(one.done_on) },
        { title: t("evidence.measure"), width: 150, render: (_value, one) => <Link to={`/measures/${one.measure?.id}`}>{one.measure?.text}</Link> },
        { title: t("evidence.text"), render: (_value, one) => [one.what, one.result].filter(Boolean).join("；") },
        {
          title: t("evidence.files"),
          render: (_value, one) => (
            <Flex vertical>{one.files.map((file) => <a key={file.id} href={`/api/v1/attachments/${file.id}/content`}><PaperClipOutlined /> {file.name}</a>)}</Flex>
          ),
        },
      ]}
    />
  );
}
