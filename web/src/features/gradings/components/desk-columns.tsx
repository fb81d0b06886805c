import { Tag, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import type { LedgerColumn } from "@/shared/table/columns";
import { day } from "@/shared/time/dates";
import { StandingTag } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import type { DeskRow } from "../queries";

const LOWER = new Set(["lowered", "below"]);

/** Computed, suggested, reviewed, decided – side by side, with what differs and why. */
export function useDeskColumns(onDecide: (row: DeskRow) => ReactNode): LedgerColumn<DeskRow>[] {
  const { t, i18n } = useTranslation("gradings");
  const label = useRankLabel();
  const word = useWord();
  const mark = (row: DeskRow, rank: number | null | undefined) => (rank ? <GradeMark rank={rank} label={label(rank, row.subject_type)} /> : "—");
  return [
    { key: "title", title: t("desk.point"), width: 240, fixed: "left", render: (_value, one) => <Link to={`/risks/${one.id}`}>{one.number} {one.title}</Link> },
    { key: "standing", title: t("desk.standing"), width: 120, render: (_value, one) => <StandingTag of={one} /> },
    { key: "department", title: t("desk.department"), width: 105, dataIndex: "department" },
    { key: "post", title: t("desk.post"), width: 110, dataIndex: "post", rare: true },
    { key: "computed", title: t("desk.computed"), width: 90, render: (_value, one) => mark(one, one.sheet?.proposed_rank ?? one.proposed_rank) },
    { key: "section", title: t("desk.section"), width: 90, render: (_value, one) => mark(one, one.panel?.suggested_rank ?? one.panel?.computed_rank) },
    { key: "review", title: t("desk.review"), width: 120, render: (_value, one) => one.case?.review && <>{mark(one, one.case.rank ?? one.proposed_rank)} <Typography.Text type="secondary">{one.case.review.person_name}：{one.case.review.opinion}</Typography.Text></> },
    { key: "decided", title: t("desk.decided"), width: 90, render: (_value, one) => mark(one, one.rank) },
    { key: "difference", title: t("desk.difference"), width: 90, render: (_value, one) => one.difference && <Tag color={LOWER.has(one.difference) ? "warning" : "blue"}>{word("gradings.difference", one.difference)}</Tag> },
    { key: "reason", title: t("desk.reason"), width: 200, render: (_value, one) => one.decision && [one.decision.reason, one.decision.evidence].filter(Boolean).join("；") },
    { key: "case", title: t("desk.case"), width: 150, render: (_value, one) => one.case && <Link to={`/cases/${one.case.id}`}>{one.case.number} {i18n.language === "en" ? one.case.step_en : one.case.step_zh}</Link> },
    { key: "due", title: t("desk.due"), width: 100, render: (_value, one) => day(one.case?.due_on), rare: true },
    { key: "acts", title: t("desk.act"), width: 80, fixedPlace: true, fixed: "right", render: (_value, one) => onDecide(one) },
  ];
}
