import { Tag, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import type { LedgerColumn } from "@/shared/table/columns";
import { useLedgerQuery } from "@/shared/table/ledger";
import { OpenLink } from "@/shared/table/open-link";
import { day } from "@/shared/time/dates";
import { StandingTag } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import type { LedgerRow } from "../queries";

function lines(texts: readonly string[]) {
  return (
    <div className="cell-lines" title={texts.join("\n")}>
      {texts.length > 1 ? texts.map((one, index) => <div key={index}>{index + 1}. {one}</div>) : texts[0]}
    </div>
  );
}

/** What is printed under the bureau itself, not under a section. */
const OF_BUREAU = new Set(["unit", "system_industry", "topic"]);

/** The columns of the printed ledger first, then what the register knows besides. */
export function useRiskColumns(): LedgerColumn<LedgerRow>[] {
  const { t } = useTranslation("risks");
  const word = useWord();
  const rankLabel = useRankLabel();
  const ofImport = Boolean(useLedgerQuery().query.import_id);
  const column = (key: string, width: number, render: (one: LedgerRow) => ReactNode, more: Partial<LedgerColumn<LedgerRow>> = {}) => ({
    key,
    title: t(`column.${key}`),
    width,
    render: (_value: unknown, one: LedgerRow) => render(one),
    ...more,
  });
  const rare = (key: string, width: number, render: (one: LedgerRow) => ReactNode, sort?: string) => column(key, width, render, { rare: true, sort });
  const mark = (rank: number | null, one: LedgerRow) => <GradeMark rank={rank} label={rankLabel(rank, one.subject_type)} />;
  return [
    column("position", 52, () => null),
    column("department", 102, (one) => (OF_BUREAU.has(one.subject_type) ? t("department.bureau") : one.department), { sort: "department" }),
    column("category", 104, (one) => word("categories", one.category) || one.category_written),
    column("title", 164, (one) => (
      <>
        <OpenLink id={one.id}>{one.title}</OpenLink> {ofImport && <div>{one.number}</div>}
        {(ofImport || one.standing !== "in_force") && <StandingTag of={one} />}
      </>
    )),
    column("manifestations", 178, (one) => lines(one.manifestations.length ? one.manifestations : [one.content])),
    column("rank", 92, (one) => mark(one.rank, one), { sort: "rank" }),
    column("measures", 186, (one) => {
      const active = one.measures.filter((measure) => measure.status === "active");
      if (active.length === 0) {
        const waiting = one.told?.waiting_measures;
        return waiting ? t("measure.waiting", { count: waiting }) : <Typography.Text type={one.status === "draft" ? "secondary" : "danger"}>{t("measure.none")}</Typography.Text>;
      }
      return lines(active.map((measure) => measure.text));
    }),
    column("section_head", 100, (one) => one.told?.section_head ?? one.section_head_written),
    column("responsible_leader", 102, (one) => one.told?.responsible_leader ?? one.responsible_leader_written),
    rare("number", 110, (one) => <OpenLink id={one.id}>{one.number}</OpenLink>, "number"),
    rare("status", 110, (one) => <StandingTag of={one} />),
    rare("post", 120, (one) => one.post),
    rare("direct_responsible", 110, (one) => one.told?.direct_responsible ?? one.direct_responsible_written),
    rare("monitoring", 180, (one) => one.told?.monitoring),
    rare("subject_type", 90, (one) => word("subject_types", one.subject_type)),
    rare("power", 180, (one) => one.power),
    rare("power_number", 120, (one) => one.power_number),
    rare("flow_step", 120, (one) => one.flow_step),
    rare("likelihood", 80, (one) => one.told?.likelihood),
    rare("harm", 80, (one) => one.told?.harm),
    rare("proposed_rank", 92, (one) => mark(one.proposed_rank, one)),
    rare("residual_rank", 92, (one) => (one.residual_rank ? mark(one.residual_rank, one) : "")),
    rare("noticed", 130, (one) => one.told?.noticed),
    rare("filing", 140, (one) => one.told?.filing),
    rare("review", 90, (one) => (one.review_required ? <Tag color="warning">{t("review.required")}</Tag> : "")),
    rare("reviewed_on", 110, (one) => day(one.told?.reviewed_on)),
    rare("next_review_on", 110, (one) => day(one.told?.next_review_on)),
    rare("in_force_on", 110, (one) => day(one.in_force_on)),
    rare("version", 70, (one) => one.version),
    rare("updated_at", 110, (one) => day(one.updated_at), "updated"),
    rare("key_tags", 120, (one) => one.key_tags.map((tag) => <Tag key={tag}>{word("key_tags", tag)}</Tag>)),
    rare("focus_tags", 140, (one) => one.focus_tags.map((tag) => <Tag key={tag}>{word("focus_tags", tag)}</Tag>)),
    rare("remarks", 160, (one) => one.remarks),
  ];
}
