import { Alert, App, Button, Flex, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { useNamed, useProfile } from "@/shared/grade/rules";
import { type Flowchart, useAnswerCandidate, useCandidates } from "../queries";

type Candidate = Of<"Candidate">;

/** Steps nobody oversees: each is either taken up as a risk point, or it is said why it is none. */
export function CandidateBar({ chart }: { chart: Flowchart }) {
  const { t } = useTranslation("flowcharts");
  const { data } = useCandidates(chart.id);
  const [accepting, setAccepting] = useState<Candidate>();
  const [dismissing, setDismissing] = useState<Candidate>();
  const open = (data?.items ?? []).filter((one) => one.state === "open");
  if (!open.length) return null;
  return (
    <>
      <Alert
        type="warning"
        showIcon
        className="flow-head-line"
        title={t("candidate.title", { count: open.length })}
        description={
          <ul className="flow-findings flow-finding-list">
            {open.map((one) => (
              <li key={one.id}>
                <Flex gap="small" align="center" wrap>
                  <span>{one.step_title}</span>
                  <Button size="small" onClick={() => setAccepting(one)}>{t("candidate.accept")}</Button>
                  <Button size="small" onClick={() => setDismissing(one)}>{t("candidate.dismiss")}</Button>
                </Flex>
              </li>
            ))}
          </ul>
        }
      />
      {accepting && <AcceptDialog chart={chart} candidate={accepting} onClose={() => setAccepting(undefined)} />}
      {dismissing && <DismissDialog chart={chart} candidate={dismissing} onClose={() => setDismissing(undefined)} />}
    </>
  );
}

interface Props {
  chart: Flowchart;
  candidate: Candidate;
  onClose: () => void;
}

function AcceptDialog({ chart, candidate, onClose }: Props) {
  const { t } = useTranslation("flowcharts");
  const { message } = App.useApp();
  const profile = useProfile();
  const named = useNamed();
  const answer = useAnswerCandidate(chart.id);
  return (
    <FormDialog<{ title: string; category: string; manifestation: string }>
      title={t("mark.title", { step: candidate.step_title })}
      verb={t("mark.verb")}
      initialValues={{ category: "business_process" }}
      run={async ({ manifestation, ...values }) => {
        await answer.mutateAsync({ id: candidate.id, acceptance: { ...values, manifestations: [manifestation] } as Of<"Acceptance"> });
        void message.success(t("mark.done", { step: candidate.step_title }));
      }}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("mark.name")} rules={[{ required: true, max: 500 }]}><Input autoFocus /></Form.Item>
      <Form.Item name="category" label={t("mark.category")} rules={[{ required: true }]}>
        <Radio.Group aria-label={t("mark.category")} options={(profile?.categories ?? []).map((one) => ({ value: one.code, label: named(one) }))} />
      </Form.Item>
      <Form.Item name="manifestation" label={t("mark.manifestation")} rules={[{ required: true, max: 4000 }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}

function DismissDialog({ chart, candidate, onClose }: Props) {
  const { t } = useTranslation("flowcharts");
  const answer = useAnswerCandidate(chart.id);
  return (
    <FormDialog<{ reason: string }>
      title={t("candidate.dismissTitle", { step: candidate.step_title })}
      verb={t("candidate.dismiss")}
      run={({ reason }) => answer.mutateAsync({ id: candidate.id, reason })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t("candidate.reason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}
