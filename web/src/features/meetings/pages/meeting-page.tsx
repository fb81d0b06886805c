import { Button, Card, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useParams } from "react-router";
import { Attachments } from "@/shared/files/attachments";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { PaperButton } from "@/shared/papers/paper-button";
import { Agenda } from "../components/agenda";
import { Attendance } from "../components/attendance";
import { CancelMeeting } from "../components/cancel-meeting";
import { ChangeMeeting } from "../components/change-meeting";
import { Matter } from "../components/matter";
import { MeetingHead, MissingYet } from "../components/meeting-head";
import { Minutes } from "../components/minutes";
import { Notice } from "../components/notice";
import { Projector } from "../components/projector";
import { Sign } from "../components/sign";
import { useAttending } from "../attending";
import { type Meeting, useMeeting } from "../queries";

/** P28: one meeting: who came, what was decided on each item, the minutes, the signature. */
export default function MeetingPage() {
  const { id = "" } = useParams();
  const meeting = useMeeting(id);
  return <Asked asked={meeting}>{(found) => <Whole key={found.id} meeting={found} />}</Asked>;
}

function Whole({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const [projecting, setProjecting] = useState(false);
  const shown = useAttending(meeting);
  const open = meeting.state !== "signed" && meeting.state !== "cancelled";
  const unsigned = meeting.state === "signed" ? undefined : t("minutes.afterSigning");
  return (
    <PageFrame
      title={meeting.title}
      crumbs={[{ title: t("meeting.list"), to: "/meetings?tab=meetings" }]}
      actions={
        <>
          {meeting.agenda.length > 0 && open && <Button onClick={() => setProjecting(true)}>{t("projector.open")}</Button>}
          {meeting.agenda.length > 0 && <Button href={`/print/meetings/${meeting.id}`} target="_blank">{t("meeting.materials")}</Button>}
          {open && <ChangeMeeting meeting={meeting} />}
          <PaperButton kind="minutes" about="meeting" subjectId={meeting.id} blocked={unsigned}>{t("minutes.paper")}</PaperButton>
          <PaperButton kind="decision_sheet" about="meeting" subjectId={meeting.id} blocked={unsigned}>{t("minutes.sheet")}</PaperButton>
          {meeting.case_id && <Link to={`/cases/${meeting.case_id}`}><Button>{t("meeting.toCase")}</Button></Link>}
          {open && <CancelMeeting meeting={meeting} />}
          {open && <Sign meeting={meeting} />}
        </>
      }
    >
      <Flex vertical gap="middle">
        <MeetingHead meeting={meeting} />
        {open && <MissingYet meeting={meeting} />}
        {meeting.matter && <Matter matter={meeting.matter} />}
        {meeting.kind === "body" && <Agenda meeting={meeting} open={open} shown={shown} />}
        <Attendance meeting={meeting} open={open} shown={shown} />
        <Notice meeting={meeting} open={open} />
        <Minutes meeting={meeting} open={open} />
        <Card size="small" title={t("minutes.scan")}>
          <Attachments ownerKind="meeting" ownerId={meeting.id} asks="meeting:record" label={t("minutes.scanLabel")}>{t("minutes.upload")}</Attachments>
        </Card>
      </Flex>
      {projecting && <Projector meeting={meeting} shown={shown} onClose={() => setProjecting(false)} />}
    </PageFrame>
  );
}
