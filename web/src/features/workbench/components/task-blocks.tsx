import { Button, Empty, Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useTaskCounts } from "@/shared/tasks/counts";
import { UrgencyMark } from "@/shared/tasks/urgency-mark";
import { whereTaskOpens } from "@/shared/tasks/where";
import { Due } from "@/shared/time/due";
import { useMyTasks, type Task } from "../queries";
import { Block } from "./block";

const TOP = 8;
const SOON = 3;

/** The eight to-dos due first, each one press away. */
export function MyTasks() {
  const { t } = useTranslation("workbench");
  const { data } = useMyTasks();
  const tasks = data?.items ?? [];
  const total = data ? (data.total ?? tasks.length) : "…";
  return (
    <Block guide="tasks" title={t("tasks.title")} more={{ to: "/tasks", label: t("tasks.all", { count: total }) }}>
      {data && !tasks.length && (
        <Empty description={t("tasks.none")}>
          <Link to="/tasks?box=done">{t("tasks.toDone")}</Link>
        </Empty>
      )}
      <ul className="wb-rows">
        {tasks.slice(0, TOP).map((one) => <Row key={one.id} task={one} />)}
      </ul>
    </Block>
  );
}

function Row({ task }: { task: Task }) {
  const { t, i18n } = useTranslation("workbench");
  return (
    <li className="wb-row">
      <span className="wb-row-text">
        <UrgencyMark urgency={task.urgency} />
        {task.comment && <Tag color="warning">{t("tasks.returned")}</Tag>}
        {task.rank != null && <GradeMark rank={task.rank} label={task.rank_label} />}{" "}
        <Link to={whereTaskOpens(task)} className={task.read ? undefined : "wb-row-fresh"}>{task.title}</Link>{" "}
        {task.step && <span className="small quiet">{i18n.language === "en" ? task.step.en : task.step.zh}</span>}
        {task.comment && <div className="small quiet">{t("tasks.said", { reason: task.comment })}</div>}
      </span>
      <span className="wb-row-due"><Due on={task.due_on} left={task.remaining_working_days} /></span>
      <Link to={whereTaskOpens(task)} tabIndex={-1} aria-hidden>
        <Button size="small" tabIndex={-1}>{t("tasks.handle")}</Button>
      </Link>
    </li>
  );
}

/** Late, or due within three working days. */
export function DueSoon() {
  const { t } = useTranslation("workbench");
  const { data } = useMyTasks();
  const tasks = data?.items ?? [];
  const late = tasks.filter((one) => one.overdue);
  const counts = useTaskCounts();
  const soon = tasks.filter((one) => !one.overdue && one.remaining_working_days != null && one.remaining_working_days <= SOON);
  return (
    <Block title={t("soon.title")}>
      {!data ? null : !late.length && !soon.length ? (
        <p className="quiet">{t("soon.none")}</p>
      ) : (
        <Flex vertical gap={4}>
          <span>{t("soon.late", { count: counts?.overdue ?? late.length })} · {t("soon.soon", { count: soon.length })}</span>
          <ul className="wb-rows">
            {[...late, ...soon].slice(0, 5).map((one) => (
              <li key={one.id} className="wb-row wb-row-wraps">
                <Link to={whereTaskOpens(one)} className="wb-row-text wb-row-short">{one.title}</Link>
                <Due on={one.due_on} left={one.remaining_working_days} />
              </li>
            ))}
          </ul>
        </Flex>
      )}
    </Block>
  );
}
