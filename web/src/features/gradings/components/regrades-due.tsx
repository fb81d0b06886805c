import { Empty, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { useRegradesDue } from "../queries";

/** Points whose grade is due to be looked at again, the high ones soonest. */
export function RegradesDue() {
  const { t } = useTranslation("gradings");
  const { nameOf } = useDirectory();
  const { data, isPending } = useRegradesDue();
  return (
    <>
      <Typography.Paragraph type="secondary">{t("due.intro")}</Typography.Paragraph>
      <Table
        size="small"
        rowKey="id"
        loading={isPending}
        dataSource={data?.items ?? []}
        pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: <Empty description={t("empty.due")} /> }}
        columns={[
          { title: t("desk.point"), render: (_value, one) => <Link to={`/risks/${one.id}`}>{one.number} {one.title}</Link> },
          { title: t("desk.decided"), width: 100, render: (_value, one) => <GradeMark rank={one.rank} /> },
          { title: t("desk.department"), width: 160, render: (_value, one) => nameOf(one.department_id) },
          { title: t("due.at"), width: 130, render: (_value, one) => day(one.at) },
          { title: t("due.on"), width: 130, render: (_value, one) => day(one.due_on) },
        ]}
      />
    </>
  );
}
