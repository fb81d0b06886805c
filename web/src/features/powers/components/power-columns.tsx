import { Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { LedgerColumn } from "@/shared/table/columns";
import { day } from "@/shared/time/dates";
import { type ListedPower, useFlowsOfPowers } from "../queries";
import { StandingTag } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import { usePendingWords } from "./pending-note";
import { levelLines, reformLine } from "./place";
import { useCategoryWord } from "./words";

/** The columns of the catalogue of powers. */
export function usePowerColumns(): LedgerColumn<ListedPower>[] {
  const { t } = useTranslation("powers");
  const { data: flows } = useFlowsOfPowers();
  const category = useCategoryWord();
  const pendingWords = usePendingWords();
  const word = useWord();
  const posts = (one: ListedPower, duty: string) => one.posts.filter((post) => post.duty === duty).map((post) => post.post).join("、");
  return [
    { key: "number", title: t("field.number"), dataIndex: "number", width: 112, sort: "number" },
    { key: "name", title: t("field.name"), width: 220, render: (_value, one) => <><Link to={`/powers/${one.id}`}>{one.name}</Link>{one.is_focus && <Tag className="focus-tag">{t("focus")}</Tag>}</> },
    { key: "status", title: t("field.status"), width: 110, render: (_value, one) => <StandingTag of={one} /> },
    { key: "category", title: t("field.category"), width: 100, render: (_value, one) => category(one.category) },
    { key: "sub_name", title: t("field.sub_name"), dataIndex: "sub_name", width: 160, rare: true },
    { key: "parent", title: t("field.parent"), width: 180, rare: true, render: (_value, one) => one.parent_id && <Link to={`/powers/${one.parent_id}`}>{one.parent}</Link> },
    { key: "direction", title: t("field.direction"), width: 88, rare: true, render: (_value, one) => t(`direction.${one.direction}`) },
    { key: "department", title: t("field.department"), width: 112, sort: "department", render: (_value, one) => one.department ?? one.exercising_subject },
    { key: "legal_basis", title: t("field.legal_basis"), width: 180, render: (_value, one) => <Typography.Paragraph ellipsis={{ rows: 2, tooltip: one.legal_basis }} className="tight">{one.legal_basis}</Typography.Paragraph> },
    { key: "time_limit", title: t("field.time_limit"), width: 112, render: (_value, one) => one.time_limit },
    { key: "has_discretion", title: t("field.has_discretion"), width: 84, render: (_value, one) => t(one.has_discretion ? "yes" : "no") },
    {
      key: "flowchart",
      title: t("field.flowchart"),
      width: 84,
      render: (_value, one) => {
        const flow = flows?.get(one.id)?.flowchart_id;
        return flow ? <Link to={`/flows/${flow}/edit`}>{t(`coverage.${one.flowchart}`)}</Link> : t(`coverage.${one.flowchart}`);
      },
    },
    { key: "risks", title: t("field.risks"), width: 140, render: (_value, one) => <RiskCounts power={one} /> },
    { key: "covered", title: t("field.covered"), width: 100, align: "right", render: (_value, one) => (one.risks.total ? `${Math.round((100 * one.risks.measured) / one.risks.total)}%` : "—") },
    { key: "disclosed", title: t("field.disclosed"), width: 100, render: (_value, one) => (one.disclosed ? word("notices.scope", one.disclosed) : t("undisclosed")) },
    { key: "edition", title: t("field.version"), dataIndex: "edition", width: 70, align: "right" },
    { key: "handling", title: t("field.handling"), width: 130, rare: true, render: (_value, one) => posts(one, "handling") },
    { key: "reviewing", title: t("field.reviewing"), width: 130, rare: true, render: (_value, one) => posts(one, "reviewing") },
    { key: "deciding", title: t("field.deciding"), width: 130, rare: true, render: (_value, one) => posts(one, "deciding") },
    { key: "content", title: t("field.content"), width: 260, rare: true, render: (_value, one) => one.content },
    { key: "level_authority", title: t("field.level_authority"), dataIndex: "level_authority", width: 180, rare: true },
    { key: "levels", title: t("field.levels"), width: 200, rare: true, render: (_value, one) => <span className="lines">{levelLines(one.levels)}</span> },
    { key: "reform", title: t("field.reform"), width: 180, rare: true, render: (_value, one) => reformLine(one.reform) },
    { key: "effective_on", title: t("field.effective_on"), width: 112, rare: true, render: (_value, one) => day(one.effective_on) },
    { key: "cleanup", title: t("field.cleanup"), width: 110, rare: true, render: (_value, one) => (one.pending ? pendingWords(one) : one.cleanup ? t(`decision.${one.cleanup.decision}`) : "") },
    { key: "updated_at", title: t("field.updated"), width: 112, sort: "updated", render: (_value, one) => day(one.updated_at) },
  ];
}

/** How many risk points of each grade; a press leads to them. */
function RiskCounts({ power }: { power: ListedPower }) {
  const { t } = useTranslation("powers");
  const { total, high, medium, low } = power.risks;
  if (!total) return <>{t("noRiskPoints")}</>;
  return <Link to={`/risks?power_id=${power.id}`}>{t("riskCounts", { high, medium, low })}</Link>;
}
