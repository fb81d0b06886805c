import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { day, minute } from "@/shared/time/dates";
import type { Case, CaseStep } from "../queries";
import { chainSteps, type WayStep } from "./faced";
import { useWord } from "@/shared/words/vocabularies";
import { useSpent } from "./spent";

/** The steps as a table: who, when, how long, with what result and opinion. */
export function CaseRecords({ found }: { found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const spent = useSpent();
  const word = useWord();
  const english = i18n.language === "en";
  return (
    <Table<CaseStep>
      size="small"
      rowKey="id"
      pagination={false}
      scroll={{ x: "max-content" }}
      dataSource={found.steps}
      columns={[
        { title: t("record.step"), render: (_value, one) => (english ? one.en : one.zh) },
        { title: t("record.person"), render: (_value, one) => (one.meeting_id ? <HeldBy found={found} meetingId={one.meeting_id} /> : one.person_name) },
        { title: t("record.post"), dataIndex: "post_title" },
        { title: t("record.opened"), render: (_value, one) => minute(one.opened_at) },
        { title: t("record.closed"), render: (_value, one) => minute(one.closed_at) || (one.due_on ? t("record.until", { day: day(one.due_on) }) : "") },
        { title: t("record.spent"), render: (_value, one) => spent(one.opened_at, one.closed_at) },
        {
          title: t("record.state"),
          render: (_value, one) => (
            <>
              {word("case_steps.state", one.state)} {one.late && <Tag color="error">{t("record.late")}</Tag>}
            </>
          ),
        },
        { title: t("record.opinion"), dataIndex: "opinion", width: 240 },
      ]}
    />
  );
}

/** The chain drawn from left to right: done, here, still ahead, passed over. */
export function CaseFlow({ found }: { found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const english = i18n.language === "en";
  return (
    <ol className="flow-line">
      {wayOf(found).map((one) => {
        const last = found.steps.filter((visit) => visit.code === one.code).at(-1);
        const days = one.due?.working_days;
        return (
          <li key={one.code} className={`flow-step flow-${one.state}`} aria-current={one.state === "open" ? "step" : undefined}>
            <strong>{english ? one.en : one.zh}</strong>
            <div>{t(`flow.${one.state}`)}</div>
            {last?.meeting_id && <HeldBy found={found} meetingId={last.meeting_id} on={last.closed_at} />}
            {!last?.meeting_id && last?.person_name && <div className="small">{last.person_name} {day(last.closed_at)}</div>}
            {!last?.person_name && one.who.length > 0 && <div className="small">{one.who.map((who) => who.name).join(t("list.comma"))}</div>}
            {one.state !== "done" && days != null && <div className="small">{t("flow.days", { count: days })}</div>}
          </li>
        );
      })}
    </ol>
  );
}

/** The meeting that decided, instead of whoever signed its minutes. */
export function HeldBy({ found, meetingId, on }: { found: Case; meetingId: string; on?: string | null }) {
  const { t } = useTranslation("tasks");
  const held = found.meetings.find((one) => one.id === meetingId);
  if (!held) return null;
  const name = held.body && held.session_number
    ? t("record.meeting", { year: held.year, count: held.session_number, body: held.body })
    : held.number;
  return <div className="small"><Link to={`/meetings/${held.id}`}>{name}</Link> {day(on)}</div>;
}

/** The way as the service tells it, with the time each step of the chain allows. */
function wayOf(found: Case): (WayStep & { due?: { working_days?: number } })[] {
  const chain = chainSteps(found);
  return found.way.map((one) => ({ ...one, due: chain.find((step) => step.code === one.code)?.due }));
}
