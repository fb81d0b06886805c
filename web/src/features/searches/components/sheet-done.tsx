import { Alert, Button, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { takeUpMeasures, useSearchAct } from "../queries";
import { headOf, rowOf, type SheetFull } from "../sheet";
import { CheckFace } from "./check-face";
import { SheetHead } from "./sheet-head";
import "../searches.css";

/** A sheet that was handed in: its face, what waits, and how far its review is. */
export function SheetDone({ sheet, mine }: { sheet: SheetFull; mine: boolean }) {
  const { t } = useTranslation("searches");
  const rows = sheet.points.filter((one) => one.answer !== "dropped").map(rowOf);
  return (
    <>
      <SheetHead sheet={sheet} />
      {sheet.submitted_at && <Typography.Paragraph>{t("done.signed", { name: sheet.submitted_name, post: sheet.submitted_post, at: minute(sheet.submitted_at) })} {sheet.statement}</Typography.Paragraph>}
      {mine && sheet.state === "submitted" && <WaitingMeasures sheet={sheet} />}
      <CheckFace sheet={sheet} rows={rows} head={headOf(sheet)} />
      <Reviews sheet={sheet} />
    </>
  );
}

/** Measures written with the sheet, to be entered once their points are confirmed. */
function WaitingMeasures({ sheet }: { sheet: SheetFull }) {
  const { t } = useTranslation("searches");
  const take = useSearchAct(() => takeUpMeasures(sheet.id, sheet.version));
  const waiting = sheet.points.filter((one) => one.answer !== "dropped" && one.measures.length);
  if (!waiting.length) return null;
  return (
    <Alert
      type="info"
      showIcon
      className="sheet-gap"
      title={t("measure.waits", { count: waiting.length })}
      description={<ul className="answer-list">{waiting.map((one) => <li key={one.risk_point_id}><Link to={`/risks/${one.risk_point_id}`}>{one.point.title}</Link>{t("measure.of", { measures: one.measures.map((each) => each.text).join("\n") })}</li>)}</ul>}
      action={<Button loading={take.isPending} onClick={() => take.mutate(undefined)}>{t("measure.enter")}</Button>}
    />
  );
}

function Reviews({ sheet }: { sheet: SheetFull }) {
  const { t, i18n } = useTranslation("searches");
  const word = useWord();
  if (!sheet.reviews.length) return null;
  const has = (one: SheetFull["reviews"][number]) => [i18n.language === "en" ? one.by_en : one.by_zh, ...(one.type === "collective_decision" ? [] : one.waiting_for)].join(" ");
  return (
    <section>
      <h2 className="part-title">{t("done.reviews")}</h2>
      {sheet.case_ids.map((one, index) => <Link key={one} to={`/cases/${one}`}>{t("done.case", { count: index + 1 })} </Link>)}
      <Table
        size="small"
        pagination={false}
        rowKey={(one) => `${one.case}${one.code}${one.closed_at ?? ""}`}
        dataSource={sheet.reviews}
        columns={[
          { title: t("done.caseNumber"), dataIndex: "case", width: 150 },
          { title: t("done.step"), width: 130, render: (_value, one) => word("case_steps.type", one.type) },
          { title: t("done.state"), width: 110, render: (_value, one) => <Tag>{word("case_steps.state", one.state)}</Tag> },
          { title: t("done.by"), width: 200, render: (_value, one) => one.state === "open" ? has(one) : [one.person_name, one.post_title].filter(Boolean).join(" ") },
          { title: t("done.opinion"), dataIndex: "opinion" },
          { title: t("done.at"), width: 150, render: (_value, one) => minute(one.closed_at) || t("done.since", { at: minute(one.opened_at) }) },
        ]}
      />
    </section>
  );
}
