import { Alert, App, Button, Form } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate, useParams } from "react-router";
import { Problem } from "@/api/problem";
import { Act } from "@/shared/acts/act";
import { DraftMark } from "@/shared/drafts/draft-state";
import { useDraft } from "@/shared/drafts/use-draft";
import { ErrorSummary } from "@/shared/form/error-summary";
import { foundErrors, leftOf } from "@/shared/form/refused";
import { LeaveGuard } from "@/shared/form/leave-guard";
import { useKeys } from "@/shared/keys/keys";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { ProblemText } from "@/shared/problem/problem-text";
import { ReturnComments } from "@/shared/records/review";
import { useChains } from "@/shared/session/chains";
import { day } from "@/shared/time/dates";
import { UrgencyLine } from "@/shared/tasks/urgency-field";
import { WhyFields, WordingFields } from "../components/change/change-fields";
import { type ChangeFields, type KeptChange, newsOf, present, started } from "../components/change/form";
import { useSending } from "../components/change/use-sending";
import { useMayToPower } from "../components/may";
import { CompareTable } from "../components/compare-table";
import { useSaidSent } from "../components/pending-note";
import { type Power, usePower } from "../queries";
import { useCaseOfPower, useSendPower } from "../succession-queries";
import "../powers.css";

export default function ChangePage() {
  const { id = "" } = useParams();
  return <Asked asked={usePower(id)}>{(power) => <Changing key={power.id} power={power} />}</Asked>;
}

/** What keeps a power from being changed now, in words; nothing when it can be. */
function useHindrance(power: Power): string | undefined {
  const { t } = useTranslation("powers");
  if (power.status !== "in_force") return t(`change.not.${power.status}`);
  if (power.pending?.decided) return t("change.not.decided", { day: day(power.pending.enters_on ?? "") });
  return power.pending && !power.pending.cause ? t("change.not.cleanup") : undefined;
}

function Changing({ power }: { power: Power }) {
  const { t } = useTranslation(["powers", "app"]);
  const hindrance = useHindrance(power);
  const draft = useDraft<KeptChange>("power_change", power.id, t("change.title", { name: power.name }));
  const crumbs = [{ title: t("app:page.P10"), to: "/powers" }, { title: power.name, to: `/powers/${power.id}` }];
  if (hindrance) {
    return (
      <PageFrame title={t("change.title", { name: power.name })} crumbs={crumbs}>
        <Alert type="info" showIcon title={hindrance} action={<Link to={`/powers/${power.id}`}>{t("change.back")}</Link>} />
      </PageFrame>
    );
  }
  return <Asked asked={{ data: draft.found, error: undefined }}>{(found) => <ChangeForm power={power} draft={draft} kept={found} crumbs={crumbs} />}</Asked>;
}

interface FormProps {
  power: Power;
  draft: ReturnType<typeof useDraft<KeptChange>>;
  kept: KeptChange | null;
  crumbs: { title: string; to: string }[];
}

/** The new wording over the one that holds; nothing changes before it is decided. */
function ChangeForm({ power, draft, kept, crumbs }: FormProps) {
  const { t } = useTranslation(["powers", "app"]);
  const { message } = App.useApp();
  const navigate = useNavigate();
  const chains = useChains();
  const [form] = Form.useForm<ChangeFields>();
  const start = useMemo(() => started(power, kept), []); // eslint-disable-line react-hooks/exhaustive-deps
  const [written, setWritten] = useState(start);
  const [touched, setTouched] = useState(false);
  const sending = useSending(power, form);
  const review = useSendPower();
  const [urgency, setUrgency] = useState<string>();
  const { data: running } = useCaseOfPower(power);
  const news = newsOf(power, written.proposed);
  const now = present(power);
  const rows = Object.entries(news).map(([field, after]) => ({ field, before: now[field], after }));
  const changed = () => {
    const { proposed, ...why } = form.getFieldsValue(true) as ChangeFields;
    setWritten({ ...why, proposed });
    setTouched(true);
    draft.change({ ...why, news: newsOf(power, proposed) });
  };
  const save = async (send: boolean) => {
    const saved = await sending.save();
    if (!saved) return;
    await draft.drop();
    setTouched(false);
    const sent = send && (await review.mutateAsync({ power: saved, urgency }).catch(() => undefined));
    if (sent) void message.success(said(sent));
    else if (!send) void message.success(t("change.saved"));
    void navigate(`/powers/${power.id}`);
  };
  useKeys({ "Control+s": () => void draft.save() });
  const subject = { kind: "power", id: power.id };
  const may = useMayToPower(power);
  const said = useSaidSent();
  const held = running && running.step_type !== "draft" ? t("change.not.reviewing", { number: running.number }) : undefined;
  return (
    <PageFrame title={t("change.title", { name: power.name })} crumbs={crumbs} errors={sending.errors.length} actions={<DraftMark state={draft.state} savedAt={draft.savedAt} />}>
      <ReturnComments itemId={power.id} />
      <p>{t("change.text", { number: power.number, edition: power.edition })}</p>
      <ErrorSummary errors={sending.errors} />
      {sending.refusal && <div role="alert" className="form-refusal"><ProblemText problem={sending.refusal as Problem} /></div>}
      <Form<ChangeFields>
        form={form}
        layout="vertical"
        preserve
        className="wizard-step"
        initialValues={start}
        onValuesChange={changed}
        onFinishFailed={({ errorFields }) => sending.setErrors(foundErrors(errorFields as never))}
        onFieldsChange={(changed) => sending.setErrors((before) => leftOf(before, changed as never))}
      >
        <WhyFields />
        <WordingFields power={power.id} />
        <section aria-labelledby="change-news" aria-live="polite">
          <h2 className="part-title" id="change-news">{t("change.news", { count: rows.length })}</h2>
          {rows.length ? <CompareTable rows={rows} before={t("change.now")} after={t("change.then")} /> : <p>{t("change.none")}</p>}
        </section>
        {chains && !running && <UrgencyLine onChange={setUrgency} />}
        <div className="wizard-foot">
          <Button onClick={() => void draft.save()}>{t("wizard.keep")}</Button>
          <Act asks="power:edit" subject={subject} allowed={may("power:edit")} blocked={held} loading={sending.busy} onClick={() => void save(false)}>{t("change.save")}</Act>
          <Act asks="power:edit" subject={subject} allowed={may("power:edit")} blocked={held} type="primary" loading={sending.busy || review.isPending} onClick={() => void save(true)}>{t(chains ? "change.send" : "change.sendStock")}</Act>
        </div>
      </Form>
      <LeaveGuard dirty={touched && ["dirty", "local"].includes(draft.state)} />
    </PageFrame>
  );
}
