import { Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { usePostGrades, useSectionGrades } from "../queries";

interface Counted {
  rank: number | null;
  points: number;
  high: number;
  medium: number;
  low: number;
  ungraded: number;
}

/** Sections and posts by the gravest of their risk points; counts lead to the ledger. */
export function GradeTables() {
  const { t } = useTranslation("gradings");
  const sections = useSectionGrades();
  const posts = usePostGrades();
  const counts = (filter: (one: never) => string) => [
    { title: t("tables.rank"), width: 76, render: (_value: unknown, one: Counted) => <GradeMark rank={one.rank} /> },
    ...(["points", "high", "medium", "low", "ungraded"] as const).map((name, index) => ({
      title: t(`tables.${name}`),
      width: 62,
      align: "right" as const,
      render: (_value: unknown, one: Counted) =>
        one[name] ? <Link to={`/risks?${filter(one as never)}${index ? `&rank=${index === 4 ? "none" : index}` : ""}`}>{one[name]}</Link> : 0,
    })),
  ];
  return (
    <Flex gap="large" wrap align="flex-start">
      <section className="half-table">
        <Typography.Title level={2} className="part-head">{t("tables.sections")}</Typography.Title>
        <Table
          size="small"
          rowKey="department_id"
          loading={sections.isPending}
          dataSource={sections.data?.items ?? []}
          scroll={{ x: "max-content" }}
          pagination={false}
          columns={[{ title: t("desk.department"), width: 150, dataIndex: "department" }, ...counts((one: { department_id: string }) => `status=in_force&department_id=${one.department_id}`)]}
        />
      </section>
      <section className="half-table">
        <Typography.Title level={2} className="part-head">{t("tables.posts")}</Typography.Title>
        <Table
          size="small"
          rowKey="post_id"
          loading={posts.isPending}
          dataSource={posts.data?.items ?? []}
          scroll={{ x: "max-content" }}
          pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
          columns={[
            { title: t("desk.post"), width: 150, render: (_value, one) => <>{one.post} <Typography.Text type="secondary">{one.department}</Typography.Text></> },
            ...counts((one: { post_id: string }) => `status=in_force&post_id=${one.post_id}`),
          ]}
        />
      </section>
    </Flex>
  );
}
