import { Flex } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { GradeMark } from "../grade/grade-mark";
import { colourOf, shapeOf, useChartLook } from "./look";
import { Picture } from "./picture";
import { rateText } from "./rates";

export interface Step {
  rank: number | null;
  n: number;
  managed_by_label: string | null;
  covered: number;
  covered_rate: string | null;
  measures?: number;
  measures_done?: number;
  measures_done_rate?: string | null;
}

interface Props {
  steps: readonly Step[];
  onPick?: (step: Step) => void;
}

const STEP = 74;

/** High on top, medium, low, whatever their numbers; ungraded last when there are any. */
export function inOrder<Row extends Step>(steps: readonly Row[]): Row[] {
  const place = (one: Step) => one.rank ?? 9;
  return [...steps].filter((one) => one.rank != null || one.n > 0).sort((one, other) => place(one) - place(other));
}

/** How many points each grade has, and who answers for them. */
export function Pyramid({ steps, onPick }: Props) {
  const { t } = useTranslation("shared");
  const look = useChartLook();
  const rows = useMemo(() => inOrder(steps), [steps]);
  const word = (rank: number | null) => t(`grade.${["high", "medium", "low"][(rank ?? 0) - 1] ?? "none"}`);
  const label = t("charts.pyramid.says", { steps: rows.map((one) => `${word(one.rank)} ${one.n}`).join(" · ") });
  const option = useMemo(
    () => ({
      series: [
        {
          type: "funnel" as const,
          sort: "none" as const,
          top: 4,
          bottom: 4,
          left: 4,
          right: 4,
          min: 0,
          minSize: "2%",
          gap: 6,
          label: { position: "inside" as const, color: look.onGrade, fontSize: look.size + 1, fontWeight: 600 },
          emphasis: { disabled: true },
          data: rows.map((one) => ({
            name: `${shapeOf(one.rank)} ${t(`grade.${["high", "medium", "low"][(one.rank ?? 0) - 1] ?? "none"}`)} ${one.n}`.trim(),
            value: one.n,
            itemStyle: { color: colourOf(look, one.rank), borderWidth: 0 },
          })),
        },
      ],
    }),
    [rows, look, t],
  );
  return (
    <Flex gap="middle" className="chart-pyramid">
      <div className="chart-grows">
        <Picture option={option} height={STEP * rows.length} label={label} onPick={(_series, index) => rows[index] && onPick?.(rows[index])} />
      </div>
      <ul className="chart-owners">
        {rows.map((one) => (
          <li key={String(one.rank)} style={{ height: STEP }}>
            <span><GradeMark rank={one.rank} /> {one.managed_by_label ?? ""}</span>
            <small>{t("charts.pyramid.covered", { rate: rateText(one.covered_rate, one.covered, one.n) })}</small>
            {one.measures != null && one.measures_done != null && (
              <small>{t("charts.pyramid.done", { rate: rateText(one.measures_done_rate, one.measures_done, one.measures) })}</small>
            )}
          </li>
        ))}
      </ul>
    </Flex>
  );
}
