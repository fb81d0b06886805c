import { Alert, Button, Descriptions, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { day, minute } from "@/shared/time/dates";
import { Due } from "@/shared/time/due";
import { useWord } from "@/shared/words/vocabularies";
import { whereTaskIsDone } from "@/shared/tasks/where";
import { kindOf } from "./columns";
import { useReadTask, type TaskInFull } from "../queries";
import { StayDialog } from "./stay-dialog";
import { TransferDialog } from "./transfer-dialog";

/** A to-do that is done on another page: what it is, and the way there. */
export function OtherTask({ task }: { task: TaskInFull }) {
  const { t } = useTranslation("tasks");
  const word = useWord();
  const navigate = useNavigate();
  const read = useReadTask();
  const [handing, setHanding] = useState(false);
  const [leaving, setLeaving] = useState(false);
  const where = whereTaskIsDone(task);
  const open = task.state === "open";
  const call = task.meeting;
  const called = call ? [
    { key: "when", label: t("call.when"), children: `${day(call.held_on)} ${call.hour}` },
    { key: "place", label: t("call.place"), children: call.place },
    { key: "items", label: t("call.items"), children: <ol className="call-items">{call.items.map((one) => <li key={one}>{one}</li>)}</ol> },
  ] : [];
  const items = [
    { key: "what", label: t("other.what"), children: task.title },
    ...called,
    ...(task.because ? [{ key: "because", label: t("other.because"), children: task.because }] : []),
    { key: "kind", label: t("column.kind"), children: kindOf(task, { word }) },
    { key: "sender", label: t("column.sender"), children: task.sender_name || "—" },
    { key: "opened", label: t("column.opened"), children: minute(task.opened_at) },
    { key: "due", label: t("column.due"), children: <Due on={task.due_on} left={task.remaining_working_days} done={!open} /> },
    { key: "waits", label: t("column.waits"), children: task.waiting_for.map((one) => one.name).join(t("list.comma")) || "—" },
  ];
  return (
    <Flex vertical gap="middle">
      {!open && <Alert type="success" showIcon title={t("other.over")} />}
      <Descriptions bordered size="small" column={1} items={items} />
      {open && !call && <p>{where ? t("other.about") : t("other.nowhere")}</p>}
      <Flex gap="small" wrap>
        {where && !call && <Button type="primary" onClick={() => navigate(where)}>{t("act.go")}</Button>}
        {where && call && <Act asks="meeting:read" subject={{ kind: "meeting", id: task.subject_id }} onClick={() => navigate(where)}>{t("call.open")}</Act>}
        {open && task.box === "read" && (
          <Button loading={read.isPending} onClick={() => read.mutate(task.id)}>{t("act.read")}</Button>
        )}
        {task.may_stay && <Button onClick={() => setLeaving(true)}>{t("stay.act")}</Button>}
        {open && task.can_take_over.length > 0 && <Button onClick={() => setHanding(true)}>{t("act.transfer")}</Button>}
      </Flex>
      {leaving && <StayDialog task={task} onClose={() => setLeaving(false)} />}
      {handing && <TransferDialog task={task} onClose={() => setHanding(false)} onDone={() => setHanding(false)} />}
    </Flex>
  );
}
