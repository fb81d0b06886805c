import { useTranslation } from "react-i18next";
import { PageFrame } from "@/shared/pages/page-frame";
import { useCan } from "@/shared/session/me";
import "@/shared/charts/charts.css";
import { ChangesCard } from "../components/changes-card";
import { CoverageCard } from "../components/coverage-card";
import { DueCard } from "../components/due-card";
import { FlowsCard } from "../components/flows-card";
import { HeatMapCard } from "../components/heat-map-card";
import { MatrixCard } from "../components/matrix-card";
import { MethodsCard } from "../components/methods-card";
import { PyramidCard } from "../components/pyramid-card";
import { StagesCard } from "../components/stages-card";
import { WheelCard } from "../components/wheel-card";
import { WorkStepsCard } from "../components/work-steps-card";

/** P45: the bureau's year at a glance; each number leads to the records it counts. */
export default function BureauPage() {
  const { t } = useTranslation(["app", "statistics"]);
  const can = useCan();
  return (
    <PageFrame title={t("page.P45")} byYear={t("statistics:year.others")}>
      <div className="charts">
        <PyramidCard />
        <WheelCard />
        <div className="chart-wide"><StagesCard /></div>
        <div className="chart-wide"><HeatMapCard /></div>
        <MatrixCard />
        <CoverageCard />
        <div className="chart-stack"><ChangesCard /><DueCard /></div>
        <div className="chart-stack"><MethodsCard />{can("flowchart:read") && <FlowsCard />}</div>
        {can("risk_point:read") && <div className="chart-wide"><WorkStepsCard /></div>}
      </div>
    </PageFrame>
  );
}
