import { Tag } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { useDirectory } from "@/shared/people/organisation";
import type { LedgerColumn } from "@/shared/table/columns";
import { OpenLink } from "@/shared/table/open-link";
import { day } from "@/shared/time/dates";
import { StandingTag } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import type { ListedMeasure } from "../queries";
import { NextDue } from "./next-due";

/** The columns of the register of measures. */
export function useMeasureColumns(): LedgerColumn<ListedMeasure>[] {
  const { t } = useTranslation("measures");
  const word = useWord();
  const rankLabel = useRankLabel();
  const { nameOf } = useDirectory();
  const column = (key: string, width: number, render: (one: ListedMeasure) => ReactNode, more: Partial<LedgerColumn<ListedMeasure>> = {}) => ({
    key,
    title: t(`column.${key}`),
    width,
    render: (_value: unknown, one: ListedMeasure) => render(one),
    ...more,
  });
  return [
    column("number", 120, (one) => <OpenLink id={one.id}>{one.number}</OpenLink>, { fixed: "left" }),
    column("risk_point_number", 110, (one) => <Link to={`/risks/${one.risk_point_id}`}>{one.risk_point_number}</Link>, { rare: true }),
    column("risk_point_title", 170, (one) => one.risk_point_title),
    column("rank", 80, (one) => <GradeMark rank={one.rank} label={rankLabel(one.rank, one.subject_type)} />),
    column("text", 240, (one) => (
      <>
        <OpenLink id={one.id}>{one.text}</OpenLink> {one.urgent && <Tag color="error">{t("mark.urgent")}</Tag>}
        {one.needs_review && <Tag color="warning">{t("mark.needsReview")}</Tag>}
      </>
    )),
    column("kind", 100, (one) => word("measure_kinds", one.kind)),
    column("phase", 100, (one) => word("measures.phase", one.phase), { rare: true }),
    column("responsible", 120, (one) => nameOf(one.responsible_post_id) || one.responsible_written),
    column("carried_out_by", 80, (one) => one.carried_out_by.join("、")),
    column("frequency", 85, (one) => one.frequency || word("measures.recurrence", one.recurrence)),
    column("next_due_on", 120, (one) => <NextDue measure={one} />),
    column("last_done_on", 100, (one) => day(one.last_done_on)),
    column("doing_count", 80, (one) => one.doing_count, { rare: true }),
    column("evidence_count", 70, (one) => one.evidence_count),
    column("responsible_leader", 110, (one) => one.responsible_leader, { rare: true }),
    column("due_on", 110, (one) => day(one.due_on), { rare: true }),
    column("department", 120, (one) => nameOf(one.department_id), { rare: true }),
    column("status", 110, (one) => <StandingTag of={one} />),
    column("suitability", 100, (one) => word("measures.suitability", one.suitability), { rare: true }),
    column("basis", 160, (one) => one.basis, { rare: true }),
  ];
}
