import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "../grade/grade-mark";
import { shapeOf } from "./look";
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

interface Props<Row extends Step> {
  steps: readonly Row[];
  /** Where the points of a step are listed. */
  to?: (step: Row) => string | undefined;
}

const TONES = ["high", "medium", "low"];

/** High on top, medium, low, whatever their numbers; ungraded last when there are any. */
export function inOrder<Row extends Step>(steps: readonly Row[]): Row[] {
  const place = (one: Step) => one.rank ?? 9;
  return [...steps].filter((one) => one.rank != null || one.n > 0).sort((one, other) => place(one) - place(other));
}

/** How many points each grade has, as wide as they are many, and who answers for them. */
export function Pyramid<Row extends Step>({ steps, to }: Props<Row>) {
  const { t } = useTranslation("shared");
  const rows = inOrder(steps);
  const most = Math.max(1, ...rows.map((one) => one.n));
  return (
    <ol className="pyramid">
      {rows.map((one) => {
        const tone = TONES[(one.rank ?? 0) - 1] ?? "none";
        const there = to?.(one);
        const says = `${t(`grade.${tone}`)} ${one.n}`;
        const look = { className: `pyramid-step pyramid-${tone}`, style: { width: `${(100 * one.n) / most}%` } };
        return (
          <li key={String(one.rank)}>
            <span className="pyramid-place">
              {there ? <Link to={there} aria-label={says} {...look} /> : <span {...look} />}
              <span className="pyramid-word" aria-hidden={Boolean(there)}>{shapeOf(one.rank)} {says}</span>
            </span>
            <span className="pyramid-owner">
              <span><GradeMark rank={one.rank} /> {one.managed_by_label ?? ""}</span>
              <small>{t("charts.pyramid.covered", { rate: rateText(one.covered_rate, one.covered, one.n) })}</small>
              {one.measures != null && one.measures_done != null && (
                <small>{t("charts.pyramid.done", { rate: rateText(one.measures_done_rate, one.measures_done, one.measures) })}</small>
              )}
            </span>
          </li>
        );
      })}
    </ol>
  );
}
