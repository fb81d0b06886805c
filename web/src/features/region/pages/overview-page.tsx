import { useTranslation } from "react-i18next";
import { PageFrame } from "@/shared/pages/page-frame";
import { useLedgerQuery } from "@/shared/table/ledger";
import "@/shared/charts/charts.css";
import { AnswerTimesCard } from "../components/answer-times-card";
import { FunnelCard } from "../components/funnel-card";
import { GroupsCard } from "../components/groups-card";
import { PairsCard } from "../components/pairs-card";
import { RegionHeatMapCard } from "../components/region-heat-map-card";
import { RegionPyramidCard } from "../components/region-pyramid-card";
import { RegionStagesCard } from "../components/region-stages-card";
import { RegionWheelCard } from "../components/region-wheel-card";
import { TrendCard } from "../components/trend-card";
import { Where } from "../components/where";
import { useShownYear } from "../queries";

/** P46: who is late in which stage comes first; how many points a bureau found ranks nobody. */
export default function OverviewPage() {
  const year = useShownYear();
  const { t } = useTranslation(["app", "region"]);
  const { query } = useLedgerQuery();
  const where = { sector: query.sector as never, year };
  return (
    <PageFrame title={t("page.P46")} byYear={t("region:years.others")} actions={<Where />}>
      <div className="charts">
        <div className="chart-wide"><RegionStagesCard where={where} /></div>
        <RegionPyramidCard where={where} />
        <RegionWheelCard where={where} />
        <div className="chart-wide"><RegionHeatMapCard where={where} /></div>
        <FunnelCard asked={{ ...where, indicator: "stage_work", peers: "all" }} />
        <PairsCard indicator="stage_work" year={year} />
        <GroupsCard />
        <TrendCard />
        <div className="chart-wide"><AnswerTimesCard year={year} /></div>
      </div>
    </PageFrame>
  );
}
