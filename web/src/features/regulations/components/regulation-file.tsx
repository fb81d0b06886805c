import { Alert, Descriptions, Empty, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Attachments } from "@/shared/files/attachments";
import { useDirectory } from "@/shared/people/organisation";
import { RecordName } from "@/shared/records/record-select";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { CRITERIA } from "./evaluation-dialog";
import type { RegulationFile as File } from "../queries";
import { endOf } from "./links-dialog";

/** One regulation: what it says, what rests on it, and what each year's evaluation found. */
export function RegulationFile({ regulation }: { regulation: File }) {
  const { t } = useTranslation("regulations");
  const word = useWord();
  const { nameOf } = useDirectory();
  const { announced } = regulation;
  const facts: [string, React.ReactNode][] = [
    ["status", word("regulations.status", regulation.status)],
    ["type", <>{word("regulations.type", regulation.type)} {regulation.is_law && <Tag>{t("law")}</Tag>}</>],
    ["document_number", regulation.document_number],
    ["issuer", regulation.issuer],
    ["department", nameOf(regulation.department_id)],
    ["effective_on", day(regulation.effective_on)],
    ["review_by", day(regulation.review_by)],
    ["replaces", regulation.replaces_id && <RecordName kind="regulation" id={regulation.replaces_id} />],
    ["remarks", regulation.remarks],
  ];
  return (
    <>
      {announced && (
        <Alert
          className="note"
          type="warning"
          showIcon
          title={t("announced.title", { day: announced.effective_on })}
          description={t("announced.text", { text: announced.description, on: announced.on })}
        />
      )}
      {regulation.status === "abolished" && <Alert className="note" type="info" showIcon title={t("abolishedOn", { day: day(regulation.abolished_on), reason: regulation.abolished_reason })} />}
      <Descriptions size="small" column={2} bordered items={facts.map(([key, children]) => ({ key, label: t(`field.${key}`), children: children || "—" }))} />
      <h3 className="part-title">{t("field.clauses")}</h3>
      {regulation.clauses.length ? (
        <dl className="face">{regulation.clauses.map((one) => <div key={one.clause}><dt>{one.clause}</dt><dd>{one.text}</dd></div>)}</dl>
      ) : t("clause.none")}
      <h3 className="part-title">{t("link.heading")}</h3>
      <Links regulation={regulation} />
      <h3 className="part-title">{t("evaluation.heading")}</h3>
      <Evaluations regulation={regulation} />
      <h3 className="part-title">{t("files")}</h3>
      <Attachments ownerKind="regulation" ownerId={regulation.id} asks="regulation:edit" />
    </>
  );
}

function Links({ regulation }: { regulation: File }) {
  const { t } = useTranslation("regulations");
  return (
    <Table
      size="small"
      rowKey={(one) => endOf(one).record + one.clause}
      pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
      dataSource={regulation.links}
      locale={{ emptyText: <Empty description={t("link.none")} /> }}
      columns={[
        { title: t("link.kind"), width: 90, render: (_value, one) => t(`link.${endOf(one).kind}`) },
        { title: t("link.record"), render: (_value, one) => <RecordName kind={endOf(one).kind} id={endOf(one).record} /> },
        { title: t("field.clause"), dataIndex: "clause", width: 100 },
        { title: t("field.control_requirement"), dataIndex: "control_requirement" },
      ]}
    />
  );
}

function Evaluations({ regulation }: { regulation: File }) {
  const { t } = useTranslation("regulations");
  const word = useWord();
  if (!regulation.evaluations.length) return <>{t("evaluation.none")}</>;
  return (
    <ul className="rows">
      {regulation.evaluations.map((one) => (
        <li key={one.id}>
          <span>
            <strong>{t("evaluation.year", { year: one.year, verdict: word("regulation_evaluations.verdict", one.verdict) })}</strong>
            <br />
            {CRITERIA.filter((key) => one.findings[key].serious || one.findings[key].text).map((key) => (
              <span key={key}>{t(`evaluation.${key}`)}：{one.findings[key].serious && <Tag color="error">{t("evaluation.serious")}</Tag>}{one.findings[key].text}<br /></span>
            ))}
            {one.reason}
          </span>
          <small className="whole">{one.evaluated_by_name} {day(one.evaluated_on)}</small>
        </li>
      ))}
    </ul>
  );
}
