import { App, Card, Flex, Input, Radio } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { type Meeting, useNoteMeeting } from "../queries";

/** Who came and who was excused, with the reason. */
export function Attendance({ meeting, open }: { meeting: Meeting; open: boolean }) {
  const { t } = useTranslation("meetings");
  const { message } = App.useApp();
  const [list, setList] = useState(meeting.attendance);
  const note = useNoteMeeting();
  const change = (person: string, changed: Partial<(typeof list)[number]>) =>
    setList(list.map((one) => (one.person_id === person ? { ...one, ...changed } : one)));
  const save = () =>
    note.mutate(
      { ...meeting, body: { attendance: list.map(({ person_id, present, reason }) => ({ person_id, present, reason })) } },
      { onSuccess: () => void message.success(t("attendance.saved")) },
    );
  const dirty = JSON.stringify(list) !== JSON.stringify(meeting.attendance);
  return (
    <Card
      size="small"
      title={t("attendance.title")}
      extra={open && <Act asks="meeting:record" size="small" loading={note.isPending} blocked={dirty ? undefined : t("minutes.unchanged")} onClick={save}>{t("attendance.save")}</Act>}
    >
      <ul className="rows">
        {list.map((one) => (
          <li key={one.person_id}>
            <span>{one.name}</span>
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
    </Card>
  );
}
