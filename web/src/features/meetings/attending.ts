import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Meeting, useNoteMeeting } from "./queries";

/** Who came as the page shows it, saved or not yet; nothing is decided before it is saved. */
export function useAttending(meeting: Meeting) {
  const { t } = useTranslation("meetings");
  const { message } = App.useApp();
  const [list, setList] = useState(expected(meeting));
  const [chair, setChair] = useState(meeting.chair_id);
  const [attending, setAttending] = useState(meeting.attending.map((one) => one.person_id));
  const [touched, setTouched] = useState(false);
  const note = useNoteMeeting();
  const changing = <Value,>(set: (value: Value) => void) => (value: Value) => {
    setTouched(true);
    set(value);
  };
  const sits = meeting.attending.map((one) => one.person_id);
  const dirty = chair !== meeting.chair_id || told(list) !== told(meeting.attendance) || attending.join() !== sits.join();
  const save = async (): Promise<Meeting> => {
    const saved = await note.mutateAsync({
      ...meeting,
      body: { chair_id: chair, attending, attendance: list.map(({ person_id, present, reason }) => ({ person_id, present, reason })) },
    });
    setTouched(false);
    void message.success(t("attendance.saved"));
    return saved;
  };
  return {
    list, chair, attending, dirty, save,
    saving: note.isPending,
    setList: changing(setList),
    setChair: changing(setChair),
    setAttending: changing(setAttending),
    /** Why nothing can be decided yet: nobody wrote down who came. */
    lacking: meeting.attendance.length || touched ? undefined : t("attendance.first"),
    /** The meeting with the attendance as it is shown. */
    ready: async (): Promise<Meeting> => (touched && dirty ? save() : meeting),
  };
}

export type Attending = ReturnType<typeof useAttending>;

const told = (list: Meeting["attendance"]) => JSON.stringify(list.map((one) => [one.person_id, one.present, one.reason ?? ""]));

/** Who was noted; before anybody was, everybody who has a seat. */
function expected(meeting: Meeting): Meeting["attendance"] {
  if (meeting.attendance.length) return meeting.attendance;
  return meeting.members.map((one) => ({ person_id: one.person_id, name: one.name, post: one.post, present: true, reason: "" }));
}
