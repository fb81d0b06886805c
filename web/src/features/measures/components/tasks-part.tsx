import { DatePicker, Empty, Flex, Form, Input, Select, Tag, Typography } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useMeasureAct } from "@/shared/measures/measure-dialog";
import { Asked } from "@/shared/pages/page-frame";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { assignTask, type Measure, type MeasureTask, useMeasureTasks } from "../queries";
import { DoingDialog } from "./doing-dialog";

const COLOURS: Record<string, string> = { done: "success", open: "processing" };

/** The definite pieces of work a measure was made into. */
export function TasksPart({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  const asked = useMeasureTasks(measure.id);
  const [assigning, setAssigning] = useState(false);
  const [finished, setFinished] = useState<MeasureTask>();
  return (
    <Flex vertical gap="small">
      <Asked asked={asked}>
        {(found) =>
          found.items.length === 0 ? (
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("task.none")} />
          ) : (
            <ul className="rows">
              {found.items.map((one) => <Line key={one.id} task={one} measure={measure} onDone={() => setFinished(one)} />)}
            </ul>
          )
        }
      </Asked>
      <div>
        <Act asks="measure:edit" subject={{ kind: "measure", id: measure.id }} blocked={whyNot(measure, t)} onClick={() => setAssigning(true)}>{t("act.assignTask")}</Act>
      </div>
      {assigning && <TaskDialog measure={measure} onClose={() => setAssigning(false)} />}
      {finished && <DoingDialog measure={measure} task={finished.id} onClose={() => setFinished(undefined)} />}
    </Flex>
  );
}

export function whyNot(measure: Measure, t: (key: string) => string): string | undefined {
  if (measure.status === "retired") return t("blocked.retired");
  return measure.needs_review ? t("blocked.needsReview") : undefined;
}

function Line({ task, measure, onDone }: { task: MeasureTask; measure: Measure; onDone: () => void }) {
  const { t } = useTranslation("measures");
  const word = useWord();
  const { nameOf } = useDirectory();
  return (
    <li>
      <div>
        <strong>{task.title}</strong> <Tag color={COLOURS[task.state]}>{word("measure_tasks.state", task.state)}</Tag>
        <div>
          <Typography.Text type="secondary">
            {[nameOf(task.post_id), t("task.due", { on: day(task.due_on) }), t("task.shows", { what: task.deliverable })].join(" · ")}
          </Typography.Text>
        </div>
      </div>
      {task.state === "open" && (
        <Act size="small" asks="measure:perform" subject={{ kind: "measure", id: measure.id }} blocked={whyNot(measure, t)} onClick={onDone}>{t("act.finish")}</Act>
      )}
    </li>
  );
}

interface Filled {
  title: string;
  post_id: string;
  due_on: Dayjs;
  deliverable: string;
}

function TaskDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const { t } = useTranslation("measures");
  const { posts } = useDirectory();
  const act = useMeasureAct((filled: Filled) => assignTask(measure.id, { ...filled, due_on: filled.due_on.format("YYYY-MM-DD") }));
  const needed = [{ required: true, message: t("task.missing") }];
  return (
    <FormDialog<Filled>
      title={t("task.title", { text: measure.text })}
      verb={t("act.assignTask")}
      initialValues={{ post_id: measure.responsible_post_id ?? undefined }}
      run={(filled) => act.mutateAsync(filled)}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("task.name")} rules={needed}><Input autoFocus maxLength={1000} /></Form.Item>
      <Form.Item name="post_id" label={t("task.post")} rules={needed}>
        <Select showSearch={BY_NAME} options={posts.map((one) => ({ value: one.value, pinyin: one.pinyin, label: [one.label, one.holders.join("、")].filter(Boolean).join(" ") }))} />
      </Form.Item>
      <Form.Item name="due_on" label={t("task.dueOn")} rules={needed}><DatePicker /></Form.Item>
      <Form.Item name="deliverable" label={t("task.deliverable")} rules={needed}><Input maxLength={1000} /></Form.Item>
    </FormDialog>
  );
}
