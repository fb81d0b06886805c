import { App, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import { today } from "@/shared/time/dates";
import { type RegulationFile, useAbolish, useAnnounceChange, usePutInForce } from "../queries";
import { EvaluationDialog } from "./evaluation-dialog";
import { LinksDialog } from "./links-dialog";
import { RegulationDialog } from "./regulation-dialog";

const ASKS = "regulation:edit";

/** What may be done with a regulation as it stands. */
export function RegulationActs({ regulation }: { regulation: RegulationFile }) {
  const { t } = useTranslation("regulations");
  const { modal, message } = App.useApp();
  const [act, setAct] = useState<"change" | "link" | "evaluate" | "announce" | "abolish">();
  const enter = usePutInForce();
  const gone = regulation.status === "abolished" ? t("blocked.abolished") : undefined;
  const done = () => setAct(undefined);
  const askEntry = () =>
    modal.confirm({
      title: t("entry.title", { title: regulation.title }),
      content: t(regulation.replaces_id ? "entry.replaces" : "entry.text"),
      okText: t("entry.act"),
      onOk: async () => {
        await enter.mutateAsync(regulation);
        void message.success(t("entry.done"));
      },
    });
  const incomplete = regulation.issuer && regulation.effective_on ? undefined : t("blocked.incomplete");
  return (
    <>
      {regulation.status === "draft" && (
        <Act asks={ASKS} type="primary" blocked={incomplete} loading={enter.isPending} onClick={askEntry}>{t("entry.act")}</Act>
      )}
      <Act asks={ASKS} blocked={gone} onClick={() => setAct("change")}>{t("act.change")}</Act>
      <Act asks={ASKS} blocked={gone} onClick={() => setAct("link")}>{t("link.act")}</Act>
      <Act asks={ASKS} blocked={gone} onClick={() => setAct("evaluate")}>{t("evaluation.act")}</Act>
      <Act asks={ASKS} blocked={gone} onClick={() => setAct("announce")}>{t("announced.act")}</Act>
      <Act asks={ASKS} blocked={gone} danger onClick={() => setAct("abolish")}>{t("abolish.act")}</Act>
      {act === "change" && <RegulationDialog regulation={regulation} onClose={done} />}
      {act === "link" && <LinksDialog regulation={regulation} onClose={done} />}
      {act === "evaluate" && <EvaluationDialog regulation={regulation} onClose={done} />}
      {act === "announce" && <AnnounceDialog regulation={regulation} onClose={done} />}
      {act === "abolish" && <AbolishDialog regulation={regulation} onClose={done} />}
    </>
  );
}

interface Props {
  regulation: RegulationFile;
  onClose: () => void;
}

function AnnounceDialog({ regulation, onClose }: Props) {
  const { t } = useTranslation("regulations");
  const { message } = App.useApp();
  const announce = useAnnounceChange();
  return (
    <FormDialog<Of<"ChangeOfLaw">>
      title={t("announced.ask", { title: regulation.title })}
      verb={t("announced.act")}
      initialValues={{ effective_on: today() }}
      run={async (body, version = regulation.version) => {
        await announce.mutateAsync({ id: regulation.id, version, body });
        void message.success(t("announced.done"));
      }}
      onClose={onClose}
    >
      <p>{t("announced.help")}</p>
      <Form.Item name="description" label={t("announced.description")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <DayField name="effective_on" label={t("announced.since")} rules={[{ required: true }]} />
    </FormDialog>
  );
}

function AbolishDialog({ regulation, onClose }: Props) {
  const { t } = useTranslation("regulations");
  const abolish = useAbolish();
  return (
    <FormDialog<Of<"PowersReason">>
      title={t("abolish.title", { title: regulation.title })}
      verb={t("abolish.act")}
      danger
      run={(body, version = regulation.version) => abolish.mutateAsync({ id: regulation.id, version, body })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t("abolish.reason")} rules={[{ required: true, max: 500 }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}
