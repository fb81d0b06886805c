import { Empty, Flex, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWord } from "@/shared/words/vocabularies";
import { useGaps } from "../../catalogue-queries";

type Gap = Of<"PowerGap">;

/** What powers lack, each with the way to mend it. */
export function GapsTab() {
  const { t } = useTranslation("powers");
  const word = useWord();
  const { departments, nameOf } = useDirectory();
  const [department, setDepartment] = useState<string>();
  const [weight, setWeight] = useState<string>();
  const { data, isPending } = useGaps(department);
  const rows = ((data?.items ?? []) as Gap[]).filter((one) => !weight || one.blocking === (weight === "blocking"));
  const powers = new Set(rows.map((one) => one.power_id)).size;
  return (
    <Flex vertical gap="small">
      <Flex gap="small" wrap align="center" role="search">
        <Select allowClear showSearch={BY_NAME} aria-label={t("field.department")} placeholder={t("field.department")} className="filter" value={department} onChange={setDepartment} options={departments} />
        <Select allowClear aria-label={t("gaps.weight")} placeholder={t("gaps.weight")} className="filter" value={weight} onChange={setWeight} options={["blocking", "warning"].map((one) => ({ value: one, label: t(`gaps.${one}`) }))} />
        {data && <Typography.Text>{t("gaps.count", { count: rows.length, powers })}</Typography.Text>}
      </Flex>
      <Table<Gap>
        rowKey={(one) => one.power_id + one.field + one.code}
        size="small"
        loading={isPending}
        dataSource={rows}
        pagination={rows.length > 20 ? { pageSize: 20, showSizeChanger: false } : false}
        scroll={{ x: "max-content" }}
        locale={{ emptyText: <Empty description={t("gaps.none")} /> }}
        columns={[
          { title: t("field.number"), dataIndex: "number", width: 112 },
          { title: t("field.name"), width: 260, render: (_value, one) => <Link to={`/powers/${one.power_id}`}>{one.name}</Link> },
          { title: t("field.department"), width: 140, render: (_value, one) => nameOf(one.department_id) },
          { title: t("field.status"), width: 80, render: (_value, one) => word("powers.status", one.status) },
          { title: t("gaps.lacks"), width: 320, render: (_value, one) => one.message },
          { title: t("gaps.weight"), width: 120, render: (_value, one) => <Tag color={one.blocking ? "error" : undefined}>{t(one.blocking ? "gaps.blocking" : "gaps.warning")}</Tag> },
          { title: t("lists.acts"), width: 110, render: (_value, one) => <Link to={one.status === "draft" ? `/powers/${one.power_id}/register` : `/powers/${one.power_id}/change`}>{t(one.status === "draft" ? "act.goOn" : "gaps.change")}</Link> },
        ]}
      />
    </Flex>
  );
}
