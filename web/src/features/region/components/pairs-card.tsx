import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { type ChartLook, useChartLook } from "@/shared/charts/look";
import { type Mark, Plot } from "@/shared/charts/plot";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { type Indicator, OF_A_YEAR, usePairs } from "../queries";
import { Partial } from "./partial";
import { Years } from "./years";

type Found = Of<"Pairs">;

export function PairsCard({ indicator, year }: { indicator: Indicator; year: number }) {
  return <Asked asked={usePairs(indicator, year)}>{(found) => <Shown found={found} year={year} />}</Asked>;
}

/** The region's bureau of a line of business beside the counties'. */
function Shown({ found, year }: { found: Found; year: number }) {
  const { t } = useTranslation("region");
  const word = useWord();
  const look = useChartLook();
  const pairs = useMemo(
    () => found.rows.flatMap((row) => row.upper.flatMap((upper) => row.lower.map((lower) => ({ sector: row.sector, upper, lower })))).filter((one) => one.upper.posts !== null && one.lower.posts !== null),
    [found],
  );
  const drawn = useMemo(
    () => pairs.filter((one) => [one.upper, one.lower].every((bureau) => bureau.rate != null && bureau.base >= found.fewest)),
    [pairs, found.fewest],
  );
  const sides: [string, string] = useMemo(() => [t("level.region"), t("level.county")], [t]);
  const few = pairs.filter((one) => !drawn.includes(one));
  return (
    <ChartCard
      title={t("pairs.title", { indicator: t(`indicator.${found.indicator}`) })}
      about={found}
      figures={[{ label: t("pairs.sectors"), value: found.rows.length }]}
      note={<>{few.length > 0 && <p className="chart-key">{t("pairs.few", { pairs: few.map((one) => `${one.upper.name} ${one.upper.n}/${one.upper.base} ↔ ${one.lower.name} ${one.lower.n}/${one.lower.base}`).join(" · ") })}</p>}{OF_A_YEAR.has(found.indicator) && <Years found={found} />}<Partial found={found} /></>}
      table={{ chart: "pairs", query: { indicator: found.indicator, year } }}
    >
      {drawn.length > 0 ? (
        <Plot
          height={320}
          look={look}
          label={drawn.map((one) => `${one.upper.name} ${one.upper.rate}% ↔ ${one.lower.name} ${one.lower.rate}%`).join(" · ")}
          x={{ min: -0.4, max: 1.4, names: sides }}
          y={{ min: 0, max: 100, unit: "%" }}
          {...slopesOf(drawn.map((one) => ({ name: word("tenants.sector", one.sector), from: Number(one.upper.rate), to: Number(one.lower.rate) })), look)}
        />
      ) : (
        <p className="chart-quiet">{t("pairs.none")}</p>
      )}
    </ChartCard>
  );
}

interface Slope {
  name: string;
  from: number;
  to: number;
}

const MARKS: readonly Mark[] = ["circle", "triangle", "square", "diamond"];

/** Each system is one line from the region's bureau to the county's. */
function slopesOf(slopes: readonly Slope[], look: ChartLook) {
  const colours = [look.accent, look.grades[1] ?? "", look.done, look.quiet];
  const dressed = slopes.map((one, place) => ({
    ...one,
    mark: MARKS[place % MARKS.length] ?? "circle",
    colour: colours[place % colours.length] ?? look.accent,
    title: `${one.name} ${one.from}% → ${one.to}%`,
  }));
  return {
    curves: dressed.map((one) => ({ colour: one.colour, points: [[0, one.from], [1, one.to]] as const })),
    dots: dressed.flatMap((one) => [one.from, one.to].map((y, x) => ({ x, y, mark: one.mark, colour: one.colour, title: one.title }))),
    legend: dressed.map(({ name, colour, mark }) => ({ name, colour, mark })),
  };
}
