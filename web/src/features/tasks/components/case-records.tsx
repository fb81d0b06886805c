import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { day, minute } from "@/shared/time/dates";
import type { Case, CaseStep } from "../queries";
import { chainSteps } from "./faced";
import { useSpent } from "./spent";

/** The steps as a table: who, when, how long, with what result and opinion. */
export function CaseRecords({ found }: { found: Case }) {
  const { t, i18n } = useTranslation("tasks");
  const spent = useSpent();
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
        { title: t("record.person"), dataIndex: "person_name" },
        { title: t("record.post"), dataIndex: "post_title" },
        { title: t("record.opened"), render: (_value, one) => minute(one.opened_at) },
        { title: t("record.closed"), render: (_value, one) => minute(one.closed_at) || (one.due_on ? t("record.until", { day: day(one.due_on) }) : "") },
        { title: t("record.spent"), render: (_value, one) => spent(one.opened_at, one.closed_at) },
        {
          title: t("record.state"),
          render: (_value, one) => (
            <>
              {t(`step.${one.state}`)} {one.late && <Tag color="error">{t("record.late")}</Tag>}
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
  const steps = chainSteps(found);
  const here = steps.findIndex((one) => one.code === found.step_code);
  return (
    <ol className="flow-line">
      {steps.map((one, index) => {
        const visits = found.steps.filter((visit) => visit.code === one.code);
        const last = visits.at(-1);
        const now = found.state === "running" && index === here;
        const state = now ? "now" : last ? (last.state === "returned" ? "returned" : "done") : index < here || found.state === "completed" ? "skipped" : "ahead";
        const days = one.due?.working_days;
        return (
          <li key={one.code} className={`flow-step flow-${state}`} aria-current={now ? "step" : undefined}>
            <strong>{english ? one.en : one.zh}</strong>
            <div>{t(`flow.${state}`)}</div>
            {last?.person_name && <div className="small">{last.person_name} {day(last.closed_at)}</div>}
            {now && <div className="small">{found.who_can.map((who) => who.name).join(t("list.comma"))}</div>}
            {!last && days != null && <div className="small">{t("flow.days", { count: days })}</div>}
          </li>
        );
      })}
    </ol>
  );
}
