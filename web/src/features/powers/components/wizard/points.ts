import { Form } from "antd";
import { useMemo } from "react";
import { proposedRank, type Scores, useProfile } from "@/shared/grade/rules";
import type { PointFields } from "./form";
import type { Writing } from "./use-registration";

export interface WrittenPoint {
  place: number;
  code?: string | null;
  title: string;
  /** What the scores come to, until the service has said it. */
  rank: number | null;
  fields: PointFields;
}

/** The risk points of the form with the grade their scores propose. */
export function usePoints({ form }: Pick<Writing, "form">): WrittenPoint[] {
  const rows = Form.useWatch("risk_points", { form, preserve: true }) as PointFields[] | undefined;
  const profile = useProfile();
  return useMemo(
    () =>
      (rows ?? []).map((fields, place) => ({
        place,
        code: fields?.flow_node_key,
        title: fields?.title ?? "",
        rank: profile ? proposedRank(profile.grading, (fields?.grading?.scores ?? {}) as Scores, fields?.grading?.consequence) : null,
        fields: fields ?? {},
      })),
    [rows, profile],
  );
}
