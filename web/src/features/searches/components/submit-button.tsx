import { App, Button, Input, Modal, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { spoken } from "@/shared/time/dates";
import { UrgencyLine } from "@/shared/tasks/urgency-field";
import { useNextStep } from "../next-step";
import { submitSheet, unsignedLetter, useSearchAct, whereItLies } from "../queries";
import { OF_POST, type SheetFull } from "../sheet";
import type { Writing } from "../writing";

interface Props {
  writing: Writing;
  draft: { drop: () => Promise<void> };
}

/** Signs the sheet and hands it in; names who is next, and leads on to the letter. */
export function SubmitButton({ writing, draft }: Props) {
  const { t, i18n } = useTranslation("searches");
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const [statement, setStatement] = useState("");
  const [urgency, setUrgency] = useState<string>();
  const { sheet, faults } = writing;
  const next = useNextStep(sheet.subject_type);
  const submit = useSearchAct(() => submitSheet(sheet.id, sheet.version, statement || t("submit.true"), urgency));
  const blocking = faults.filter((one) => one.blocking).length;
  const send = async () => {
    const done = (await submit.mutateAsync(undefined)) as unknown as SheetFull;
    setOpen(false);
    writing.forget();
    await draft.drop();
    const lies = await whereItLies(done);
    const step = lies && (i18n.language === "en" ? lies.step.en : lies.step.zh);
    const until = lies?.due ? t("submit.until", { date: spoken(lies.due, i18n.language) }) : "";
    void message.success(`${t("submit.done", { number: done.number })}${lies ? t("submit.lies", { step, names: lies.names }) : ""}${until}`, 8);
    const letter = OF_POST.includes(sheet.subject_type) ? await unsignedLetter() : undefined;
    if (letter) navigate(`/pledges/${letter}`);
    else window.scrollTo(0, 0);
  };
  return (
    <>
      <Button type="primary" disabled={blocking > 0} onClick={() => setOpen(true)}>{t("submit.act")}</Button>
      <Modal
        open={open}
        title={t("submit.title", { title: sheet.title })}
        okText={t("submit.ok")}
        cancelText={t("submit.back")}
        okButtonProps={{ loading: submit.isPending }}
        onOk={() => void send()}
        onCancel={() => setOpen(false)}
      >
        {next ? <Typography.Paragraph>{t("submit.next", next)}{next.days ? t("submit.days", { count: next.days }) : ""}</Typography.Paragraph> : <Typography.Paragraph>{t("submit.stock")}</Typography.Paragraph>}
        <label className="sheet-label" htmlFor="sheet-statement">{t("submit.statement")}</label>
        <Input id="sheet-statement" value={statement} placeholder={t("submit.true")} onChange={(event) => setStatement(event.target.value)} />
        {next && <UrgencyLine onChange={setUrgency} />}
      </Modal>
    </>
  );
}
