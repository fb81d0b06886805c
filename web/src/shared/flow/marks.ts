import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { useDirectory } from "../people/organisation";
import { acts, doerOf, type FlowStep } from "./graph";

/** The risk points at one step: how many, and the highest grade among them. */
export interface FlowMark {
  rank: number | null;
  count: number;
  /** What became of the step since another edition; shown instead of a risk. */
  word?: string;
}

/** What the examination found, at a step or about the whole flow. */
export interface FlowFinding {
  step?: string | null;
  explanation: string;
  wrong: boolean;
}

/** Several risk points at a step show as one mark of the highest grade. */
export function marksOf(points: readonly { code?: string | null; rank?: number | null }[]): Record<string, FlowMark> {
  const marks: Record<string, FlowMark> = {};
  for (const { code, rank } of points) {
    if (!code) continue;
    const known = marks[code];
    const highest = [known?.rank, rank].filter((one): one is number => one != null);
    marks[code] = { count: (known?.count ?? 0) + 1, rank: highest.length ? Math.min(...highest) : null };
  }
  return marks;
}

const GRADES = { 1: "high", 2: "medium", 3: "low" } as const;

export function gradeOf(rank: number | null | undefined): "high" | "medium" | "low" | "none" {
  return GRADES[rank as 1 | 2 | 3] ?? "none";
}

/** A step read aloud: title, kind, post, time limit, and its risk. */
export function useSpoken(): (step: FlowStep, mark?: FlowMark) => string {
  const { t } = useTranslation("shared");
  const { nameOf } = useDirectory();
  return (step, mark) => {
    const parts = [step.title, t(`flow.type.${step.type}`)];
    if (acts(step)) parts.push(nameOf(doerOf(step)) || step.post_written || t("flow.step.noPost"));
    if (step.limit_value) parts.push(limitText(step, t));
    if (mark?.word) parts.push(mark.word);
    else if (mark) parts.push(t(`flow.mark.${gradeOf(mark.rank)}`), t("flow.mark.count", { count: mark.count }));
    return parts.join("，");
  };
}

export function limitText(step: Pick<FlowStep, "limit_value" | "limit_unit" | "limit_days">, t: TFunction<"shared">): string {
  if (!step.limit_value) return "";
  const days = step.limit_unit === "day" || !step.limit_unit;
  const unit = days ? `day_${step.limit_days ?? "working"}` : step.limit_unit;
  return t(`flow.limit.${unit}`, { count: step.limit_value });
}
