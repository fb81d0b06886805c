import { Tag, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { useDirectory } from "@/shared/people/organisation";
import type { LedgerColumn } from "@/shared/table/columns";
import { OpenLink } from "@/shared/table/open-link";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import type { RiskPoint } from "../queries";

function lines(texts: readonly string[]) {
  return (
    <div className="cell-lines" title={texts.join("\n")}>
      {texts.length > 1 ? texts.map((one, index) => <div key={index}>{index + 1}. {one}</div>) : texts[0]}
    </div>
  );
}

/** The columns of the printed ledger first, then what the register knows besides. */
export function useRiskColumns(): LedgerColumn<RiskPoint>[] {
  const { t } = useTranslation("risks");
  const word = useWord();
  const rankLabel = useRankLabel();
  const { posts } = useDirectory();
  const holders = (id: string | null) => posts.find((one) => one.value === id)?.holders.join("、") ?? "";
  const column = (key: string, width: number, render: (one: RiskPoint) => ReactNode, more: Partial<LedgerColumn<RiskPoint>> = {}) => ({
    key,
    title: t(`column.${key}`),
    width,
    render: (_value: unknown, one: RiskPoint) => render(one),
    ...more,
  });
  return [
    column("number", 110, (one) => <OpenLink id={one.id}>{one.number}</OpenLink>, { sort: "number", fixed: "left" }),
    column("department", 120, (one) => one.department, { sort: "department" }),
    column("category", 120, (one) => word("categories", one.category) || one.category_written),
    column("title", 240, (one) => <OpenLink id={one.id}>{one.title}</OpenLink>),
    column("manifestations", 260, (one) => lines(one.manifestations.length ? one.manifestations : [one.content])),
    column("rank", 90, (one) => <GradeMark rank={one.rank} label={rankLabel(one.rank, one.subject_type)} />, { sort: "rank" }),
    column("measures", 260, (one) => {
      const active = one.measures.filter((measure) => measure.status === "active");
      if (active.length === 0) return <Typography.Text type="danger">{t("measure.none")}</Typography.Text>;
      return lines(active.map((measure) => measure.text));
    }),
    column("post", 120, (one) => one.post),
    column("direct_responsible", 100, (one) => one.direct_responsible_written || holders(one.answering_post_id ?? one.post_id)),
    column("status", 90, (one) => <Tag>{word("risk_points.status", one.status)}</Tag>),
    column("review", 90, (one) => (one.review_required ? <Tag color="warning">{t("review.required")}</Tag> : "")),
    column("section_head", 100, (one) => one.section_head_written, { rare: true }),
    column("responsible_leader", 110, (one) => one.responsible_leader_written, { rare: true }),
    column("power", 180, (one) => one.power, { rare: true }),
    column("flow_step", 120, (one) => one.flow_step, { rare: true }),
    column("subject_type", 90, (one) => word("subject_types", one.subject_type), { rare: true }),
    column("proposed_rank", 90, (one) => <GradeMark rank={one.proposed_rank} label={rankLabel(one.proposed_rank, one.subject_type)} />, { rare: true }),
    column("residual_rank", 90, (one) => (one.residual_rank ? <GradeMark rank={one.residual_rank} label={rankLabel(one.residual_rank, one.subject_type)} /> : ""), { rare: true }),
    column("in_force_on", 110, (one) => day(one.in_force_on), { rare: true }),
    column("version", 70, (one) => one.version, { rare: true }),
    column("updated_at", 110, (one) => day(one.updated_at), { rare: true, sort: "updated" }),
    column("remarks", 160, (one) => one.remarks, { rare: true }),
  ];
}
