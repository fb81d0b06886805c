import { Button, Empty, Flex, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import { PageFrame } from "@/shared/pages/page-frame";
import { LedgerTable } from "@/shared/table/ledger-table";
import { REGISTER_FORMATS, useTakeOut } from "@/shared/table/take-out";
import { BulkMeasures } from "../components/bulk-measures";
import { useMeasureColumns } from "../components/measure-columns";
import { MeasureDrawer } from "../components/measure-drawer";
import { MeasureFilters } from "../components/measure-filters";
import { NewMeasure } from "../components/new-measure";
import { Report } from "../components/report";
import { Uncovered } from "../components/uncovered";
import { type ListedMeasure, readMeasures } from "../queries";
import "../measures.css";

/** P22: what is done against the risks; a risk against which nothing is done comes first. */
export default function LedgerPage() {
  const { t } = useTranslation("measures");
  const { t: pages } = useTranslation();
  const [params, setParams] = useSearchParams();
  return (
    <PageFrame title={pages("page.P22")} actions={<NewMeasure />}>
      <Tabs
        activeKey={params.get("box") ?? "ledger"}
        onChange={(box) => setParams({ box })}
        destroyOnHidden
        items={[
          { key: "ledger", label: t("tab.ledger"), children: <Ledger /> },
          { key: "report", label: t("tab.report"), children: <Report /> },
        ]}
      />
    </PageFrame>
  );
}

function Ledger() {
  const { t } = useTranslation("measures");
  const navigate = useNavigate();
  const columns = useMeasureColumns();
  const takeOut = useTakeOut("measures");
  return (
    <Flex vertical gap="middle">
      <Uncovered />
      <LedgerTable<ListedMeasure>
        name="measures"
        columns={columns}
        read={readMeasures}
        search={<MeasureFilters />}
        bulk={(chosen, clear) => <BulkMeasures chosen={chosen} clear={clear} />}
        onExport={takeOut.onExport}
        formats={REGISTER_FORMATS}
        printAddress={(shown, query) => takeOut.printAddress(shown, query, "/print/measures")}
        empty={<Empty description={t("ledger.empty")}><Button onClick={() => navigate("/measures")}>{t("ledger.all")}</Button></Empty>}
        record={(place) => <MeasureDrawer {...place} />}
      />
    </Flex>
  );
}
