import { Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useAnswers } from "@/shared/acts/answers";
import { Urge } from "@/shared/acts/urge";
import { FormDialog } from "@/shared/form/form-dialog";
import { MeasureDialog, useMeasureAct } from "@/shared/measures/measure-dialog";
import { useMending, useWhyResting } from "@/shared/records/review";
import { useChains } from "@/shared/session/chains";
import { type Measure, retire, urgeMeasures, usePointOf, usePostponements, useSend } from "../queries";
import { DoingDialog } from "./doing-dialog";
import { PostponeDialog } from "./postponements";
import { whyNot } from "./tasks-part";

const ASKED = ["measure:perform", "measure:urge", "measure:edit", "measure:retire"] as const;

type Open = "urge" | "record" | "postpone" | "change" | "retire";

/** What is done with one measure; the first button is what is due now. */
export function MeasureActs({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  const { t: shared } = useTranslation("shared");
  const chains = useChains();
  const send = useSend();
  const { data: point } = usePointOf(measure.risk_point_id);
  const answer = useAnswers("measure", measure.status === "retired" ? undefined : measure.id, ASKED);
  const may = (permission: string) => answer(permission)?.allowed;
  const waiting = usePostponements(measure.id).data?.items.some((one) => one.state === "open");
  const [chosen, setOpen] = useState<Open>();
  const mending = useMending();
  const resting = useWhyResting(measure.id);
  const subject = { kind: "measure", id: measure.id };
  const gone = measure.status === "retired" ? t("blocked.retired") : undefined;
  const asked = mending.field !== undefined && !gone && may("measure:edit") && !resting() ? "change" : undefined;
  const open = chosen ?? asked;
  const close = () => {
    setOpen(undefined);
    if (asked) mending.done();
  };
  const sends = chains && measure.needs_review && !gone;
  const notInForce = point && point.status !== "in_force" ? t("blocked.pointNotInForce") : undefined;
  const noTerm = waiting ? t("blocked.postponing") : measure.next_due_on ? undefined : t("blocked.noTerm");
  return (
    <>
      {sends && <Act asks="case:start" type="primary" blocked={resting(true)} loading={send.isPending} onClick={() => send.mutate(measure.id)}>{t("act.send")}</Act>}
      <Act asks="measure:perform" subject={subject} allowed={may("measure:perform")} type={sends ? "default" : "primary"} blocked={whyNot(measure, t) ?? notInForce} onClick={() => setOpen("record")}>{t("act.record")}</Act>
      <Act asks="measure:perform" subject={subject} allowed={may("measure:perform")} blocked={whyNot(measure, t) ?? notInForce ?? noTerm} onClick={() => setOpen("postpone")}>{t("act.postpone")}</Act>
      <Act asks="measure:urge" subject={subject} allowed={may("measure:urge")} blocked={whyNot(measure, t) ?? notInForce} onClick={() => setOpen("urge")}>{shared("urge.act")}</Act>
      <Act asks="measure:edit" subject={subject} allowed={may("measure:edit")} blocked={gone ?? resting()} onClick={() => setOpen("change")}>{t("act.change")}</Act>
      <Act asks="measure:retire" subject={subject} allowed={may("measure:retire")} danger blocked={gone ?? resting(true)} onClick={() => setOpen("retire")}>{t("act.retire")}</Act>
      {open === "urge" && <Urge kind="measure" items={[{ id: measure.id, label: measure.text }]} send={urgeMeasures} onClose={close} />}
      {open === "record" && <DoingDialog measure={measure} onClose={close} />}
      {open === "postpone" && <PostponeDialog measure={measure} onClose={close} />}
      {open === "change" && <MeasureDialog point={point ?? { id: measure.risk_point_id, title: "" }} measure={measure} focus={mending.field} onClose={close} />}
      {open === "retire" && <RetireDialog measure={measure} onClose={close} />}
    </>
  );
}

function RetireDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const { t } = useTranslation("measures");
  const act = useMeasureAct(({ reason, number }: { reason: string; number: number }) => retire(measure.id, number, reason));
  return (
    <FormDialog<{ reason: string }>
      danger
      title={t("retire.title", { text: measure.text })}
      verb={t("act.retire")}
      run={({ reason }, number) => act.mutateAsync({ reason, number: number ?? measure.version })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t("retire.reason")} rules={[{ required: true, message: t("retire.missing") }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}
