import { Alert, Flex, Form, Input, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { minute } from "@/shared/time/dates";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useState } from "react";
import { type Anomaly, type Case, useAnomalies, useAnswerAnomaly } from "../queries";

/** What looks as if risks were played down, and what reviewers said to it before the grade goes on. */
export function CaseAnomalies({ found }: { found: Case }) {
  const { t } = useTranslation("tasks");
  const { data } = useAnomalies(found);
  const [answering, setAnswering] = useState<Anomaly>();
  const running = found.state === "running";
  if (data && !data.items.length) return <Alert type="success" showIcon title={t("anomaly.none")} />;
  return (
    <>
      <p className="quiet">{t("anomaly.about")}</p>
      <ul className="rows">
        {(data?.items ?? []).map((one) => (
          <li key={one.key}>
            <Flex vertical gap={4}>
              <span>{one.number} {one.message} {one.answer == null && <Tag color="warning">{t("anomaly.open")}</Tag>}</span>
              {one.answer != null && (
                <Typography.Text>{t("anomaly.answered", { name: one.answered_by, at: minute(one.at), answer: one.answer })}</Typography.Text>
              )}
            </Flex>
            {one.answer == null && running && (
              <Act asks="case:act" subject={{ kind: "case", id: found.id }} blocked={found.may_act ? undefined : t("anomaly.byReviewers")} onClick={() => setAnswering(one)}>{t("anomaly.answer")}</Act>
            )}
          </li>
        ))}
      </ul>
      {answering && <AnswerDialog found={found} anomaly={answering} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function AnswerDialog({ found, anomaly, onClose }: { found: Case; anomaly: Anomaly; onClose: () => void }) {
  const { t } = useTranslation("tasks");
  const answer = useAnswerAnomaly(found.id);
  return (
    <FormDialog<{ answer: string }> title={t("anomaly.answer")} verb={t("anomaly.send")} run={(filled) => answer.mutateAsync({ key: anomaly.key, ...filled })} onClose={onClose}>
      <p>{anomaly.number} {anomaly.message}</p>
      <Form.Item name="answer" label={t("anomaly.reason")} rules={[{ required: true, whitespace: true, message: t("anomaly.noReason") }]}>
        <Input.TextArea autoFocus rows={3} maxLength={2000} />
      </Form.Item>
    </FormDialog>
  );
}

/** How many wait for an answer, on the tab itself. */
export function AnomalyLabel({ found }: { found: Case }) {
  const { t } = useTranslation("tasks");
  const { data } = useAnomalies(found);
  const open = data?.items.filter((one) => one.answer == null).length ?? 0;
  return <>{t("tab.anomalies")} {open > 0 && <Tag color="warning">{open}</Tag>}</>;
}
