import { App, Card, Flex, Input, Radio, Select, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { type Meeting, useNoteMeeting } from "../queries";

/** Who came and who was excused, with the reason. */
export function Attendance({ meeting, open }: { meeting: Meeting; open: boolean }) {
  const { t } = useTranslation("meetings");
  const { message } = App.useApp();
  const [list, setList] = useState(expected(meeting));
  const [chair, setChair] = useState(meeting.chair_id);
  const [attending, setAttending] = useState(meeting.attending.map((one) => one.person_id));
  const { people } = useDirectory();
  const note = useNoteMeeting();
  const change = (person: string, changed: Partial<(typeof list)[number]>) =>
    setList(list.map((one) => (one.person_id === person ? { ...one, ...changed } : one)));
  const save = () =>
    note.mutate(
      { ...meeting, body: { chair_id: chair, attending, attendance: list.map(({ person_id, present, reason }) => ({ person_id, present, reason })) } },
      { onSuccess: () => void message.success(t("attendance.saved")) },
    );
  const sits = meeting.attending.map((one) => one.person_id);
  const dirty = chair !== meeting.chair_id || told(list) !== told(meeting.attendance) || attending.join() !== sits.join();
  const others = people.filter((one) => !list.some((member) => member.person_id === one.value));
  return (
    <Card
      size="small"
      title={<>{t("attendance.title")} {open && dirty && <Tag color="warning">{t("attendance.unsaved")}</Tag>}</>}
      extra={open && <Act asks="meeting:record" size="small" loading={note.isPending} blocked={dirty ? undefined : t("minutes.unchanged")} onClick={save}>{t("attendance.save")}</Act>}
    >
      {open && (
        <Flex gap="small" align="center">
          <span id="meeting-chair">{t("meeting.chair")}</span>
          <Select
            aria-labelledby="meeting-chair"
            className="filter"
            value={chair}
            onChange={setChair}
            options={list.map((one) => ({ value: one.person_id, label: one.name }))}
          />
        </Flex>
      )}
      <ul className="rows">
        {list.map((one) => (
          <li key={one.person_id}>
            <span>{one.name} <Typography.Text type="secondary">{one.post}</Typography.Text></span>
            <Flex gap="small" align="center">
              <Radio.Group
                aria-label={t("attendance.of", { name: one.name })}
                disabled={!open}
                value={one.present}
                onChange={(event) => change(one.person_id, { present: event.target.value as boolean, reason: "" })}
                options={[
                  { value: true, label: t("attendance.present") },
                  { value: false, label: t("attendance.excused") },
                ]}
              />
              {!one.present && (
                <Input
                  aria-label={t("attendance.reason", { name: one.name })}
                  placeholder={t("attendance.reasonShort")}
                  disabled={!open}
                  value={one.reason}
                  onChange={(event) => change(one.person_id, { reason: event.target.value })}
                />
              )}
            </Flex>
          </li>
        ))}
      </ul>
      <Flex gap="small" align="center" className="form-submit">
        <span id="meeting-attending">{t("attendance.attending")}</span>
        {open ? (
          <Select mode="multiple" aria-labelledby="meeting-attending" className="grows" showSearch={BY_NAME} value={attending} onChange={setAttending} options={others} />
        ) : (
          meeting.attending.map((one) => one.name).join(t("list.comma")) || t("attendance.noAttending")
        )}
      </Flex>
    </Card>
  );
}

const told = (list: Meeting["attendance"]) => JSON.stringify(list.map((one) => [one.person_id, one.present, one.reason ?? ""]));

/** Who was noted; before anybody was, everybody who has a seat. */
function expected(meeting: Meeting): Meeting["attendance"] {
  if (meeting.attendance.length) return meeting.attendance;
  return meeting.members.map((one) => ({ person_id: one.person_id, name: one.name, post: one.post, present: true, reason: "" }));
}
