import { Empty, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { PageFrame } from "@/shared/pages/page-frame";
import type { LedgerColumn } from "@/shared/table/columns";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { Where } from "../components/where";
import { readPilots, useBureaus } from "../queries";
import "@/shared/charts/charts.css";

type Pilot = Of<"ListedPilot">;

/** P50: which bureaus belong to the region, and who has not sent its figures. */
export default function BureausPage() {
  const { t } = useTranslation(["region", "app"]);
  const word = useWord();
  const { data } = useBureaus();
  const columns: LedgerColumn<Pilot>[] = [
    { key: "name", title: t("bureau.name"), width: 220, render: (_value, one) => <Link to={`/region/bureaus/${one.code}`}>{one.name}</Link> },
    { key: "kind", title: t("bureau.kind"), width: 110, render: (_value, one) => word("tenants.kind", one.kind) },
    { key: "sector", title: t("bureau.sector"), width: 110, render: (_value, one) => word("tenants.sector", one.sector) },
    { key: "level", title: t("bureau.level"), width: 70, render: (_value, one) => word("jurisdictions.level", one.level) },
    { key: "pilot", title: t("bureau.pilot"), width: 60, render: (_value, one) => (one.is_pilot ? t("bureau.yes") : t("bureau.no")) },
    { key: "leader", title: t("bureau.leader"), width: 120, render: (_value, one) => one.leader || "—" },
    { key: "contact", title: t("bureau.contact"), width: 180, render: (_value, one) => [one.contact, one.contact_phone].filter(Boolean).join(" ") || "—" },
    { key: "joined", title: t("bureau.joined"), width: 110, render: (_value, one) => one.joined_on ?? "—" },
    { key: "posts", title: t("bureau.posts"), width: 70, align: "right", render: (_value, one) => one.posts ?? "—" },
    { key: "sections", title: t("bureau.sections"), width: 70, align: "right", render: (_value, one) => one.sections ?? "—" },
    { key: "year", title: t("bureau.year"), width: 90, render: (_value, one) => one.year ?? "—" },
    { key: "computed", title: t("bureau.computed"), width: 140, render: (_value, one) => minute(one.computed_at) || "—" },
    { key: "state", title: t("bureau.state"), width: 90, render: (_value, one) => <Tag color={one.state === "missing" ? "error" : "success"}>{word("pilots.state", one.state)}</Tag> },
  ];
  return (
    <PageFrame title={t("app:page.P50")}>
      {data && <p className="chart-said">{t("bureau.reporting", { reporting: data.reporting, expected: data.expected })}</p>}
      <LedgerTable<Pilot>
        name="pilots"
        register="pilots"
        rowKey={(one) => one.code}
        read={readPilots}
        columns={columns}
        search={<><Where /><FilterSelect name="state" label={t("bureau.state")} options={useWords("pilots.state")} /></>}
        empty={<Empty description={t("bureau.none")} />}
      />
    </PageFrame>
  );
}
