import { Alert, Descriptions, Flex, Progress, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { ReviewNotes } from "@/shared/records/review";
import { day } from "@/shared/time/dates";
import { StandingTag } from "@/shared/words/standing";
import { type RiskPoint, useWorkSteps } from "../queries";
import { useShowField } from "./show-field";

const FIELDS = ["subject_type", "department", "post", "answering_post", "category", "flow_step", "regulation_clause", "content", "causes", "loss", "affected_interest", "uncertainty", "consequence", "context", "method", "origin", "topic", "key_tags", "focus_tags", "direct_responsible_written", "section_head_written", "responsible_leader_written", "remarks"] as const;

/** What the risk point says: its words, where it lies, and what is going on with it. */
export function BasicPart({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  const show = useShowField(point.subject_type);
  const said = (name: (typeof FIELDS)[number]): ReactNode => {
    const value = point[name];
    return Array.isArray(value) ? (value.length ? show(name, value) : "") : value ? <span className="pre">{show(name, value)}</span> : "";
  };
  const items: { key: string; label: string; children: ReactNode }[] = FIELDS.map((name) => ({ key: name, label: t(`field.${name}`), children: said(name) }));
  const manifestations = (
    <ol className="answer-list">{point.manifestations.map((one, index) => <li key={index}>{one}</li>)}</ol>
  );
  const all = [
    { key: "number", label: t("field.number"), children: <Flex gap="small"><span>{point.number}</span><Typography.Text type="secondary">{t("basic.version", { version: point.version })}</Typography.Text></Flex> },
    { key: "status", label: t("field.status"), children: <StandingTag of={point} /> },
    ...(point.power ? [{ key: "power", label: t("field.power"), children: <Link to={`/powers/${point.power_id}`}>{point.power}</Link> }] : []),
    { key: "manifestations", label: t("field.manifestations"), children: point.manifestations.length ? manifestations : "" },
    ...items,
    { key: "in_force_on", label: t("field.in_force_on"), children: day(point.in_force_on) },
    ...(point.retired_on ? [{ key: "retired", label: t("field.retired_on"), children: `${day(point.retired_on)} ${point.retired_reason}` }] : []),
  ].filter((one) => one.children !== "");
  return (
    <Flex vertical gap="middle">
      <ReviewNotes itemId={point.id} />
      {point.review_required && <Alert type="warning" showIcon title={point.review_because ? t("review.why", { why: point.review_because }) : t("review.required")} />}
      <Descriptions size="small" bordered column={1} styles={{ label: { width: 132 } }} items={all} />
      <WorkSteps id={point.id} />
    </Flex>
  );
}

/** How far the five steps of work on this point are. */
function WorkSteps({ id }: { id: string }) {
  const { t } = useTranslation("risks");
  const { data } = useWorkSteps(id);
  if (!data) return null;
  return (
    <section>
      <Typography.Title level={3} className="part-head">{t("steps.title")}</Typography.Title>
      <Progress percent={(data.done / data.steps.length) * 100} steps={data.steps.length} showInfo={false} aria-label={t("steps.title")} />
      <ul className="answer-list">
        {data.steps.map((one) => (
          <li key={one.step}>
            {t(`steps.${one.step}`)}：{one.done ? t("steps.done", { on: day(one.on) }) : <Typography.Text type="secondary">{t("steps.open")}</Typography.Text>}
          </li>
        ))}
      </ul>
    </section>
  );
}
