import { Alert, App, Button, Card, Descriptions, Flex, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Attachments } from "@/shared/files/attachments";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { PaperButton } from "@/shared/papers/paper-button";
import { settled } from "@/shared/problem/settled";
import { useMe } from "@/shared/session/me";
import { day, minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { Agenda } from "../components/agenda";
import { Attendance } from "../components/attendance";
import { CancelMeeting } from "../components/cancel-meeting";
import { Projector } from "../components/projector";
import { type Meeting, useMeeting, useNoteMeeting, useSign } from "../queries";

/** P28: one meeting: who came, what was decided on each item, the minutes, the signature. */
export default function MeetingPage() {
  const { id = "" } = useParams();
  const meeting = useMeeting(id);
  return <Asked asked={meeting}>{(found) => <Whole key={found.id} meeting={found} />}</Asked>;
}

/** What is missing only because nobody wrote down yet who came. */
const ATTENDED = new Set(["chair-not-present", "quorum-missing"]);

function Whole({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const word = useWord();
  const [projecting, setProjecting] = useState(false);
  const open = meeting.state !== "signed" && meeting.state !== "cancelled";
  const unsigned = meeting.state === "signed" ? undefined : t("minutes.afterSigning");
  const unsaved = open && meeting.attendance.length === 0;
  const missing = unsaved ? meeting.missing.filter((one) => !ATTENDED.has(one.code)) : meeting.missing;
  return (
    <PageFrame
      title={meeting.title}
      crumbs={[{ title: t("meeting.list"), to: "/meetings" }]}
      actions={
        <>
          {meeting.agenda.length > 0 && open && <Button onClick={() => setProjecting(true)}>{t("projector.open")}</Button>}
          <PaperButton kind="minutes" subjectId={meeting.id} blocked={unsigned}>{t("minutes.paper")}</PaperButton>
          <PaperButton kind="decision_sheet" subjectId={meeting.id} blocked={unsigned}>{t("minutes.sheet")}</PaperButton>
          {meeting.case_id && <Link to={`/cases/${meeting.case_id}`}><Button>{t("meeting.toCase")}</Button></Link>}
          {open && <CancelMeeting meeting={meeting} />}
          {open && <Sign meeting={meeting} />}
        </>
      }
    >
      <Flex vertical gap="middle">
        <Descriptions
          size="small"
          bordered
          column={4}
          items={[
            { key: "number", label: t("meeting.number"), children: meeting.number },
            { key: "held", label: t("meeting.heldOn"), children: day(meeting.held_on) },
            { key: "place", label: t("meeting.place"), children: meeting.place || "—" },
            { key: "state", label: t("meeting.state"), children: <Tag color={meeting.state === "signed" ? "success" : undefined}>{word("meetings.state", meeting.state)}</Tag> },
            { key: "chair", label: t("meeting.chair"), children: meeting.chair_name || "—" },
            { key: "signed", label: t("meeting.signedAt"), children: minute(meeting.signed_at) || "—" },
            { key: "quorum", label: t("meeting.quorum"), span: 2, children: unsaved ? t("attendance.unsaved") : t("meeting.present", { count: meeting.attendance.filter((one) => one.present).length, of: meeting.attendance.length }) },
          ]}
        />
        {open && meeting.missing.length > 0 && (
          <Alert
            type="info"
            showIcon
            title={t("sign.missing")}
            description={<ul>{unsaved && <li>{t("attendance.unsaved")}</li>}{missing.map((one, index) => <li key={index}>{one.number} {one.message}</li>)}</ul>}
          />
        )}
        <Agenda meeting={meeting} open={open} />
        <Attendance meeting={meeting} open={open} />
        <Minutes meeting={meeting} open={open} />
        <Card size="small" title={t("minutes.scan")}>
          <Attachments ownerKind="meeting" ownerId={meeting.id} asks="meeting:record" label={t("minutes.scanLabel")}>{t("minutes.upload")}</Attachments>
        </Card>
      </Flex>
      {projecting && <Projector meeting={meeting} onClose={() => setProjecting(false)} />}
    </PageFrame>
  );
}

function Minutes({ meeting, open }: { meeting: Meeting; open: boolean }) {
  const { t } = useTranslation("meetings");
  const { message } = App.useApp();
  const [words, setWords] = useState(meeting.minutes);
  const note = useNoteMeeting();
  const save = () =>
    note.mutate({ ...meeting, body: { minutes: words } }, { onSuccess: () => void message.success(t("minutes.saved")) });
  return (
    <Card
      size="small"
      title={t("minutes.title")}
      extra={open && <Act asks="meeting:record" size="small" loading={note.isPending} blocked={words === meeting.minutes ? t("minutes.unchanged") : undefined} onClick={save}>{t("minutes.save")}</Act>}
    >
      {open ? (
        <Input.TextArea aria-label={t("minutes.title")} rows={5} value={words} onChange={(event) => setWords(event.target.value)} />
      ) : (
        <p className="pre">{meeting.minutes}</p>
      )}
    </Card>
  );
}

function Sign({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const { modal, message } = App.useApp();
  const me = useMe();
  const sign = useSign();
  const another = meeting.chair_id && meeting.chair_id !== me.person_id ? t("sign.byChair", { name: meeting.chair_name }) : undefined;
  const ask = () =>
    modal.confirm({
      title: t("sign.title", { count: meeting.agenda.length }),
      content: t("sign.text"),
      okText: t("sign.act"),
      onOk: () => settled(sign.mutateAsync(meeting).then(() => message.success(t("sign.done")))),
    });
  return (
    <Act asks="meeting:sign" type="primary" loading={sign.isPending} blocked={meeting.missing.length ? t("sign.notYet", { count: meeting.missing.length }) : another} onClick={ask}>
      {t("sign.act")}
    </Act>
  );
}
