import { Card, Flex, Input, Radio, Select, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { settled } from "@/shared/problem/settled";
import type { Attending } from "../attending";
import type { Meeting } from "../queries";

/** Who came and who was excused, with the reason. */
export function Attendance({ meeting, open, shown }: { meeting: Meeting; open: boolean; shown: Attending }) {
  const { t } = useTranslation("meetings");
  const { list, setList, chair, setChair, attending, setAttending, dirty } = shown;
  const { people } = useDirectory();
  const change = (person: string, changed: Partial<(typeof list)[number]>) =>
    setList(list.map((one) => (one.person_id === person ? { ...one, ...changed } : one)));
  const others = people.filter((one) => !list.some((member) => member.person_id === one.value));
  return (
    <Card
      id="attendance"
      size="small"
      title={<>{t("attendance.title")} {open && dirty && <Tag color="warning">{t("attendance.unsaved")}</Tag>}</>}
      extra={open && <Act asks="meeting:record" size="small" loading={shown.saving} blocked={dirty ? undefined : t("minutes.unchanged")} onClick={() => void settled(shown.save())}>{t("attendance.save")}</Act>}
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
