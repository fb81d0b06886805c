import { Alert, Descriptions } from "antd";
import { useTranslation } from "react-i18next";
import { day, minute } from "@/shared/time/dates";
import { lackingYet, type Meeting } from "../queries";
import { Stage } from "./stage";

/** Which meeting it is, when and where, how far it is, who came. */
export function MeetingHead({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const came = meeting.attendance.filter((one) => one.present).length;
  const present = meeting.attendance.length
    ? t("meeting.present", { count: came, of: meeting.attendance.length })
    : t("meeting.expected", { of: meeting.members.length });
  const nth = meeting.body && meeting.session_number
    ? t("meeting.session", { year: meeting.year, count: meeting.session_number, body: meeting.body })
    : meeting.department || meeting.body;
  return (
    <Descriptions
      size="small"
      bordered
      column={3}
      items={[
        { key: "number", label: t("meeting.number"), children: [meeting.number, nth].filter(Boolean).join(" · ") },
        { key: "held", label: t("meeting.heldAt"), children: `${day(meeting.held_on)} ${meeting.hour}` },
        { key: "place", label: t("meeting.place"), children: meeting.place || "—" },
        { key: "chair", label: t("meeting.chair"), children: meeting.chair_name || "—" },
        { key: "quorum", label: t("meeting.quorum"), children: present },
        { key: "state", label: t("meeting.state"), children: <><Stage meeting={meeting} /> {minute(meeting.signed_at)}</> },
      ]}
    />
  );
}

/** Where on the page it is mended. */
const PLACES = ["attendance", "minutes"];

/** What keeps the minutes from being signed, item by item. */
export function MissingYet({ meeting }: { meeting: Meeting }) {
  const { t } = useTranslation("meetings");
  const unsaved = meeting.attendance.length === 0;
  const missing = lackingYet(meeting);
  if (!meeting.missing.length) return null;
  const said = (one: Meeting["missing"][number]) => {
    const item = meeting.agenda.find((line) => one.pointer === `/agenda/${line.position}`);
    if (item) return t("sign.item", { ...item, message: one.message });
    const place = PLACES.find((name) => one.pointer === `/${name}`);
    return place ? <a href={`#${place}`}>{one.message}</a> : one.message;
  };
  return (
    <Alert
      type="info"
      showIcon
      title={t("sign.missing")}
      description={<ul>{unsaved && <li><a href="#attendance">{t("attendance.first")}</a></li>}{missing.map((one, index) => <li key={index}>{said(one)}</li>)}</ul>}
    />
  );
}
