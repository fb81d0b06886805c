import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Timeline } from "@/shared/steps/timeline";
import { day, minute } from "@/shared/time/dates";
import type { Case } from "../queries";
import { askedOf, Said } from "./case-opinions";
import { stepAfter } from "./faced";
import { useWord } from "@/shared/words/vocabularies";
import { HeldBy } from "./case-records";
import { useSpent } from "./spent";

const COLOURS: Record<string, string> = { open: "blue", done: "green", returned: "red", rejected: "red" };

/** Who did what when, who has it now and until when, who is next. */
export function CaseTimeline({ found }: { found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const english = i18n.language === "en";
  const next = found.state === "running" ? stepAfter(found) : undefined;
  const items = found.steps.map((one) => ({
    key: one.id,
    at: one.opened_at,
    color: COLOURS[one.state] ?? "gray",
    content: <Visit visit={one} found={found} />,
  }));
  const copies = found.copies.map((one) => ({ key: one.id, at: one.at, color: "gray", content: <Copied copy={one} /> }));
  const past = [...items, ...copies].sort((one, other) => one.at.localeCompare(other.at));
  const ahead = next
    ? [{ key: "next", color: "gray", content: <Typography.Text type="secondary">{t("record.next", { step: english ? next.en : next.zh })}</Typography.Text> }]
    : [];
  return <Timeline items={[...past, ...ahead]} />;
}

/** What those asked said at a step, each under his own name. */
function Asked({ visit, found }: { visit: Case["steps"][number]; found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const asked = found.opinions.filter((one) => one.step_id === visit.id);
  return asked.map((one) => (
    <div key={one.id} className="face-remark">
      {one.question && <div>{t(one.binding ? "asked.binding" : "asked.question", { name: one.asked_by_name, question: one.question, day: day(one.due_on) })}</div>}
      {askedOf(one, i18n.language === "en", t)}：<Said one={one} />
    </div>
  ));
}

/** To whom it was sent for reading, and who has read it. */
function Copied({ copy }: { copy: Case["copies"][number] }) {
  const { t } = useTranslation("tasks");
  const readers = copy.readers.map(({ name, read_at }) => t(read_at ? "copy.read" : "copy.unread", { name })).join(t("list.comma"));
  return (
    <>
      <strong>{t("copy.act")}</strong>
      <div>{t("copy.by", { name: copy.by_name, readers })}</div>
      {copy.note && <div className="face-remark">{copy.note}</div>}
      <Typography.Text type="secondary" className="small">{minute(copy.at)}</Typography.Text>
    </>
  );
}

function Visit({ visit, found }: { visit: Case["steps"][number]; found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const spent = useSpent();
  const word = useWord();
  const who = [visit.person_name, visit.post_title].filter(Boolean).join(" · ");
  const held = visit.waiting_for.length ? found.who_can.filter((one) => visit.waiting_for.includes(one.name)) : found.who_can;
  const others = visit.waiting_for.filter((name) => !held.some((one) => one.name === name));
  const waiting = [...held.map((one) => (one.post ? `${one.name}（${one.post}）` : one.name)), ...others].join(t("list.comma"));
  const gathered = visit.type === "consult" && visit.state !== "open";
  return (
    <>
      <div>
        <strong>{i18n.language === "en" ? visit.en : visit.zh}</strong>{" "}
        {visit.round > 1 && <Typography.Text type="secondary">{t("record.round", { count: visit.round })}</Typography.Text>}{" "}
        {word("case_steps.state", visit.state)} {visit.late && <Typography.Text type="danger">{t("record.late")}</Typography.Text>}
      </div>
      {visit.state === "open" ? (
        <>
          <Asked visit={visit} found={found} />
          {waiting && <div>{t("record.next_by", { names: waiting })}</div>}
          {visit.due_on && <Typography.Text type="secondary">{t("record.until", { day: day(visit.due_on) })}</Typography.Text>}
        </>
      ) : (
        <>
          {visit.meeting_id && <HeldBy found={found} meetingId={visit.meeting_id} />}
          {who && <div>{gathered && t("asked.gathered")}{who}{visit.on_behalf_of_name ? t("fact.behalf_of", { name: visit.on_behalf_of_name }) : ""}</div>}
          <Asked visit={visit} found={found} />
          {visit.opinion && <div className="face-remark">{visit.opinion}</div>}
          <Typography.Text type="secondary" className="small">
            {minute(visit.closed_at)} · {spent(visit.opened_at, visit.closed_at)}
          </Typography.Text>
        </>
      )}
    </>
  );
}
