import { App, Button, Form, Spin } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { DraftMark } from "@/shared/drafts/draft-state";
import { useDraft } from "@/shared/drafts/use-draft";
import { ErrorSummary, type FormError, reach } from "@/shared/form/error-summary";
import { leftOf } from "@/shared/form/refused";
import { LeaveGuard } from "@/shared/form/leave-guard";
import { useKeys } from "@/shared/keys/keys";
import { PageFrame } from "@/shared/pages/page-frame";
import { StepRail, type StepState } from "@/shared/steps/step-rail";
import { type Urgent, UrgencyLine } from "@/shared/tasks/urgency-field";
import type { Prefill, Registration } from "../../registration-queries";
import { stepAt } from "./flow-findings";
import { STEPS, type WizardContent, type WizardFields, type WizardStep } from "./form";
import { asErrors, holding, pathOf, stepOf, type WizardProblem } from "./problems";
import { PreviewButton } from "./preview-button";
import { Sent } from "./sent";
import { StepCheck } from "./step-check";
import { StepFlow } from "./step-flow";
import { StepMeasures } from "./step-measures";
import { StepPower } from "./step-power";
import { StepRisks } from "./step-risks";
import { WayList } from "./way-list";
import { useWriting, type Writing } from "./use-registration";

interface Props {
  draft: ReturnType<typeof useDraft<WizardContent>>;
  start: WizardContent;
  prefill: Prefill;
  saved?: Registration;
  onName: (name: string) => void;
  /** What else lies unfinished, until one begins to write. */
  notice?: ReactNode;
}

/** Registers a power in five steps; nothing is entered before it is sent, nothing typed is lost. */
export function Wizard({ draft, start, prefill, saved, onName, notice }: Props) {
  const { t } = useTranslation(["powers", "app"]);
  const { t: words } = useTranslation("powers");
  const writing = useWriting(draft, start, saved);
  const { form, checked, busy, touched } = writing;
  const [step, setPlace] = useState<WizardStep>(start.step ?? "power");
  const setStep = (next: WizardStep) => {
    setPlace(next);
    writing.at(next);
  };
  const [errors, setErrors] = useState<FormError[]>([]);
  const [selected, setSelected] = useState<string>();
  const [done, setDone] = useState<Registration>();
  const submit = useSubmit(writing, setDone, (found) => show(found));
  const show = (found: readonly WizardProblem[]) => setErrors(asErrors(found, words));
  const go = (next: WizardStep) => {
    setErrors([]);
    setStep(next);
    void writing.examine();
    window.scrollTo({ top: 0 });
  };
  const forward = async () => {
    const found = await writing.examine(true);
    if (!found) return;
    const own = holding(found, step);
    if (own.length) return show(own);
    setErrors([]);
    setStep(STEPS[STEPS.indexOf(step) + 1] ?? "send");
    window.scrollTo({ top: 0 });
  };
  const follow = (field: string) => followed(field, writing, setStep, setSelected);
  useKeys({
    "Control+s": () => void draft.save(),
    "Control+Enter": () => void (step === "send" ? submit() : forward()),
  });
  useEffect(() => {
    if (saved || draft.found) void writing.examine();
  }, []); // eslint-disable-line react-hooks/exhaustive-deps
  if (done) return <Sent done={done} />;
  const state = (one: WizardStep): StepState => {
    const known = one === "send" ? "empty" : (checked?.steps.find((part) => part.step === one)?.state ?? "empty");
    return known === "empty" && one === step ? "in_progress" : known;
  };
  return (
    <PageFrame
      title={t("app:page.P11")}
      crumbs={[{ title: t("app:page.P10"), to: "/powers" }]}
      errors={errors.length}
      actions={<DraftMark state={draft.state} savedAt={draft.savedAt} />}
    >
      {!touched && step === "power" && notice}
      <div className="wizard">
        <div className="wizard-rail">
          <StepRail steps={STEPS.map((one) => ({ key: one, title: t(`wizard.step.${one}`), state: state(one) }))} current={step} onGo={(key) => go(key as WizardStep)} />
        </div>
        <Form<WizardFields>
          form={form}
          layout="vertical"
          className="wizard-body"
          initialValues={start.fields}
          onFieldsChange={(changed) => {
            const left = changed.filter((one) => one.errors?.length && one.touched);
            if (left.length) form.setFields(left.map((one) => ({ name: one.name as never, errors: [] })));
            setErrors((before) => leftOf(before, changed.map((one) => ({ ...one, errors: [] })) as never));
          }}
          onValuesChange={(changed: Partial<WizardFields>) => {
            writing.changed();
            if (changed.power?.name !== undefined) onName(changed.power.name);
          }}
        >
          <ErrorSummary errors={errors} onGo={follow} />
          {step === "power" && <StepPower />}
          {step === "flowchart" && <StepFlow writing={writing} prefill={prefill} selected={selected} onSelect={setSelected} />}
          {step === "risk_points" && <StepRisks writing={writing} selected={selected} onSelect={setSelected} />}
          {step === "measures" && <StepMeasures writing={writing} />}
          {step === "send" && (busy && !checked ? <Spin /> : <StepCheck writing={writing} onGo={go} />)}
          <Foot
            writing={writing}
            step={step}
            onBack={() => go(STEPS[STEPS.indexOf(step) - 1] ?? "power")}
            onKeep={() => void draft.save()}
            onNext={() => void forward()}
            onSend={() => void submit()}
          />
        </Form>
      </div>
      <LeaveGuard dirty={touched && ["dirty", "local"].includes(draft.state)} />
    </PageFrame>
  );
}

/** Brings a field into view, on whichever step it stands. */
function followed(field: string, writing: Writing, setStep: (step: WizardStep) => void, setSelected: (code: string) => void): void {
  const problem = writing.problems.find((one) => pathOf(one.pointer).join("_") === field);
  const at = stepAt(field, writing.graph);
  if (problem) setStep(stepOf(problem.pointer));
  if (at) setSelected(at);
  window.setTimeout(() => reach(at ? "flow_step_title" : field), 120);
}

/** Looks once more, names who gets it, and sends. */
function useSubmit(writing: Writing, onDone: (done: Registration) => void, onHeld: (found: WizardProblem[]) => void) {
  const { t } = useTranslation("powers");
  const { modal } = App.useApp();
  return async () => {
    const found = await writing.examine(true);
    if (!found) return;
    const held = found.filter((one) => one.blocking);
    if (held.length) return onHeld(held);
    const next = writing.latest().answer?.next ?? [];
    const chosen: Urgent = {};
    modal.confirm({
      width: 560,
      title: t("wizard.sendTitle"),
      content: (
        <>
          <WayList next={next} />
          {next.some((one) => one.chain) && <UrgencyLine onChange={(urgency) => { chosen.urgency = urgency; }} />}
        </>
      ),
      okText: t("wizard.sendOk"),
      onOk: async () => {
        const done = await writing.submit(chosen.urgency);
        if (done) onDone(done);
        else onHeld(writing.latest().problems.filter((one) => one.blocking));
      },
    });
  };
}

interface FootProps {
  writing: Writing;
  step: WizardStep;
  onBack: () => void;
  onKeep: () => void;
  onNext: () => void;
  onSend: () => void;
}

function Foot({ writing, step, onBack, onKeep, onNext, onSend }: FootProps) {
  const { t } = useTranslation("powers");
  const { busy, sending } = writing;
  const last = step === "send";
  return (
    <div className="wizard-foot">
      {step !== "power" && <Button onClick={onBack}>{t("wizard.back")}</Button>}
      <Button onClick={onKeep}>{t("wizard.keep")}</Button>
      <PreviewButton writing={writing} />
      {last
        ? <Button type="primary" loading={sending || busy} onClick={onSend}>{t("wizard.send")}</Button>
        : <Button type="primary" loading={busy} onClick={onNext}>{t("wizard.next")}</Button>}
    </div>
  );
}
