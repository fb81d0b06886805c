import { PrinterOutlined } from "@ant-design/icons";
import { Button, Empty, Flex, Select, Table } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { Asked } from "@/shared/pages/page-frame";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useMe } from "@/shared/session/me";
import { useLedgerQuery } from "@/shared/table/ledger";
import { useWord } from "@/shared/words/vocabularies";
import { type Regulation, useSectionCatalogue } from "../queries";

/** What one section has: its regulations, those of each key post, and its flows, ready to print. */
export function Section() {
  const { t } = useTranslation("regulations");
  const { query, change } = useLedgerQuery();
  const { departments, posts } = useDirectory();
  const { post_id } = useMe();
  const own = posts.find((one) => one.value === post_id)?.department;
  const chosen = query.department_id ?? own ?? departments[0]?.value;
  const asked = useSectionCatalogue(chosen);
  return (
    <Flex vertical gap="small">
      <Flex gap="small" wrap className="no-print">
        <Select showSearch={BY_NAME} className="filter" aria-label={t("field.department")} value={chosen} onChange={(department_id: string) => change({ department_id })} options={departments} />
        <Button icon={<PrinterOutlined />} onClick={() => window.print()}>{t("section.print")}</Button>
      </Flex>
      <Asked asked={asked}>{(found) => <Sheet found={found} />}</Asked>
    </Flex>
  );
}

function Sheet({ found }: { found: Of<"SectionCatalogue"> }) {
  const { t } = useTranslation("regulations");
  return (
    <>
      <h2 className="part-title">{t("section.title", { name: found.department })}</h2>
      <h3 className="part-title">{t("section.own")}</h3>
      <Lines rows={found.regulations} />
      {found.posts.map((one) => (
        <section key={one.post_id}>
          <h3 className="part-title">{t("section.post", { post: one.post })}</h3>
          <Lines rows={one.regulations} />
        </section>
      ))}
      <h3 className="part-title">{t("section.flows")}</h3>
      {found.flows.length ? (
        <ul className="rows">{found.flows.map((one) => <li key={one.id}><Link to={`/flows/${one.id}/edit`}>{one.number} {one.title}</Link><span>{t("section.edition", { count: one.edition })}</span></li>)}</ul>
      ) : t("section.noFlows")}
    </>
  );
}

function Lines({ rows }: { rows: Regulation[] }) {
  const { t } = useTranslation("regulations");
  const word = useWord();
  return (
    <Table<Regulation>
      size="small"
      rowKey="id"
      pagination={false}
      dataSource={rows}
      locale={{ emptyText: <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("section.none")} /> }}
      columns={[
        { title: t("field.number"), width: 110, render: (_value, one) => <Link to={`/regulations?open=${one.id}`}>{one.number}</Link> },
        { title: t("field.title"), dataIndex: "title" },
        { title: t("field.type"), width: 130, render: (_value, one) => word("regulations.type", one.type) },
        { title: t("field.document_number"), dataIndex: "document_number", width: 190 },
      ]}
    />
  );
}
