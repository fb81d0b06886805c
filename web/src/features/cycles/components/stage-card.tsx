import { App, Button, Card, Flex, Form, Input, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { GapList } from "@/shared/gaps/gap-list";
import type { Gap } from "@/shared/gaps/mends";
import { useDirectory } from "@/shared/people/organisation";
import { day } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";
import { type Stage, useCompleteStage, useCompleteTask, useStage } from "../queries";
import { StageDates } from "./stage-dates";
import { AddTask, ChangeTask } from "./task-dialog";

/** One stage: its days, what must be in place, its pieces of work, and its completion. */
export function StageCard({ stage, open, planned }: { stage: Stage; open: boolean; planned: boolean }) {
  const { t } = useTranslation("cycles");
  const { nameOf } = useDirectory();
  const stageName = useStageName();
  const title = (
    <Flex gap="small" align="center" wrap>
      <span>{stage.position}. {stageName(stage.name)}</span>
      <Tag>{t(`phase.${stage.phase}`)}</Tag>
      <Typography.Text type="secondary">{day(stage.starts_on)} – {day(stage.due_on)}</Typography.Text>
      {stage.completed_on && <Tag color="success">{t("stage.completed", { on: day(stage.completed_on) })}</Tag>}
    </Flex>
  );
  const acts = (open || !planned) && !stage.completed_on && (
    <Flex gap="small">
      <StageDates stage={stage} planned={planned} />
      {open && <AddTask stage={stage} />}
      {open && <Complete stage={stage} />}
    </Flex>
  );
  const arranged = [
    stage.department_id && t("stage.departmentIs", { name: nameOf(stage.department_id) }),
    stage.deliverable && t("stage.deliverableIs", { name: stage.deliverable }),
    stage.remind_days && t("stage.remindIs", { count: stage.remind_days }),
  ].filter(Boolean);
  return (
    <Card size="small" title={title} extra={acts}>
      <Typography.Paragraph type="secondary">
        {t("stage.needs")}{stage.conditions.map((one) => t(`condition.${one}`)).join("、") || t("stage.nothing")}
      </Typography.Paragraph>
      {arranged.length > 0 && <Typography.Paragraph>{arranged.join(" · ")}</Typography.Paragraph>}
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
  return (
    <>
      <Button size="small" onClick={() => setOpen(true)}>{t("task.report")}</Button>
      {open && (
        <FormDialog<{ result: string }>
          title={t("task.reportTitle", { title: task.title })}
          verb={t("task.report")}
          run={({ result }, newer) => complete.mutateAsync({ ...task, version: newer ?? task.version, result })}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="result" label={t("task.result")} rules={[{ required: true }]}>
            <Input.TextArea rows={3} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function Complete({ stage }: { stage: Stage }) {
  const { t } = useTranslation("cycles");
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const complete = useCompleteStage();
  const send = async ({ report }: { report: string }, newer?: number) => {
    await complete.mutateAsync({ ...stage, version: newer ?? stage.version, report });
    void message.success(t("stage.completedNow", { name: stage.name }));
  };
  return (
    <>
      <Act asks="cycle_plan:adopt" size="small" onClick={() => setOpen(true)}>{t("stage.complete")}</Act>
      {open && (
        <FormDialog<{ report: string }>
          title={t("stage.completeTitle", { name: stage.name })}
          verb={t("stage.complete")}
          run={send}
          onClose={() => setOpen(false)}
        >
          <Missing stage={stage} />
          <Form.Item name="report" label={t("stage.reportLabel")} rules={[{ required: true }]}>
            <Input.TextArea rows={4} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

/** What the stage still lacks, each with the way to where it is mended. */
export function Missing({ stage, onGo }: { stage: { id: string }; onGo?: () => void }) {
  const { t } = useTranslation("cycles");
  const { data } = useStage(stage.id);
  const missing = (data?.missing ?? []) as Gap[];
  if (!missing.length) return null;
  return (
    <>
      <Typography.Text strong>{t("stage.missing", { count: missing.length })}</Typography.Text>
      <GapList gaps={missing} {...(onGo && { onGo })} />
    </>
  );
}
