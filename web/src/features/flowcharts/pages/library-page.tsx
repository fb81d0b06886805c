import { Button, Empty, Flex, Statistic } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import type { LedgerColumn } from "@/shared/table/columns";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { StandingFilter, StandingTag } from "@/shared/words/standing";
import "@/shared/flow/flow.css";
import { AbolishDialog, ApplyDialog } from "../components/chart-dialogs";
import { NewChartDialog } from "../components/new-chart-dialog";
import { UncoveredDrawer } from "../components/uncovered-drawer";
import { type Flowchart, readFlowcharts, useCoverage } from "../queries";


export default function LibraryPage() {
  const { t } = useTranslation(["flowcharts", "app"]);
  const [making, setMaking] = useState<{ copied?: Flowchart; powers?: string[]; department?: string; file?: boolean }>();
  const [listing, setListing] = useState(false);
  const [applying, setApplying] = useState<Flowchart>();
  const [abolishing, setAbolishing] = useState<Flowchart>();
  const columns = useColumns({ onCopy: (copied) => setMaking({ copied }), onApply: setApplying, onAbolish: setAbolishing });
  return (
    <PageFrame
      title={t("app:page.P15")}
      actions={
        <>
          <Act asks="flowchart:draft" onClick={() => setMaking({ file: true })}>{t("act.import")}</Act>
          <Act asks="flowchart:draft" type="primary" onClick={() => setMaking({})}>{t("act.new")}</Act>
        </>
      }
    >
      <CoverageBar onList={() => setListing(true)} />
      <LedgerTable<Flowchart>
        name="flowcharts"
        register="flowcharts"
        columns={columns}
        read={readFlowcharts}
        search={<Search />}
        empty={<Empty description={t("empty")} />}
      />
      {making && <NewChartDialog {...making} onClose={() => setMaking(undefined)} />}
      {applying && <ApplyDialog chart={applying} onClose={() => setApplying(undefined)} />}
      {abolishing && <AbolishDialog chart={abolishing} onClose={() => setAbolishing(undefined)} />}
      <UncoveredDrawer
        open={listing}
        onClose={() => setListing(false)}
        onDraw={(power) => {
          setListing(false);
          setMaking({ powers: [power.id], department: power.department_id ?? undefined });
        }}
      />
    </PageFrame>
  );
}

function CoverageBar({ onList }: { onList: () => void }) {
  const { t } = useTranslation("flowcharts");
  const { data } = useCoverage();
  if (!data) return null;
  return (
    <div className="flow-coverage">
    <Flex gap={40} wrap align="center" role="group" aria-label={t("coverage.title")}>
      <Statistic title={t("coverage.powers")} value={data.powers} />
      <Statistic title={t("coverage.approved")} value={data.approved} />
      <Statistic title={t("coverage.drawn")} value={data.drawn} />
      <Statistic title={t("coverage.uncovered")} value={data.uncovered} />
      {data.uncovered > 0 && <Button onClick={onList}>{t("coverage.list")}</Button>}
    </Flex>
    </div>
  );
}

function Search() {
  const { t } = useTranslation("flowcharts");
  const { departments } = useDirectory();
  return (
    <>
      <StandingFilter label={t("column.status")} kind="flowchart" />
      <FilterSelect name="department_id" label={t("column.department")} options={departments} />
    </>
  );
}

interface Chosen {
  onCopy: (chart: Flowchart) => void;
  onApply: (chart: Flowchart) => void;
  onAbolish: (chart: Flowchart) => void;
}

function useColumns({ onCopy, onApply, onAbolish }: Chosen): LedgerColumn<Flowchart>[] {
  const { t } = useTranslation("flowcharts");
  return [
    { key: "number", title: t("column.number"), dataIndex: "number", width: 85 },
    { key: "title", title: t("column.title"), width: 190, render: (_value, one) => <Link to={`/flows/${one.id}/edit`}>{one.title}</Link> },
    { key: "department", title: t("column.department"), dataIndex: "department", width: 110 },
    { key: "powers", title: t("column.powers"), width: 100, align: "right", render: (_value, one) => one.powers.length },
    { key: "step_count", title: t("column.step_count"), dataIndex: "step_count", width: 80, align: "right" },
    { key: "risk_count", title: t("column.risk_count"), dataIndex: "risk_count", width: 80, align: "right" },
    { key: "names", title: t("column.names"), width: 280, rare: true, render: (_value, one) => one.powers.map((power) => power.name).join("、") },
    { key: "status", title: t("column.status"), width: 110, render: (_value, one) => <StandingTag of={one} /> },
    { key: "edition", title: t("column.edition"), width: 65, align: "right", render: (_value, one) => (one.edition ? <Link to={`/flows/${one.id}/versions`}>{t("edition", { count: one.edition })}</Link> : "—") },
    { key: "approved_on", title: t("column.approved_on"), width: 110, rare: true, render: (_value, one) => day(one.approved_on) },
    { key: "updated_at", title: t("column.updated_at"), width: 100, render: (_value, one) => day(one.updated_at) },
    {
      key: "acts",
      title: t("column.acts"),
      fixedPlace: true,
      fixed: "right",
      width: 195,
      render: (_value, one) => (
        <Flex gap={4}>
          <Button size="small" href={`/flowcharts/${one.id}/print`} target="_blank">{t("short.print")}</Button>
          <Act size="small" asks="flowchart:draft" onClick={() => onCopy(one)}>{t("act.copy")}</Act>
          <Act size="small" asks="flowchart:edit" subject={{ kind: "flowchart", id: one.id }} onClick={() => onApply(one)}>{t("short.apply")}</Act>
          <Act size="small" asks="flowchart:edit" subject={{ kind: "flowchart", id: one.id }} blocked={one.status === "abolished" ? t("status.abolished") : undefined} onClick={() => onAbolish(one)}>{t("act.abolish")}</Act>
        </Flex>
      ),
    },
  ];
}
