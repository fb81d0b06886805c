import { App, Button, Card, Flex, Form, Input, Modal, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { type Stage, useCompleteStage, useCompleteTask, useStage } from "../queries";
import { StageDates } from "./stage-dates";
import { AddTask, ChangeTask } from "./task-dialog";

/** One stage: its days, what must be in place, its pieces of work, and its completion. */
export function StageCard({ stage, open }: { stage: Stage; open: boolean }) {
  const { t } = useTranslation("cycles");
  const { nameOf } = useDirectory();
  const title = (
    <Flex gap="small" align="center" wrap>
      <span>{stage.position}. {stage.name}</span>
      <Tag>{t(`phase.${stage.phase}`)}</Tag>
      <Typography.Text type="secondary">{day(stage.starts_on)} – {day(stage.due_on)}</Typography.Text>
      {stage.completed_on && <Tag color="success">{t("stage.completed", { on: day(stage.completed_on) })}</Tag>}
    </Flex>
  );
  const acts = open && !stage.completed_on && (
    <Flex gap="small">
      <StageDates stage={stage} />
      <AddTask stage={stage} />
      <Complete stage={stage} />
    </Flex>
  );
  return (
    <Card size="small" title={title} extra={acts}>
      <Typography.Paragraph type="secondary">
        {t("stage.needs")}{stage.conditions.map((one) => t(`condition.${one}`)).join("、") || t("stage.nothing")}
      </Typography.Paragraph>
      {stage.report && <Typography.Paragraph>{t("stage.report")}{stage.report}</Typography.Paragraph>}
      {stage.tasks.length === 0 && <Typography.Text type="secondary">{t("task.none")}</Typography.Text>}
      <ul className="rows">
        {stage.tasks.map((one) => (
          <li key={one.id}>
            <div>
              <strong>{one.title}</strong>
              <div>
                {[
                  nameOf(one.post_id),
                  one.deliverable && t("task.deliverable", { name: one.deliverable }),
                  one.due_on && t("task.due", { on: day(one.due_on) }),
                  one.done_on && t("task.doneOn", { on: day(one.done_on) }),
                  one.result,
                ].filter(Boolean).join(" · ")}
              </div>
            </div>
            {open && !one.done_on && <Flex gap="small"><ChangeTask task={one} /><Done task={one} /></Flex>}
          </li>
        ))}
      </ul>
    </Card>
  );
}

function Done({ task }: { task: Stage["tasks"][number] }) {
  const { t } = useTranslation("cycles");
  const [open, setOpen] = useState(false);
  const complete = useCompleteTask();
  const send = ({ result }: { result: string }) =>
    complete.mutate({ ...task, result }, { onSuccess: () => setOpen(false) });
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{t("task.report")}</Button>
      <Modal open={open} title={t("task.reportTitle", { title: task.title })} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Form layout="vertical" onFinish={send}>
          <Form.Item name="result" label={t("task.result")} rules={[{ required: true }]}>
            <Input.TextArea rows={3} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={complete.isPending}>{t("task.report")}</Button>
        </Form>
      </Modal>
    </>
  );
}

function Complete({ stage }: { stage: Stage }) {
  const { t } = useTranslation("cycles");
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const complete = useCompleteStage();
  const send = ({ report }: { report: string }) =>
    complete.mutate({ ...stage, report }, {
      onSuccess: () => {
        setOpen(false);
        void message.success(t("stage.completedNow", { name: stage.name }));
      },
    });
  return (
    <>
      <Act asks="cycle_plan:adopt" size="small" onClick={() => setOpen(true)}>{t("stage.complete")}</Act>
      <Modal open={open} title={t("stage.completeTitle", { name: stage.name })} footer={null} onCancel={() => setOpen(false)} destroyOnHidden>
        <Missing stage={stage} />
        <Form layout="vertical" onFinish={send}>
          <Form.Item name="report" label={t("stage.reportLabel")} rules={[{ required: true }]}>
            <Input.TextArea rows={4} />
          </Form.Item>
          <Button type="primary" htmlType="submit" loading={complete.isPending}>{t("stage.complete")}</Button>
        </Form>
      </Modal>
    </>
  );
}

interface Gap {
  code?: string;
  text?: string;
  message?: string;
}

/** What the stage still lacks, in words. */
export function Missing({ stage }: { stage: { id: string } }) {
  const { t } = useTranslation("cycles");
  const { data } = useStage(stage.id);
  const missing = (data?.missing ?? []) as Gap[];
  if (!missing.length) return null;
  return (
    <>
      <Typography.Text strong>{t("stage.missing", { count: missing.length })}</Typography.Text>
      <ul>{missing.slice(0, 20).map((one, index) => <li key={index}>{one.text ?? one.message ?? one.code}</li>)}</ul>
    </>
  );
}
