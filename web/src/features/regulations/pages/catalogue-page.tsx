import { Tabs } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useLedgerQuery } from "@/shared/table/ledger";
import { Catalogue } from "../components/catalogue";
import { Coverage } from "../components/coverage";
import { GapDialog, Gaps } from "../components/gaps";
import { RegulationDialog } from "../components/regulation-dialog";
import { Section } from "../components/section";

const BOXES = ["catalogue", "gaps", "coverage", "section"] as const;
type Box = (typeof BOXES)[number];

const PARTS: Record<Box, () => React.ReactNode> = {
  catalogue: () => <Catalogue />,
  gaps: () => <Gaps />,
  coverage: () => <Coverage />,
  section: () => <Section />,
};

/** P25: the rules powers and measures lean on, and where one is missing. */
export default function CataloguePage() {
  const { t } = useTranslation(["regulations", "app"]);
  const { ask, params } = useLedgerQuery();
  const [adding, setAdding] = useState<"regulation" | "gap">();
  const box = BOXES.find((one) => one === params.get("box")) ?? "catalogue";
  const done = () => setAdding(undefined);
  return (
    <PageFrame
      title={t("app:page.P25")}
      actions={
        <>
          <Act asks="regulation:edit" onClick={() => setAdding("gap")}>{t("gap.open")}</Act>
          <Act asks="regulation:edit" type="primary" onClick={() => setAdding("regulation")}>{t("act.add")}</Act>
        </>
      }
    >
      <Tabs
        activeKey={box}
        onChange={(next) => ask({ box: next })}
        destroyOnHidden
        items={BOXES.map((one) => ({ key: one, label: t(`box.${one}`), children: PARTS[one]() }))}
      />
      {adding === "regulation" && <RegulationDialog onClose={done} />}
      {adding === "gap" && <GapDialog onClose={done} />}
    </PageFrame>
  );
}
