import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";

export interface Named {
  code: string;
  zh: string;
  en: string;
}

interface Factor extends Named {
  dimension: string;
  weight: string;
}

/** How the bureau's profile proposes a grade. */
export interface GradingRules {
  required: boolean;
  rationale_required: boolean;
  strategy: "max" | "weighted" | "matrix";
  lowest: number;
  highest: number;
  scale: Named[];
  factors: Factor[];
  high_from: string;
  medium_from: string;
  matrix: { row: string; column: string; ranks: number[][] } | null;
  consequences: Named[];
}

export interface SubjectRules extends Named {
  label_set: string;
  categories: string[];
}

export interface Profile {
  term: Named;
  label_sets: { code: string; ranks: Named[] }[];
  categories: Named[];
  subject_types: SubjectRules[];
  grading: GradingRules;
  cause_required: boolean;
}

export const profileKeys = { current: ["profile"] as const };

/** The rules under which the bureau finds and grades its risks this year. */
export function useProfile(): Profile | undefined {
  const { data } = useQuery({
    queryKey: profileKeys.current,
    queryFn: async () => {
      const found = await taken(api.GET("/api/v1/profile"));
      return found.current as unknown as Profile;
    },
    staleTime: 5 * 60_000,
  });
  return data;
}

/** The bureau's own word for a grade of this kind of subject: 高, 一级 or A级. */
export function useRankLabel(): (rank: number | null | undefined, subject?: string | null) => string {
  const profile = useProfile();
  const named = useNamed();
  return (rank, subject) => {
    const set = profile?.subject_types.find((one) => one.code === subject)?.label_set;
    const labels = profile?.label_sets.find((one) => one.code === set)?.ranks;
    return named(labels?.find((one) => one.code === String(rank)));
  };
}

/** Reads a named code aloud in the language of the page. */
export function useNamed(): (one: Named | undefined) => string {
  const { i18n } = useTranslation();
  return (one) => (one ? (i18n.language === "en" ? one.en : one.zh) : "");
}

export type Scores = Record<string, number | undefined>;

const HIGH = 1;
const MEDIUM = 2;
const LOW = 3;
const FLOORS: Record<string, number> = { crime: HIGH, discipline: MEDIUM };

/** What the profile makes of these scores; the service says it again when they are sent. */
export function proposedRank(rules: GradingRules, scores: Scores, consequence?: string | null): number | null {
  const given = rules.factors.map((one) => scores[one.code]);
  const complete = given.every((one) => one != null);
  if (!complete && !consequence) return null;
  const floor = consequence ? (FLOORS[consequence] ?? LOW) : LOW;
  if (!complete) return given.some((one) => one != null) ? null : floor;
  return Math.min(floor, guarded(rules, scores, ranked(rules, scores)));
}

function ranked(rules: GradingRules, scores: Scores): number {
  const { matrix } = rules;
  if (rules.strategy === "matrix" && matrix) {
    const row = matrix.ranks[(scores[matrix.row] ?? 0) - rules.lowest];
    return row?.[(scores[matrix.column] ?? 0) - rules.lowest] ?? LOW;
  }
  if (rules.strategy === "max") {
    return Math.min(...rules.factors.map((one) => ofScore(rules, scores[one.code] ?? 0)));
  }
  const weights = rules.factors.reduce((sum, one) => sum + Number(one.weight), 0);
  const sum = rules.factors.reduce((all, one) => all + Number(one.weight) * (scores[one.code] ?? 0), 0);
  return ofScore(rules, sum / weights);
}

function ofScore(rules: GradingRules, score: number): number {
  if (score >= Number(rules.high_from)) return HIGH;
  return score >= Number(rules.medium_from) ? MEDIUM : LOW;
}

/** A factor at the top of its scale never ends in the lowest grade. */
function guarded(rules: GradingRules, scores: Scores, rank: number): number {
  const top = rules.factors.some((one) => scores[one.code] === rules.highest);
  return rank >= LOW && top ? MEDIUM : rank;
}
