import { Alert, Descriptions, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GapList } from "@/shared/gaps/gap-list";
import { GradeMark } from "@/shared/grade/grade-mark";
import { day } from "@/shared/time/dates";
import { type Case, type TaskInFull, useNoticeOf } from "../queries";
import { stillMissing } from "./faced";
import { Urgency } from "./urgency";

/** Number, kind, where it stands and until when; what is still missing. */
export function CaseHead({ found, task }: { found: Case; task?: TaskInFull }) {
  const { t, i18n } = useTranslation("tasks");
  const english = i18n.language === "en";
  const comment = task?.comment;
  const missing = stillMissing(found);
  const { data: notice } = useNoticeOf(found.id, found.state === "running" && found.step_type === "public_notice");
  const planned = found.meetings.find((one) => one.state === "planned" && one.kind === "body");
  const returned = found.state === "running" && found.step_type === "draft" && found.round > 1;
  const starter = [found.started_by_name, found.started_post_title].filter(Boolean).join(" · ");
  const items = [
    { key: "number", label: t("case.number"), children: found.number },
    { key: "kind", label: t("column.kind"), children: found.object_label },
    { key: "rank", label: t("column.rank"), children: found.rank == null ? "—" : <GradeMark rank={found.rank} label={found.rank_label} /> },
    { key: "starter", label: t("case.starter"), children: starter },
    {
      key: "step",
      label: t("case.step"),
      children: found.state === "running" ? (english ? found.step_en : found.step_zh) : <Tag>{found.state_label}</Tag>,
    },
    { key: "urgency", label: t("column.urgency"), children: <Urgency found={found} /> },
    { key: "due", label: t("case.due"), children: day(found.due_on) || "—" },
    ...asked(found.values).map(([key, children]) => ({ key, label: t(`case.${key}`), children, span: "filled" as const })),
  ];
  return (
    <>
      {task?.handed_over_to_name && found.state === "running" && <Alert type="info" showIcon title={t("transfer.with", { name: task.handed_over_to_name })} />}
      {comment && <Alert type="warning" showIcon title={t("face.returned")} description={comment} />}
      {returned && !found.may_act && (
        <Alert type="info" showIcon title={t("face.waitsMending", { names: found.who_can.map((one) => one.name || one.post).join(t("list.comma")) })} />
      )}
      {found.state === "running" && found.step_type === "collective_decision" && (
        <Alert
          type="info"
          showIcon
          title={t("other.body")}
          description={planned && t("other.onAgenda", { number: planned.number, day: day(planned.held_on) })}
          action={<Link to={planned ? `/meetings/${planned.id}` : "/meetings"}>{t("other.toMeetings")}</Link>}
        />
      )}
      {found.state === "running" && found.step_type === "public_notice" && (
        <Alert type="info" showIcon title={t("other.notice")} action={notice !== undefined && <Link to={notice ? `/notices/${notice}` : "/notices"}>{t("other.toNotices")}</Link>} />
      )}
      {missing.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("case.missing")}
          description={<GapList gaps={missing} caseId={found.id} objectKind={found.object_kind} />}
        />
      )}
      <Descriptions className="case-head" size="small" column={{ xs: 1, sm: 2, lg: 3 }} items={items} />
    </>
  );
}

/** What the application itself says: to which grade, why, on what grounds. */
function asked({ to_rank, reason, evidence }: { to_rank?: number; reason?: string; evidence?: string }) {
  const grade = to_rank && <GradeMark rank={to_rank} />;
  return ([["to_rank", grade], ["reason", reason], ["evidence", evidence]] as const).filter(([, value]) => value);
}
