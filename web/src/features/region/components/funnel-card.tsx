import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useChartLook } from "@/shared/charts/look";
import { Plot } from "@/shared/charts/plot";
import { rateText } from "@/shared/charts/rates";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { type Asked as Question, OF_A_YEAR, useComparison } from "../queries";
import { funnelOf } from "./funnel";
import { Partial } from "./partial";
import { Years } from "./years";

export function FunnelCard({ asked }: { asked: Question }) {
  return <Asked asked={useComparison(asked)}>{(found) => <Shown found={found} asked={asked} />}</Asked>;
}

/** Is the difference real: only what lies beyond the limits of chance is named. */
function Shown({ found, asked }: { found: Of<"StatisticsComparison">; asked: Question }) {
  const { t } = useTranslation("region");
  const word = useWord();
  const look = useChartLook();
  const drawn = useMemo(() => found.rows.filter((one) => one.rate != null && one.base >= found.fewest), [found]);
  const few = found.rows.filter((one) => one.posts !== null && one.base < found.fewest);
  const byYear = OF_A_YEAR.has(found.indicator);
  const beyond = drawn.filter((one) => one.beyond);
  const words = useMemo(
    () => ({
      base: t("funnel.base"),
      rate: t(`indicator.${found.indicator}`),
      all: t("funnel.together"),
      limit95: t("funnel.limit95"),
      limit998: t("funnel.limit998"),
      region: t("level.region"),
      county: t("level.county"),
      several: (name: string, count: number) => t("funnel.several", { name, count }),
    }),
    [found.indicator, t],
  );
  const measure = t(`indicator.${found.indicator}`);
  const groupName = (group: string) =>
    found.peers === "all" ? t("funnel.ofAll", { measure }) : `${found.peers === "sector" ? word("tenants.sector", group) : t(`level.${group}`)} ${measure}`;
  return (
    <ChartCard
      title={t("funnel.title", { indicator: measure })}
      about={found}
      figures={[
        ...found.groups.map((one) => ({ label: groupName(one.group), value: rateText(one.rate, one.n, one.base) })),
        { label: t("funnel.beyond"), value: beyond.length },
      ]}
      note={
        <>
          <p className="chart-key">{t(`indicator.${found.indicator}_about`)}</p>
          {beyond.length > 0 && (
            <p className="chart-key">
              {t("funnel.beyond")}{t("colon")}
              {beyond.map((one, index) => <span key={one.code}>{index > 0 && " · "}<Link to={`/region/bureaus/${one.code}`}>{one.name}</Link> {one.rate}%</span>)}
            </p>
          )}
          {few.length > 0 && <p className="chart-key">{t("funnel.few", { count: found.fewest, bureaus: few.map((one) => `${one.name} ${one.n}/${one.base}`).join(" · ") })}</p>}
          {byYear && <Years found={found} />}
          <Partial found={found} />
        </>
      }
      table={{ chart: "comparison", query: asked }}
    >
      <Plot
        height={340}
        look={look}
        label={t("funnel.says", { count: drawn.length, beyond: beyond.length ? beyond.map((one) => one.name).join("、") : t("funnel.nobody") })}
        {...funnelOf(drawn, found.groups, words, look)}
      />
    </ChartCard>
  );
}
