import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Meeting, useNoteMeeting } from "../queries";
import { ScheduleFields } from "./schedule-fields";

type Schedule = Pick<Meeting, "title" | "held_on" | "hour" | "place">;

/** Holds a meeting at another time or place; who was told of it is told again by a notice. */
export function ChangeMeeting({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const [asking, setAsking] = useState(false);
  const note = useNoteMeeting();
  const { title, held_on, hour, place } = meeting;
  return (
    <>
      <Act asks="meeting:record" onClick={() => setAsking(true)}>{t("change.act")}</Act>
      {asking && (
        <FormDialog<Schedule>
          title={t("change.title")}
          verb={t("change.save")}
          width={720}
          initialValues={{ title, held_on, hour, place }}
          run={(values, version = meeting.version) => note.mutateAsync({ id: meeting.id, version, body: { ...values, hour: values.hour ?? "" } })}
          onClose={() => setAsking(false)}
        >
          <ScheduleFields />
        </FormDialog>
      )}
    </>
  );
}
