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
  /** One bureau and so many together with it. */
  several: (name: string, count: number) => string;
}

/** Bureaus whose rates lie this near to each other share one name in the picture. */
const NEAR = 3;
const FEW = 2;

/** Between which two rates chance alone may carry a bureau of this size. */
export function limitsOf(row: Row, bound: Bound): [string, string] | undefined {
  return (row.limits as Record<string, [string, string]> | null)?.[bound];
}

/** Dots by size and rate between the limits of chance; the region's are circles, the counties' triangles. */
export function funnelOf(rows: readonly Row[], groups: readonly Group[], words: Words, look: ChartLook) {
  const rates = rows.map((one) => Number(one.rate));
  const names = namesOf(rows.filter((one) => one.beyond), words);
  return {
    x: { min: 0, max: Math.max(5, ...rows.map((one) => one.base)) * 1.08, label: words.base },
    y: { min: Math.max(0, Math.floor((Math.min(...rates, 100) - 5) / 5) * 5), max: Math.min(100, Math.ceil((Math.max(...rates, 0) + 5) / 5) * 5), unit: "%" },
    dots: rows.map((one) => ({
      x: one.base,
      y: Number(one.rate),
      mark: markOf(one.level === "region"),
      colour: one.beyond ? look.late : look.accent,
      title: `${one.name} ${one.rate}% (${one.n}/${one.base})`,
      name: names.get(one.code),
      to: `/region/bureaus/${one.code}`,
    })),
    curves: groups.flatMap((group) => boundsOf(rows, group, look)),
    legend: [
      { name: words.region, colour: look.accent, mark: markOf(true) },
      { name: words.county, colour: look.accent, mark: markOf(false) },
      { name: words.all, colour: look.quiet, mark: "line" as const },
      { name: words.limit95, colour: look.quiet, mark: "dashed" as const },
      { name: words.limit998, colour: look.line, mark: "dashed" as const },
    ],
  };
}

/** Names beside the dots; where they would crowd, the smallest bureau speaks for those around it. */
function namesOf(beyond: readonly Row[], words: Words): Map<string, string> {
  const names = new Map<string, string>();
  const left = [...beyond].sort((one, other) => Number(other.rate) - Number(one.rate));
  while (left.length) {
    const top = Number(left[0]?.rate);
    const near = left.splice(0, left.filter((one) => top - Number(one.rate) <= NEAR).length);
    const [first] = [...near].sort((one, other) => one.base - other.base);
    if (near.length > FEW && first) names.set(first.code, words.several(first.name, near.length));
    else for (const one of near) names.set(one.code, one.name);
  }
  return names;
}

const markOf = (region: boolean) => (region ? ("circle" as const) : ("triangle" as const));

function boundsOf(rows: readonly Row[], group: Group, look: ChartLook) {
  const own = rows.filter((one) => one.group === group.group).sort((one, other) => one.base - other.base);
  const bound = (which: Bound, side: 0 | 1) => ({
    colour: which === "95" ? look.quiet : look.line,
    dashed: true,
    points: own.flatMap((one) => {
      const found = limitsOf(one, which);
      return found ? [[one.base, Number(found[side])] as const] : [];
    }),
  });
  const together = group.rate == null ? [] : own.map((one) => [one.base, Number(group.rate)] as const);
  return [{ colour: look.quiet, points: together }, bound("95", 0), bound("95", 1), bound("99.8", 0), bound("99.8", 1)];
}
