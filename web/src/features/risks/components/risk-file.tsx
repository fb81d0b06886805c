import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import type { RiskPoint } from "../queries";
import { BasicPart } from "./basic-part";
import { EvidencePart } from "./evidence-part";
import { GradePart } from "./grade-part";
import { HistoryPart } from "./history-part";
import { MeasuresPart } from "./measures-part";
import { ResponsibilityPart } from "./responsibility-part";

/** The whole file of one risk point, the same beside the list and on its own page. */
export function RiskFile({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  const parts = [
    { key: "basic", children: <BasicPart point={point} /> },
    { key: "grade", children: <GradePart point={point} /> },
    { key: "measures", children: <MeasuresPart point={point} /> },
    { key: "evidence", children: <EvidencePart point={point} /> },
    { key: "who", children: <ResponsibilityPart point={point} /> },
    { key: "history", children: <HistoryPart point={point} /> },
  ];
  return <Tabs size="small" items={parts.map((one) => ({ ...one, label: t(`part.${one.key}`) }))} />;
}
