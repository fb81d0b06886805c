import { Button, Empty, Flex, Tag, Typography } from "antd";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";
import { day } from "@/shared/time/dates";
import { DoingDialog } from "../components/doing-dialog";
import { MyTasks } from "../components/my-tasks";
import { type Nearness, nearness, NextDue } from "../components/next-due";
import { type ListedMeasure, measureKeys, readMeasures, useMyArea } from "../queries";
import "../measures.css";

type Group = Nearness | "review";

const GROUPS: readonly Group[] = ["late", "soon", "later", "none", "review"];

interface Mine {
  id: string;
  risk_point_id: string;
  text: string;
  next_due_on: string | null;
  listed?: ListedMeasure;
}

/** P23: what I am to do against the risks of my post, the most pressing first. */
export default function MinePage() {
  const { t } = useTranslation("measures");
  const { t: pages } = useTranslation();
  const { post_id } = useMe();
  const area = useMyArea();
  const { data: listed } = useQuery({
    queryKey: [...measureKeys.all, "of-post", post_id],
    enabled: Boolean(post_id),
    queryFn: () => readMeasures({ post_id: post_id ?? "", limit: "200" }),
  });
  const [recorded, setRecorded] = useState<Mine>();
  const known = new Map((listed?.items ?? []).map((one) => [one.id, one] as const));
  return (
    <PageFrame title={pages("page.P23")}>
      <MyTasks post={post_id} />
      <Asked asked={area}>
        {(found) => {
          const mine: Mine[] = found.measures.map((one) => ({ ...one, listed: known.get(one.id) }));
          if (!mine.length) return <Empty description={t("mine.none")}><Link to="/risks?responsible=any"><Button>{t("mine.points")}</Button></Link></Empty>;
          return GROUPS.map((group) => <Rows key={group} group={group} measures={mine.filter((one) => groupOf(one) === group)} onRecord={setRecorded} />);
        }}
      </Asked>
      {recorded && <DoingDialog measure={recorded} onClose={() => setRecorded(undefined)} />}
    </PageFrame>
  );
}

function groupOf(one: Mine): Group {
  return one.listed?.needs_review ? "review" : nearness(one.next_due_on);
}

interface RowsProps {
  group: Group;
  measures: readonly Mine[];
  onRecord: (measure: Mine) => void;
}

function Rows({ group, measures, onRecord }: RowsProps) {
  const { t } = useTranslation("measures");
  if (!measures.length) return null;
  return (
    <section className="measures-section">
      <h2 className="measures-group">{t(group === "none" ? "mine.undated" : `mine.${group}`, { count: measures.length })}</h2>
      <ul className="rows">
        {measures.map((one) => <Line key={one.id} measure={one} onRecord={() => onRecord(one)} />)}
      </ul>
    </section>
  );
}

function Line({ measure, onRecord }: { measure: Mine; onRecord: () => void }) {
  const { t } = useTranslation("measures");
  const label = useRankLabel();
  const { listed } = measure;
  return (
    <li>
      <div className="grows">
        <Link to={`/measures/${measure.id}`}><strong>{measure.text}</strong></Link>{" "}
        {listed?.urgent && <Tag color="error">{t("mark.urgent")}</Tag>}
        {listed?.needs_review && <Tag color="warning">{t("mark.needsReview")}</Tag>}
        <Flex gap="small" wrap>
          {listed && <GradeMark rank={listed.rank} label={label(listed.rank, listed.subject_type)} />}
          {listed && <Link to={`/risks/${measure.risk_point_id}`}>{listed.risk_point_number} {listed.risk_point_title}</Link>}
          <Typography.Text type="secondary">
            {[listed?.frequency, listed?.last_done_on && t("mine.lastDone", { on: day(listed.last_done_on) })].filter(Boolean).join(" · ")}
          </Typography.Text>
          <NextDue measure={measure} />
        </Flex>
      </div>
      <Act asks="measure:perform" subject={{ kind: "measure", id: measure.id }} allowed blocked={listed?.needs_review ? t("blocked.needsReview") : undefined} onClick={onRecord}>{t("act.record")}</Act>
    </li>
  );
}
