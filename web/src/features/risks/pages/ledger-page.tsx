import { Button, Empty, Tabs, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { REGISTER_FORMATS, useTakeOut } from "@/shared/table/take-out";
import { BulkActs } from "../components/bulk-acts";
import { CategoryMatrix } from "../components/category-matrix";
import { DangerList } from "../components/danger-list";
import { LedgerPaper } from "../components/ledger-paper";
import { useRiskColumns } from "../components/risk-columns";
import { RiskDrawer } from "../components/risk-drawer";
import { RiskFilters } from "../components/risk-filters";
import { type LedgerRow, readLedger, useCountOfImport } from "../queries";
import "../risks.css";

export default function LedgerPage() {
  const { t } = useTranslation("risks");
  const { t: pages } = useTranslation();
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const box = params.get("box") ?? "ledger";
  return (
    <PageFrame
      title={pages("page.P16")}
      actions={
        <>
          <LedgerPaper />
          <Act asks="risk_point:draft" type="primary" onClick={() => navigate("/risks/new")}>{t("act.register")}</Act>
        </>
      }
    >
      <Tabs
        size="small"
        activeKey={box}
        destroyOnHidden
        onChange={(key) => setParams(key === "ledger" ? {} : { box: key })}
        items={[
          { key: "ledger", label: t("tab.ledger"), children: <Ledger /> },
          { key: "danger", label: t("tab.danger"), children: <DangerList /> },
          { key: "matrix", label: t("tab.matrix"), children: <CategoryMatrix /> },
        ]}
      />
    </PageFrame>
  );
}

/** Says that only what one import brought in is shown, and lets go of it. */
function OfImport() {
  const { t } = useTranslation("risks");
  const { query, change } = useLedgerQuery();
  const count = useCountOfImport(query.import_id);
  if (!query.import_id) return null;
  return <Tag closable color="processing" onClose={() => change({ import_id: undefined })}>{t(count === undefined ? "ledger.ofOneImport" : "ledger.ofImport", { count })}</Tag>;
}

/** The register itself in the columns bureaus publish. */
function Ledger() {
  const { t } = useTranslation("risks");
  const navigate = useNavigate();
  const columns = useRiskColumns();
  const takeOut = useTakeOut("risk_points");
  return (
    <LedgerTable<LedgerRow>
      name="risk_points"
      columns={columns}
      read={readLedger}
      search={<><RiskFilters /><OfImport /></>}
      bulk={(chosen, clear) => <BulkActs chosen={chosen} clear={clear} />}
      onExport={takeOut.onExport}
      exportsChosen
      formats={REGISTER_FORMATS}
      printAddress={(shown, query) => takeOut.printAddress(shown, query, "/print/risk-points")}
      empty={<Empty description={t("ledger.empty")}><Button onClick={() => navigate("/risks")}>{t("ledger.all")}</Button></Empty>}
      record={(place) => <RiskDrawer {...place} />}
    />
  );
}
