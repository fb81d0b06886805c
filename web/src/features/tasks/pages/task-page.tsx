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
import { useCase, useReadTask, useTask, useWaiting, type TaskInFull } from "../queries";

/** Who opens what was sent to him for reading has read it. */
const COPY = "case_copy";

/** One to-do: a case to decide on here, or where else it is done. */
export default function TaskPage() {
  const { t } = useTranslation(["tasks", "app"]);
  const { id = "" } = useParams();
  const asked = useTask(id);
  const task = asked.data;
  return (
    <PageFrame
      title={task?.title ?? t("app:page.P05")}
      crumbs={[{ title: t("app:page.P04"), to: "/tasks" }]}
      actions={<Neighbours id={id} />}
    >
      <Asked asked={asked}>{(found) => <OneTask key={id} task={found} />}</Asked>
    </PageFrame>
  );
}

function OneTask({ task }: { task: TaskInFull }) {
  const [said, setSaid] = useState("");
  const asked = useCase(task.case_id);
  const { mutate: read } = useReadTask();
  const fresh = task.state === "open" && !task.read && (task.box === "act" || task.kind === COPY);
  useEffect(() => {
    if (fresh) read(task.id);
  }, [fresh, task.id, read]);
  return (
    <>
      {said && <Finished said={said} id={task.id} />}
      {task.case_id ? (
        <Asked asked={asked}>{(found) => <CaseView found={found} task={task} onDone={setSaid} />}</Asked>
      ) : (
        <OtherTask task={task} />
      )}
    </>
  );
}

/** After a decision the next one, without the way back to the list. */
function Finished({ said, id }: { said: string; id: string }) {
  const { t } = useTranslation("tasks");
  const navigate = useNavigate();
  const { data } = useWaiting();
  const waiting = (data?.items ?? []).filter((one) => one.id !== id);
  const [next] = waiting;
  return (
    <Alert
      className="batch-result"
      type="success"
      showIcon
      role="status"
      title={said}
      description={next ? t("finished.left", { count: waiting.length }) : t("finished.none")}
      action={
        next ? (
          <Button type="primary" autoFocus onClick={() => navigate(`/tasks/${next.id}`)}>{t("act.next")}</Button>
        ) : (
          <Button autoFocus onClick={() => navigate("/tasks")}>{t("act.list")}</Button>
        )
      }
    />
  );
}

function Neighbours({ id }: { id: string }) {
  const { t } = useTranslation("shared");
  const navigate = useNavigate();
  const { single_keys } = usePreferences();
  const { data } = useWaiting();
  const ids = (data?.items ?? []).map((one) => one.id);
  const place = ids.indexOf(id);
  const [before, after] = place < 0 ? [undefined, ids[0]] : [ids[place - 1], ids[place + 1]];
  const go = (to?: string) => to && navigate(`/tasks/${to}`);
  useKeys({ j: () => go(after), k: () => go(before) }, single_keys ?? true);
  return (
    <>
      <Button icon={<ArrowUpOutlined />} disabled={!before} onClick={() => go(before)}>{t("drawer.before")}</Button>
      <Button icon={<ArrowDownOutlined />} disabled={!after} onClick={() => go(after)}>{t("drawer.after")}</Button>
    </>
  );
}
