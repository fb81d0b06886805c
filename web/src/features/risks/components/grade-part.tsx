import { Descriptions, Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { type Scores, useNamed, useProfile, useRankLabel } from "@/shared/grade/rules";
import { ScoreMatrix } from "@/shared/grade/score-matrix";
import { useDirectory } from "@/shared/people/organisation";
import { minute } from "@/shared/time/dates";
import { type RiskPoint, useGradings } from "../queries";
import { SelfAssessments } from "./self-assessments";

/** On what the grade rests: the scored factors with the lit cell, and what was ever decided. */
export function GradePart({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  const named = useNamed();
  const profile = useProfile();
  const label = useRankLabel();
  const { people } = useDirectory();
  const { data, isPending } = useGradings(point.id);
  const newest = [...(data?.items ?? [])].sort((one, other) => other.at.localeCompare(one.at));
  const scored = newest.find((one) => Object.keys(one.scores).length > 0);
  const mark = (rank: number | null) => <GradeMark rank={rank} label={label(rank, point.subject_type)} />;
  const name = (code: string) => named(profile?.grading.factors.find((one) => one.code === code)) || code;
  const order = profile?.grading.factors.map((one) => one.code) ?? [];
  const inOrder = (scores: [string, unknown][]) => [...scores].sort(([one], [other]) => order.indexOf(one) - order.indexOf(other));
  return (
    <Flex vertical gap="middle">
      <Descriptions
        size="small"
        bordered
        column={2}
        items={[
          { key: "rank", label: t("field.rank"), children: mark(point.rank) },
          { key: "proposed", label: t("field.proposed_rank"), children: mark(point.proposed_rank) },
          { key: "worst", label: t("field.worst_rank"), children: mark(point.worst_rank) },
          { key: "residual", label: t("field.residual_rank"), children: mark(point.residual_rank) },
        ]}
      />
      {profile && <ScoreMatrix rules={profile.grading} scores={(scored?.scores ?? {}) as Scores} />}
      {scored && (
        <ul className="answer-list">
          {inOrder(Object.entries(scored.scores)).map(([code, score]) => (
            <li key={code}>{name(code)}：{String(score)}　<Typography.Text type="secondary">{String(scored.rationales[code] ?? "")}</Typography.Text></li>
          ))}
          {scored.consequence && <li>{t("field.consequence")}：{named(profile?.grading.consequences.find((one) => one.code === scored.consequence))}</li>}
        </ul>
      )}
      <SelfAssessments point={point} />
      <Typography.Title level={3} className="part-head">{t("gradings.title")}</Typography.Title>
      <Table
        size="small"
        rowKey="id"
        loading={isPending}
        pagination={false}
        dataSource={newest}
        columns={[
          { title: t("gradings.at"), width: 130, render: (_value, one) => minute(one.at) },
          { title: t("gradings.kind"), width: 90, render: (_value, one) => <>{one.kind === "lowering" && <span className="lowered-mark">▼ </span>}{t(`gradings.kinds.${one.kind}`)}</> },
          { title: t("gradings.by"), width: 120, render: (_value, one) => people.find((each) => each.value === one.person_id)?.label ?? "" },
          { title: t("gradings.rank"), width: 130, render: (_value, one) => <>{one.before_rank && <>{mark(one.before_rank)} → </>}{mark(one.decided_rank ?? one.proposed_rank)}</> },
          { title: t("gradings.reason"), render: (_value, one) => [one.reason, one.evidence, one.decision_reference].filter(Boolean).join("；") },
        ]}
      />
    </Flex>
  );
}
