import { Button, Empty, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { type Follow, useFollow, useFollows } from "@/shared/follow/follows";
import { whereRecordIs } from "@/shared/tasks/where";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";

/** The records the reader wants to hear of. */
export function FollowList() {
  const { t } = useTranslation("messages");
  const word = useWord();
  const { data, isLoading } = useFollows();
  const follow = useFollow();
  return (
    <Table<Follow>
      size="middle"
      rowKey="id"
      loading={isLoading}
      pagination={false}
      dataSource={data?.items}
      locale={{ emptyText: <Empty description={t("follow.empty")} /> }}
      columns={[
        { title: t("follow.number"), dataIndex: "number", width: 150 },
        { title: t("follow.title"), render: (_value, one) => <Link to={whereRecordIs(one.kind, one.id) ?? ""}>{one.title}</Link> },
        { title: t("follow.kind"), width: 100, render: (_value, one) => t(`follow.kinds.${one.kind}`) },
        { title: t("follow.status"), width: 110, render: (_value, one) => <Tag>{word(`${one.kind}s.status`, one.status)}</Tag> },
        { title: t("follow.since"), width: 160, render: (_value, one) => minute(one.followed_at) },
        {
          title: t("follow.act"),
          width: 110,
          render: (_value, one) => <Button size="small" aria-label={t("follow.endOf", { title: one.title })} onClick={() => follow.mutate({ ...one, on: false })}>{t("follow.end")}</Button>,
        },
      ]}
    />
  );
}
