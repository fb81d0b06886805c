import type { Of } from "@/api/types";
import type { ChartLook } from "@/shared/charts/look";

type Row = Of<"Judged">;
type Group = Of<"PeerGroup">;
type Bound = "95" | "99.8";

interface Words {
  base: string;
  rate: string;
  all: string;
  limit95: string;
  limit998: string;
  region: string;
  county: string;
}

/** Between which two rates chance alone may carry a bureau of this size. */
export function limitsOf(row: Row, bound: Bound): [string, string] | undefined {
  return (row.limits as Record<string, [string, string]> | null)?.[bound];
}

/** Dots by size and rate between the limits of chance; the region's are circles, the counties' triangles. */
export function funnelOption(rows: readonly Row[], groups: readonly Group[], words: Words, look: ChartLook) {
  const dots = (level: boolean) => ({
    type: "scatter",
    name: level ? words.region : words.county,
    symbol: level ? "circle" : "triangle",
    symbolSize: 12,
    z: 3,
    itemStyle: { color: look.accent },
    labelLayout: { hideOverlap: true },
    tooltip: { formatter: (one: { data: { says: string } }) => one.data.says },
    data: rows
      .filter((one) => (one.level === "region") === level)
      .map((one) => ({
        value: [one.base, Number(one.rate)],
        says: `${one.name} ${one.rate}% (${one.n}/${one.base})`,
        itemStyle: { color: one.beyond ? look.late : look.accent },
        label: { show: Boolean(one.beyond), formatter: one.name, position: "top", color: look.text },
      })),
  });
  return {
    legend: { bottom: 0, textStyle: { color: look.text, fontSize: look.size - 1 }, data: [words.region, words.county, words.all, words.limit95, words.limit998] },
    grid: { left: 8, right: 24, top: 28, bottom: 48, containLabel: true },
    xAxis: { type: "value", name: words.base, nameLocation: "middle", nameGap: 26, min: 0, axisLabel: { color: look.quiet }, nameTextStyle: { color: look.quiet }, splitLine: { show: false } },
    yAxis: { type: "value", ...reach(rows), axisLabel: { formatter: "{value}%", color: look.quiet }, splitLine: { lineStyle: { color: look.line, opacity: 0.4 } } },
    series: [dots(true), dots(false), ...groups.flatMap((group) => boundsOf(rows, group, words, look))],
  };
}

/** Whole tens around everything that is drawn. */
function reach(rows: readonly Row[]): { min: number; max: number } {
  const all = rows.flatMap((one) => [Number(one.rate), ...(limitsOf(one, "99.8") ?? []).map(Number)]);
  return { min: Math.max(0, Math.floor(Math.min(...all, 100) / 10) * 10 - 10), max: Math.min(100, Math.ceil(Math.max(...all, 0) / 10) * 10 + 10) };
}

function boundsOf(rows: readonly Row[], group: Group, words: Words, look: ChartLook) {
  const own = rows.filter((one) => one.group === group.group).sort((one, other) => one.base - other.base);
  const line = (name: string, style: "solid" | "dashed" | "dotted", read: (one: Row) => number | null) => ({
    type: "line",
    name,
    silent: true,
    symbol: "none",
    smooth: false,
    tooltip: { show: false },
    itemStyle: { color: look.quiet },
    lineStyle: { type: style, width: style === "solid" ? 2 : 1.5, color: look.quiet },
    data: own.map((one) => [one.base, read(one)]),
  });
  const bound = (one: Row, which: Bound, side: 0 | 1) => {
    const found = limitsOf(one, which);
    return found ? Number(found[side]) : null;
  };
  return [
    line(words.all, "solid", () => (group.rate == null ? null : Number(group.rate))),
    line(words.limit95, "dashed", (one) => bound(one, "95", 0)),
    line(words.limit95, "dashed", (one) => bound(one, "95", 1)),
    line(words.limit998, "dotted", (one) => bound(one, "99.8", 0)),
    line(words.limit998, "dotted", (one) => bound(one, "99.8", 1)),
  ];
}
