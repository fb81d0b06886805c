import { Empty, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { useCategoryMatrix } from "../queries";

const RANKS = ["high", "medium", "low", "ungraded"] as const;
const CODES = { high: "1", medium: "2", low: "3", ungraded: "none" } as const;

/** Points in force by category and grade; each number leads to the points it counts. */
export function CategoryMatrix() {
  const { t } = useTranslation("risks");
  const word = useWord();
  const { data, isPending } = useCategoryMatrix();
  const order = useWords("categories").map((one) => one.value);
  const place = (category: string | null) => (order.includes(category ?? "") ? order.indexOf(category ?? "") : order.length);
  const rows = [...(data?.items ?? [])].sort((one, other) => place(one.category) - place(other.category));
  const sum = (name: (typeof RANKS)[number] | "points") => rows.reduce((total, one) => total + one[name], 0);
  const to = (category: string | undefined, rank?: string) =>
    `/risks?${new URLSearchParams({ status: "in_force", ...(category ? { category } : {}), ...(rank ? { rank } : {}) })}`;
  const cell = (n: number, address: string) => (n ? <Link to={address}>{n}</Link> : 0);
  return (
    <>
      <Typography.Paragraph type="secondary">{t("matrix.intro")}</Typography.Paragraph>
      <Table
        size="small"
        className="category-matrix"
        rowKey={(one) => one.category ?? "none"}
        loading={isPending}
        dataSource={rows}
        pagination={false}
        locale={{ emptyText: <Empty description={t("matrix.none")} /> }}
        columns={[
          { title: t("column.category"), render: (_value, one) => word("categories", one.category) || t("category.none") },
          ...RANKS.map((name) => ({
            title: t(`rank.${CODES[name]}`),
            width: 120,
            align: "right" as const,
            render: (_value: unknown, one: (typeof rows)[number]) => cell(one[name], to(one.category ?? "none", CODES[name])),
          })),
          { title: t("matrix.all"), width: 120, align: "right", render: (_value, one) => cell(one.points, to(one.category ?? "none")) },
        ]}
        summary={() => (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0}><strong>{t("matrix.all")}</strong></Table.Summary.Cell>
            {RANKS.map((name, index) => <Table.Summary.Cell key={name} index={index + 1} align="right">{cell(sum(name), to(undefined, CODES[name]))}</Table.Summary.Cell>)}
            <Table.Summary.Cell index={5} align="right">{cell(sum("points"), to(undefined))}</Table.Summary.Cell>
          </Table.Summary.Row>
        )}
      />
    </>
  );
}
