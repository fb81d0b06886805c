import { Empty, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Select } from "@/shared/form/select";
import { GradeMark } from "@/shared/grade/grade-mark";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useDangers } from "../queries";

/** The points of high danger at key locations and key steps, by section. */
export function DangerList() {
  const { t } = useTranslation("risks");
  const { departments } = useDirectory();
  const [department, setDepartment] = useState<string>();
  const { data, isPending } = useDangers(department);
  return (
    <>
      <Typography.Paragraph type="secondary">{t("danger.intro")}</Typography.Paragraph>
      <Select
        allowClear
        className="danger-department"
        aria-label={t("filter.department_id")}
        placeholder={t("filter.department_id")}
        showSearch={BY_NAME}
        options={departments}
        value={department}
        onChange={setDepartment}
      />
      <Table
        size="small"
        rowKey="risk_point_id"
        loading={isPending}
        dataSource={data?.items ?? []}
        scroll={{ x: "max-content" }}
        pagination={{ pageSize: 50, showSizeChanger: false, hideOnSinglePage: true }}
        locale={{ emptyText: <Empty description={t("danger.none")} /> }}
        columns={[
          { title: t("column.department"), width: 130, render: (_value, one) => one.department || t("department.bureau") },
          { title: t("column.title"), width: 340, render: (_value, one) => <Link to={`/risks/${one.risk_point_id}`}>{one.number} {one.title}</Link> },
          { title: t("column.rank"), width: 90, render: (_value, one) => <GradeMark rank={one.rank ?? one.proposed_rank} /> },
          { title: t("column.flow_step"), width: 180, dataIndex: "step" },
          {
            title: t("danger.why"),
            width: 200,
            render: (_value, one) => (
              <>
                {one.key_location && <Tag>{t("danger.location")}</Tag>}
                {one.key_step && <Tag>{t("danger.step")}</Tag>}
                {(one.rank ?? one.proposed_rank) === 1 && <Tag color="error">{t("danger.high")}</Tag>}
              </>
            ),
          },
        ]}
      />
    </>
  );
}
