import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Alert, Button } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { useKeys } from "@/shared/keys/keys";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { usePreferences } from "@/shared/session/preferences";
import "../tasks.css";
import { CaseView } from "../components/case-view";
import { OtherTask } from "../components/other-task";
import { useAround } from "../components/around";
import { useCase, useReadTask, useTask, type TaskInFull } from "../queries";

/** Who opens what was sent to him for reading has read it. */
const COPY = "case_copy";

/** One to-do: a case to decide on here, or where else it is done. */
export default function TaskPage() {
  const { t, i18n } = useTranslation(["tasks", "app"]);
  const { id = "" } = useParams();
  const asked = useTask(id);
  const around = useAround(id);
  const task = asked.data;
  const { data: found } = useCase(task?.case_id);
  const step = found?.state === "running" && (i18n.language === "en" ? found.step_en : found.step_zh);
  return (
    <PageFrame
      title={[task?.title ?? t("app:page.P05"), step].filter(Boolean).join(" · ")}
      crumbs={[{ title: t("app:page.P04"), to: `/tasks${around.list}` }]}
      actions={<Neighbours around={around} />}
    >
      <Asked asked={asked}>{(found) => <OneTask key={id} task={found} around={around} />}</Asked>
    </PageFrame>
  );
}

type Around = ReturnType<typeof useAround>;

function OneTask({ task, around }: { task: TaskInFull; around: Around }) {
  const [said, setSaid] = useState("");
  const asked = useCase(task.case_id);
  const { mutate: read } = useReadTask();
  const fresh = task.state === "open" && !task.read && (task.box === "act" || task.kind === COPY);
  useEffect(() => {
    if (fresh) read(task.id);
  }, [fresh, task.id, read]);
  return (
    <>
      {said && <Finished said={said} around={around} />}
      {task.case_id ? (
        <Asked asked={asked}>{(found) => <CaseView found={found} task={task} onDone={setSaid} />}</Asked>
      ) : (
        <OtherTask task={task} />
      )}
    </>
  );
}

/** After a decision the next one, without the way back to the list. */
function Finished({ said, around }: { said: string; around: Around }) {
  const { t } = useTranslation("tasks");
  const navigate = useNavigate();
  const { list, next, left } = around;
  return (
    <Alert
      className="batch-result"
      type="success"
      showIcon
      role="status"
      title={said}
      description={next ? t("finished.left", { count: left }) : t("finished.none")}
      action={
        next ? (
          <Button type="primary" autoFocus onClick={() => navigate(`/tasks/${next}`, { state: { list } })}>{t("act.next")}</Button>
        ) : (
          <Button autoFocus onClick={() => navigate(`/tasks${list}`)}>{t("act.list")}</Button>
        )
      }
    />
  );
}

function Neighbours({ around }: { around: Around }) {
  const { t } = useTranslation("shared");
  const navigate = useNavigate();
  const { single_keys } = usePreferences();
  const { list, before, after } = around;
  const go = (to?: string) => to && navigate(`/tasks/${to}`, { state: { list } });
  useKeys({ j: () => go(after), k: () => go(before) }, single_keys ?? true);
  return (
    <>
      <Button icon={<ArrowUpOutlined />} disabled={!before} onClick={() => go(before)}>{t("drawer.before")}</Button>
      <Button icon={<ArrowDownOutlined />} disabled={!after} onClick={() => go(after)}>{t("drawer.after")}</Button>
    </>
  );
}
