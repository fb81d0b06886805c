import { Descriptions, Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { StandingTag } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import { type Measure, usePointOf } from "../queries";
import { NextDue } from "./next-due";

/** What the measure is, against which risk, whose, how often, and how far its review came. */
export function FactsPart({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  const word = useWord();
  const label = useRankLabel();
  const { nameOf, posts } = useDirectory();
  const { data: point } = usePointOf(measure.risk_point_id);
  const holders = posts.find((one) => one.value === measure.responsible_post_id)?.holders.join("、");
  const responsible = [nameOf(measure.responsible_post_id) || measure.responsible_written, holders].filter(Boolean).join(" ");
  const spoken = (name: string, codes: readonly string[]) => codes.map((one) => t(`${name}.${one}`)).join("、");
  const facts: [string, ReactNode, number?][] = [
    ["point", point && <><GradeMark rank={point.rank} label={label(point.rank, point.subject_type)} /> <Link to={`/risks/${point.id}`}>{point.number} {point.title}</Link></>, 2],
    ["responsible", responsible],
    ["leader", point?.responsible_leader_written],
    ["kind", word("measure_kinds", measure.kind)],
    ["phase", word("measures.phase", measure.phase)],
    ["frequency", [word("measures.recurrence", measure.recurrence), measure.frequency].filter(Boolean).join("，")],
    ["dueOn", measure.due_on ? day(measure.due_on) : measure.recurrence === "once" ? "" : t("fact.long")],
    ["nextDue", measure.next_due_on && <NextDue measure={measure} />],
    ["suitability", word("measures.suitability", measure.suitability) || t("suitability.none")],
    ["status", <StandingTag key="status" of={measure} />],
    ["review", <Review key="review" measure={measure} />, 2],
    ["basis", measure.basis, 2],
    ["means", spoken("means", measure.means)],
    ["mechanisms", spoken("mechanism", measure.mechanisms)],
    ["tools", measure.tools.map((one) => word("measure_tools", one)).join("、"), 2],
    ["retired", measure.status === "retired" && measure.retired_reason, 2],
  ];
  const always = new Set(["point", "responsible", "kind", "phase", "frequency", "dueOn", "suitability", "review"]);
  const shown = facts.filter(([key, value]) => value || always.has(key));
  return (
    <Descriptions
      size="small"
      bordered
      column={2}
      items={shown.map(([key, value, span], index) => ({
        key,
        label: t(`field.${key}`),
        children: value || "—",
        span: span || (shown[index + 1]?.[2] ?? 1) > 1 || index === shown.length - 1 ? ("filled" as const) : 1,
      }))}
    />
  );
}

function Review({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  if (measure.status === "retired") return <Tag>{t("review.retired")}</Tag>;
  if (measure.needs_review) return <Tag color="warning">{t("review.waiting")}</Tag>;
  const steps = (["reviewed_on", "noticed_on", "filed_on"] as const).filter((one) => measure[one]);
  if (!steps.length) return <>{t("review.none")}</>;
  return <>{steps.map((one) => t(`review.${one}`, { on: day(measure[one]) })).join(" · ")}</>;
}
