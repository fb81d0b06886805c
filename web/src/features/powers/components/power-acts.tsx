import { App, Form, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate, useSearchParams } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { ReturnComments } from "@/shared/records/review";
import { useChains } from "@/shared/session/chains";
import { type Power, useAbolishPower, useCleanUpPower, usePutPowerInForce } from "../queries";
import { useMayToPower } from "./may";
import { SplitDialog } from "./succession-dialogs";

type Dialog = "cleanup" | "abolish" | "force" | "split";
const DECISIONS = ["retain", "adjust", "abolish", "clarify", "revoke"] as const;
const SOURCES = ["law_regulation", "mandate_document", "actual_practice"] as const;

/** What can be done with a power, and who may where the reader may not. */
export function PowerActs({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const [params, setParams] = useSearchParams();
  const navigate = useNavigate();
  const chains = useChains();
  const [chosen, setChosen] = useState<Dialog>();
  const asked = (params.get("cleanup") || params.has("field")) && power.status !== "abolished" ? "cleanup" : undefined;
  const open = chosen ?? asked;
  const setOpen = setChosen;
  const close = () => {
    setChosen(undefined);
    if (asked) setParams({}, { replace: true });
  };
  const subject = { kind: "power", id: power.id };
  const may = useMayToPower(power);
  const gone = power.status === "abolished" ? t("status.abolished") : undefined;
  const changing = power.pending?.cause ? t("change.underWay") : undefined;
  const waits = power.status === "draft" || (power.pending !== null && !power.pending.decided);
  return (
    <>
      {waits && !gone && !chains && (
        <Act asks="power:put_in_force" subject={subject} allowed={may("power:put_in_force")} onClick={() => setOpen("force")}>{t("act.force")}</Act>
      )}
      {power.status === "in_force" && <Act asks="power:edit" subject={subject} allowed={may("power:edit")} blocked={power.pending && !power.pending.cause ? t("change.not.cleanup") : undefined} onClick={() => void navigate(`/powers/${power.id}/change`)}>{t(changing ? "change.goOn" : "act.change")}</Act>}
      <Act asks="power:edit" subject={subject} allowed={may("power:edit")} blocked={gone ?? changing} onClick={() => setOpen("cleanup")}>{t("act.cleanup")}</Act>
      {power.status === "in_force" && <Act asks="power:edit" subject={subject} allowed={may("power:edit")} blocked={power.pending ? t("split.pending") : undefined} onClick={() => setOpen("split")}>{t("split.act")}</Act>}
      <Act asks="power:retire" subject={subject} allowed={may("power:retire")} blocked={gone} onClick={() => setOpen("abolish")}>{t("act.abolish")}</Act>
      {open === "cleanup" && <CleanupDialog power={power} onClose={close} />}
      {open === "split" && <SplitDialog power={power} onClose={close} />}
      {open === "abolish" && <AbolishDialog power={power} onClose={close} />}
      {open === "force" && <ForceDialog power={power} onClose={close} />}
    </>
  );
}

interface Props {
  power: Power;
  onClose: () => void;
}

interface CleanupValues {
  decision: string;
  reason: string;
  source: string;
  citation: string;
  proposed: Partial<Of<"PowerChange">>;
}

/** A power in force is changed by a clean-up conclusion: it says what, why, and on what basis. */
function CleanupDialog({ power, onClose }: Props) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const clean = useCleanUpPower();
  const written = power.pending;
  const source = written?.sources?.[0];
  const send = async (values: CleanupValues, number?: number) => {
    const proposed = Object.fromEntries(
      Object.entries(values.proposed ?? {}).filter(([name, value]) => value !== power[name as keyof Power]),
    );
    const cleanup = {
      decision: values.decision,
      reason: values.reason ?? "",
      sources: [{ kind: values.source, citation: values.citation }],
      ...(values.decision === "adjust" || Object.keys(proposed).length ? { proposed } : {}),
    };
    await clean.mutateAsync({ power, cleanup: cleanup as never, number });
    void message.success(t("cleanup.done"));
  };
  return (
    <FormDialog<CleanupValues>
      title={t("cleanup.title", { name: power.name })}
      verb={t("cleanup.verb")}
      width={720}
      initialValues={{
        decision: written?.decision ?? "adjust",
        reason: written?.reason,
        source: source?.kind ?? "law_regulation",
        citation: source?.citation ?? power.legal_basis.slice(0, 2000),
        proposed: { name: power.name, content: power.content, legal_basis: power.legal_basis, time_limit: power.time_limit, ...written?.proposed },
      }}
      show={(_name, value) => (typeof value === "string" ? value : JSON.stringify(value))}
      run={send}
      onClose={onClose}
    >
      <ReturnComments itemId={power.id} />
      <Form.Item name="decision" label={t("cleanup.decision")} rules={[{ required: true }]}>
        <Radio.Group aria-label={t("cleanup.decision")} options={DECISIONS.map((one) => ({ value: one, label: t(`decision.${one}`) }))} />
      </Form.Item>
      <Form.Item noStyle dependencies={["decision"]}>
        {({ getFieldValue }) =>
          getFieldValue("decision") === "adjust" && (
            <>
              {(["name", "content", "legal_basis", "time_limit"] as const).map((name) => (
                <Form.Item key={name} name={["proposed", name]} label={t(`field.${name}`)}>
                  <Input.TextArea autoSize={{ minRows: 1, maxRows: 6 }} />
                </Form.Item>
              ))}
            </>
          )
        }
      </Form.Item>
      <Form.Item name="reason" label={t("cleanup.reason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <Form.Item name="source" label={t("cleanup.source")}>
        <Radio.Group aria-label={t("cleanup.source")} options={SOURCES.map((one) => ({ value: one, label: t(`source.${one}`) }))} />
      </Form.Item>
      <Form.Item name="citation" label={t("cleanup.citation")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoSize /></Form.Item>
    </FormDialog>
  );
}

function AbolishDialog({ power, onClose }: Props) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const abolish = useAbolishPower();
  return (
    <FormDialog<{ reason: string }>
      title={t("abolish.title", { name: power.name })}
      verb={t("act.abolish")}
      danger
      run={async ({ reason }, number) => {
        await abolish.mutateAsync({ power, reason, number });
        void message.success(t("abolish.done"));
      }}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t("abolish.reason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}

function ForceDialog({ power, onClose }: Props) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const force = usePutPowerInForce();
  return (
    <FormDialog<object>
      title={t("force.title", { name: power.name })}
      verb={t("act.force")}
      run={async (_values, number) => {
        await force.mutateAsync({ power, number });
        void message.success(t("force.done"));
      }}
      onClose={onClose}
    >
      <p>{t("force.text")}</p>
    </FormDialog>
  );
}
