import { Alert, Form, Modal, Spin, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GapList } from "@/shared/gaps/gap-list";
import { OpinionField } from "@/shared/opinions/opinion-field";
import { type Outcome, useApproveTogether, useForeseen } from "./queries";
import type { BatchResult } from "./batch-result";
import { ShortList } from "./short-list";
import "./batch.css";

/** A to-do to be approved with others, and why its kind alone keeps it apart. */
export interface Chosen {
  id: string;
  title: string;
  case_id?: string | null;
  object_kind?: string | null;
  apart?: string;
  /** Where it is looked at, if not as a to-do of the reader. */
  to?: string;
}

interface Props {
  chosen: readonly Chosen[];
  onClose: () => void;
  onDone: (result: BatchResult) => void;
}

interface Apart {
  task: Chosen;
  /** What the service would refuse it for; absent when its kind alone keeps it apart. */
  foreseen?: Outcome;
}

/** One opinion on many; what would be refused is named with its reason and left for a look of its own. */
export function BatchApproval({ chosen, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation("tasks");
  const [form] = Form.useForm<{ opinion: string }>();
  const approve = useApproveTogether();
  const fit = chosen.filter((one) => !one.apart);
  const { data, isLoading, error } = useForeseen(fit.map((one) => one.id));
  const refused = new Map((data?.items ?? []).filter((one) => one.outcome !== "approved").map((one) => [one.task_id, one]));
  const together = fit.filter((one) => !refused.has(one.id));
  const follows = (data?.items ?? []).filter((one) => one.outcome === "approved");
  const nexts = [...new Set(follows.map((one) => (i18n.language === "en" ? one.next_en : one.next_zh)))];
  const apart: Apart[] = [
    ...chosen.filter((one) => one.apart).map((task) => ({ task })),
    ...fit.filter((one) => refused.has(one.id)).map((task) => ({ task, foreseen: refused.get(task.id) })),
  ];
  const known = Boolean(data) || Boolean(error) || !fit.length;
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
      title={known ? t("batch.title", { count: together.length }) : t("batch.checking")}
      okText={t("batch.send", { count: together.length })}
      okButtonProps={{ disabled: !together.length || !known }}
      confirmLoading={approve.isPending || isLoading}
      onOk={form.submit}
      onCancel={onClose}
    >
      {known && apart.length > 0 && (
        <Alert
          className="batch-apart"
          type="warning"
          showIcon
          title={t("batch.apart", { count: apart.length })}
          description={<ShortList items={apart} most={4} keyOf={(one) => one.task.id} render={(one) => <Reason {...one} onGo={onClose} />} />}
        />
      )}
      {!known && <Spin />}
      {known && together.length > 0 && (
        <>
          <strong>{t("batch.together", { count: together.length })}</strong>
          <ShortList items={together} keyOf={(one) => one.id} label={t("batch.together", { count: together.length })} render={(one) => one.title} />
          {nexts.map((step) => <div key={step}>{step ? t("batch.next", { step, count: follows.filter((one) => one.next_zh === step || one.next_en === step).length }) : t("batch.last", { count: follows.filter((one) => !one.next_zh).length })}</div>)}
          <Form form={form} layout="vertical" onFinish={send}>
            <Form.Item name="opinion" label={t("opinion.label")}>
              <OpinionField saying="pass" following={{ party: follows.length > 0 && follows.every((one) => one.to_party_group), last: nexts.includes("") }} label={t("opinion.label")} rows={2} />
            </Form.Item>
          </Form>
          {nexts.some(Boolean) && <Typography.Text type="secondary">{t("batch.undoable")}</Typography.Text>}
        </>
      )}
    </Modal>
  );
}

/** Why one stays behind, and the way to it. */
function Reason({ task, foreseen, onGo }: Apart & { onGo: () => void }) {
  const { t } = useTranslation("tasks");
  return (
    <>
      <Link to={task.to ?? `/tasks/${task.id}`} onClick={onGo}>{task.title}</Link>
      {" — "}
      {foreseen ? foreseen.reason : t(`batch.because.${task.apart ?? ""}`)}
      {foreseen && foreseen.missing.length > 0 && <GapList gaps={foreseen.missing} caseId={task.case_id ?? undefined} objectKind={task.object_kind ?? undefined} onGo={onGo} />}
    </>
  );
}
