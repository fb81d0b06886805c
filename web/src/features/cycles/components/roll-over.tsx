import { Alert, App, Button, Flex, Input, Modal, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useSearchParams } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { useStageName } from "@/shared/words/stage-names";
import { settled } from "@/shared/problem/settled";
import { type CycleInFull, useCarryOver, useCloseCycle, useCycles, usePlanCycle } from "../queries";
import { backwards, StageEditor, type EditedStage } from "./stage-editor";
import { Missing } from "./stage-card";

/** What an address ends with that begins closing the year at once. */
export const ROLL_OVER = "roll-over";

/** Closes the year and drafts the next: what is left undone, then next year's days, then both at once. */
export function RollOver({ cycle }: { cycle: CycleInFull }) {
  const { t } = useTranslation("cycles");
  const { modal, message } = App.useApp();
  const navigate = useNavigate();
  const stageName = useStageName();
  const [asked] = useSearchParams();
  const [step, setStep] = useState<"closed" | "checklist" | "preview">(asked.has(ROLL_OVER) ? "checklist" : "closed");
  const [reason, setReason] = useState("");
  const [edited, setEdited] = useState<EditedStage[]>();
  const { data: carried } = useCarryOver(cycle.id, step !== "closed");
  const stages: EditedStage[] = edited ?? carried?.stages ?? [];
  const plan = usePlanCycle();
  const close = useCloseCycle();
  const { data: years } = useCycles();
  const unfinished = cycle.stages.filter((one) => !one.completed_on);
  const held = unfinished.length > 0 && !cycle.stock_taking;
  const begin = () => setStep("checklist");
  const publish = async () => {
    const year = cycle.year + 1;
    const next =
      years?.items.find((one) => one.year === year) ??
      (await plan.mutateAsync({
        year,
        title: t("rollOver.titleOfNext", { year }),
        stages: stages.map(({ code, name, phase, starts_on, due_on, conditions }) => ({ code, name, phase, starts_on, due_on, conditions })) as Of<"OwnStage">[],
      }));
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
      <Button type="primary" disabled={held} loading={!carried} onClick={() => setStep("preview")}>{t("rollOver.goOn")}</Button>
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
            {held && <Alert type="warning" showIcon title={t("rollOver.held", { count: unfinished.length })} />}
            {cycle.stock_taking && <Alert type="info" showIcon title={t("rollOver.stockTaking")} />}
            {unfinished.map((one) => (
              <div key={one.id}>
                <Typography.Text strong>{t("rollOver.unfinished", { name: stageName(one.name) })}</Typography.Text>
                {" "}
                <Missing stage={one} onGo={() => setStep("closed")} />
              </div>
            ))}
            <Link to={`/cycles/${cycle.id}/progress`}>{t("rollOver.look")}</Link>
            {!held && <Input.TextArea rows={2} aria-label={t("rollOver.reason")} placeholder={t("rollOver.reason")} value={reason} onChange={(event) => setReason(event.target.value)} />}
          </Flex>
        )}
        {step === "preview" && (
          <Flex vertical gap="small">
            {carried && <Carried carried={carried} />}
            <Typography.Text>{t("rollOver.previewText")}</Typography.Text>
            <StageEditor stages={stages} onChange={setEdited} />
          </Flex>
        )}
      </Modal>
    </>
  );
}

/** How much of the register goes over into the next year, and how it will stand there. */
function Carried({ carried }: { carried: Of<"CarryOver"> }) {
  const { t } = useTranslation("cycles");
  const { year, points, measures, letters, cases, people } = carried;
  return (
    <ul className="plain-list">
      <li><Link to="/risks?status=in_force">{t("rollOver.points", { year, count: points, people })}</Link></li>
      <li><Link to="/measures">{t("rollOver.measures", { count: measures })}</Link></li>
      {letters > 0 && <li><Link to="/pledges">{t("rollOver.letters", { count: letters })}</Link></li>}
      {cases > 0 && <li><Link to="/tasks?box=started">{t("rollOver.cases", { count: cases })}</Link></li>}
    </ul>
  );
}
