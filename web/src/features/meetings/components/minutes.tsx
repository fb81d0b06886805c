import { App, Card, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { type Meeting, useNoteMeeting } from "../queries";

/** What is written of the meeting beside the votes. */
export function Minutes({ meeting, open }: { meeting: Meeting; open: boolean }) {
  const { t } = useTranslation("meetings");
  const { message } = App.useApp();
  const [written, setWords] = useState<string>();
  const words = written ?? (meeting.minutes || meeting.minutes_draft);
  const note = useNoteMeeting();
  const save = () =>
    note.mutate({ ...meeting, body: { minutes: words } }, { onSuccess: () => void message.success(t("minutes.saved")) });
  return (
    <Card id="minutes"
      size="small"
      title={t("minutes.title")}
      extra={open && <Act asks="meeting:record" size="small" loading={note.isPending} blocked={words === meeting.minutes ? t("minutes.unchanged") : undefined} onClick={save}>{t("minutes.save")}</Act>}
    >
      {open ? (
        <>
        <Input.TextArea aria-label={t("minutes.title")} rows={5} value={words} onChange={(event) => setWords(event.target.value)} />
        {!meeting.minutes && meeting.minutes_draft && <p className="quiet">{t("minutes.drafted")}</p>}
        </>
      ) : (
        <p className="pre">{meeting.minutes}</p>
      )}
    </Card>
  );
}
