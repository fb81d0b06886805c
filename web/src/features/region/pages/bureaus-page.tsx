import { DownloadOutlined } from "@ant-design/icons";
import { Button, Empty, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { saveCsv } from "@/shared/table/csv";
import { useLedgerQuery } from "@/shared/table/ledger";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { Where } from "../components/where";
import { useLevels } from "../levels";
import { useBureaus } from "../queries";
import "@/shared/charts/charts.css";

type Bureau = Of<"BureauSummary">;

/** P50: which bureaus belong to the region, and who has not sent its figures. */
export default function BureausPage() {
  return <Asked asked={useBureaus()}>{(found) => <Listed found={found} />}</Asked>;
}

function Listed({ found }: { found: Of<"BureauTable"> }) {
  const { t } = useTranslation(["region", "app"]);
  const word = useWord();
  const levelOf = useLevels();
  const { query } = useLedgerQuery();
  const rows = found.items.filter((one) => !query.sector || one.sector === query.sector);
  const stateOf = (one: Bureau) => t(`bureau.${one.state}`);
  const columns = [
    { key: "name", title: t("bureau.name"), render: (_value: unknown, one: Bureau) => <Link to={`/region/bureaus/${one.code}`}>{one.name}</Link> },
    { key: "kind", title: t("bureau.kind"), render: (_value: unknown, one: Bureau) => word("tenants.kind", one.kind) },
    { key: "sector", title: t("bureau.sector"), render: (_value: unknown, one: Bureau) => word("tenants.sector", one.sector) },
    { key: "level", title: t("bureau.level"), render: (_value: unknown, one: Bureau) => levelOf(one.code) },
    { key: "pilot", title: t("bureau.pilot"), render: (_value: unknown, one: Bureau) => (one.is_pilot ? t("bureau.yes") : t("bureau.no")) },
    { key: "leader", title: t("bureau.leader"), render: (_value: unknown, one: Bureau) => one.leader || "—" },
    { key: "contact", title: t("bureau.contact"), render: (_value: unknown, one: Bureau) => [one.contact, one.contact_phone].filter(Boolean).join(" ") || "—" },
    { key: "joined", title: t("bureau.joined"), render: (_value: unknown, one: Bureau) => one.joined_on ?? "—" },
    { key: "posts", title: t("bureau.posts"), align: "right" as const, render: (_value: unknown, one: Bureau) => one.figures?.posts ?? "—" },
    { key: "sections", title: t("bureau.sections"), align: "right" as const, render: (_value: unknown, one: Bureau) => one.figures?.sections ?? "—" },
    { key: "year", title: t("bureau.year"), render: (_value: unknown, one: Bureau) => one.figures?.stages?.[0]?.year ?? "—" },
    { key: "computed", title: t("bureau.computed"), render: (_value: unknown, one: Bureau) => minute(one.computed_at) || "—" },
    {
      key: "state",
      title: t("bureau.state"),
      render: (_value: unknown, one: Bureau) => <Tag color={one.state === "missing" ? "error" : "success"}>{stateOf(one)}</Tag>,
    },
  ];
  const save = () =>
    saveCsv(t("app:page.P50"), [
      columns.map((one) => one.title),
      ...rows.map((one) => [
        one.name,
        word("tenants.kind", one.kind),
        word("tenants.sector", one.sector),
        levelOf(one.code),
        one.is_pilot ? t("bureau.yes") : t("bureau.no"),
        one.leader,
        [one.contact, one.contact_phone].filter(Boolean).join(" "),
        one.joined_on,
        one.figures?.posts ?? null,
        one.figures?.sections ?? null,
        one.figures?.stages?.[0]?.year ?? null,
        minute(one.computed_at),
        stateOf(one),
      ]),
    ]);
  return (
    <PageFrame title={t("app:page.P50")} actions={<><Where /><Button icon={<DownloadOutlined />} onClick={save}>{t("bureau.save")}</Button></>}>
      <p className="chart-said">{t("bureau.reporting", { reporting: found.reporting, expected: found.expected })}</p>
      <Table<Bureau>
        rowKey="code"
        size="middle"
        pagination={false}
        scroll={{ x: "max-content" }}
        columns={columns}
        dataSource={rows}
        locale={{ emptyText: <Empty description={t("bureau.none")} /> }}
      />
    </PageFrame>
  );
}
