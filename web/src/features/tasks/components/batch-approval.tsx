import { Alert, Form, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { OpinionField } from "@/shared/opinions/opinion-field";
import { useApproveTogether, type Task } from "../queries";
import type { BatchResult } from "./batch-result";

const TOGETHER = new Set(["gatekeep", "review", "sign", "file"]);
const KNOWN = new Set(["draft", "consult", "collective_decision", "public_notice"]);

/** Why this one must be looked at by itself; empty when it may go with the others. */
export function apartBecause(task: Task): string {
  const type = task.step?.type ?? "";
  if (!task.case_id || !TOGETHER.has(type)) return KNOWN.has(type) ? type : "elsewhere";
  if (task.rank === 1) return "high";
  return task.lowers ? "lowers" : "";
}

interface Props {
  chosen: readonly Task[];
  onClose: () => void;
  onDone: (result: BatchResult) => void;
}

/** One opinion on many; what is high or lowered is named and left for a look of its own. */
export function BatchApproval({ chosen, onClose, onDone }: Props) {
  const { t } = useTranslation("tasks");
  const [form] = Form.useForm<{ opinion: string }>();
  const approve = useApproveTogether();
  const apart = chosen.filter(apartBecause);
  const together = chosen.filter((one) => !apartBecause(one));
  const send = ({ opinion = "" }: { opinion?: string }) =>
    approve.mutate(
      { task_ids: together.map((one) => one.id), opinion },
      { onSuccess: (found) => onDone({ ...found, at: Date.now() }) },
    );
  return (
    <Modal
      open
      width={720}
      style={{ top: 32 }}
      title={t("batch.title", { count: together.length })}
      okText={t("batch.send", { count: together.length })}
      okButtonProps={{ disabled: !together.length }}
      confirmLoading={approve.isPending}
      onOk={form.submit}
      onCancel={onClose}
    >
      {apart.length > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("batch.apart", { count: apart.length })}
          description={
            <ul className="plain-list short-list" tabIndex={0}>
              {apart.map((one) => (
                <li key={one.id}>
                  <Link to={`/tasks/${one.id}`}>{one.title}</Link>
                  {" — "}
                  {t(`batch.because.${apartBecause(one)}`)}
                </li>
              ))}
            </ul>
          }
        />
      )}
      {together.length > 0 && (
        <>
          <strong>{t("batch.together", { count: together.length })}</strong>
          <ul className="plain-list short-list" tabIndex={0} aria-label={t("batch.together", { count: together.length })}>
            {together.map((one) => <li key={one.id}>{one.title}</li>)}
          </ul>
          <Form form={form} layout="vertical" onFinish={send}>
            <Form.Item name="opinion" label={t("opinion.label")}>
              <OpinionField saying="pass" label={t("opinion.label")} rows={2} />
            </Form.Item>
          </Form>
          <Typography.Text type="secondary">{t("batch.undoable")}</Typography.Text>
        </>
      )}
    </Modal>
  );
}
