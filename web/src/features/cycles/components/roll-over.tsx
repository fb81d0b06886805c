import { Alert, App, Button, Flex, Input, Modal, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { settled } from "@/shared/problem/settled";
import { type CycleInFull, useCloseCycle, usePlanCycle } from "../queries";
import { backwards, StageEditor, type EditedStage } from "./stage-editor";
import { aYearOn } from "../year";
import { Missing } from "./stage-card";

/** Closes the year and drafts the next: what is left undone, then next year's days, then both at once. */
export function RollOver({ cycle }: { cycle: CycleInFull }) {
  const { t } = useTranslation("cycles");
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const [step, setStep] = useState<"closed" | "checklist" | "preview">("closed");
  const [reason, setReason] = useState("");
  const [stages, setStages] = useState<EditedStage[]>([]);
  const plan = usePlanCycle();
  const close = useCloseCycle();
  const unfinished = cycle.stages.filter((one) => !one.completed_on);
  const begin = () => {
    setStages(cycle.stages.map((one) => ({ ...one, starts_on: aYearOn(one.starts_on), due_on: aYearOn(one.due_on) })));
    setStep("checklist");
  };
  const publish = async () => {
    const year = cycle.year + 1;
    const next = await plan.mutateAsync({
      year,
      title: t("rollOver.titleOfNext", { year }),
      stages: stages.map(({ code, name, phase, starts_on, due_on, conditions }) => ({ code, name, phase, starts_on, due_on, conditions })) as Of<"OwnStage">[],
    });
    await close.mutateAsync({ ...cycle, despite_gaps: reason });
    setStep("closed");
    void message.success(t("rollOver.done", { year: cycle.year, next: year }));
    navigate(`/cycles/${next.id}`);
  };
  const ask = () =>
    modal.confirm({
      title: t("rollOver.confirm", { year: cycle.year, next: cycle.year + 1 }),
      content: t("rollOver.confirmText"),
      okText: t("rollOver.publish"),
      onOk: () => settled(publish()),
    });
  const footer =
    step === "checklist" ? (
      <Button type="primary" disabled={unfinished.length > 0 && !reason.trim()} onClick={() => setStep("preview")}>{t("rollOver.goOn")}</Button>
    ) : (
      <Flex gap="small" justify="flex-end">
        <Button onClick={() => setStep("checklist")}>{t("rollOver.back")}</Button>
        <Button type="primary" disabled={backwards(stages).length > 0} onClick={ask}>{t("rollOver.publish")}</Button>
      </Flex>
    );
  return (
    <>
      <Act asks="cycle_plan:adopt" type="primary" onClick={begin}>{t("rollOver.act")}</Act>
      <Modal open={step !== "closed"} width={760} title={t(`rollOver.${step}`, { year: cycle.year + 1 })} footer={footer} onCancel={() => setStep("closed")}>
        {step === "checklist" && (
          <Flex vertical gap="small">
            {unfinished.length === 0 && <Alert type="success" showIcon title={t("rollOver.nothingLeft")} />}
            {unfinished.map((one) => (
              <div key={one.id}>
                <Typography.Text strong>{t("rollOver.unfinished", { name: one.name })}</Typography.Text>
                <Missing stage={one} />
              </div>
            ))}
            <Link to={`/cycles/${cycle.id}/progress`}>{t("rollOver.look")}</Link>
            {unfinished.length > 0 && (
              <Input.TextArea rows={2} aria-label={t("rollOver.reason")} placeholder={t("rollOver.reason")} value={reason} onChange={(event) => setReason(event.target.value)} />
            )}
          </Flex>
        )}
        {step === "preview" && (
          <Flex vertical gap="small">
            <Typography.Paragraph>{t("rollOver.previewText", { year: cycle.year + 1 })}</Typography.Paragraph>
            <StageEditor stages={stages} onChange={setStages} />
          </Flex>
        )}
      </Modal>
    </>
  );
}
