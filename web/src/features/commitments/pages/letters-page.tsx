import { Checkbox, Empty, Segmented, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { useCan } from "@/shared/session/me";
import { useYearAsked } from "@/shared/session/year";
import { YearSelect } from "@/shared/session/year-select";
import type { LedgerColumn } from "@/shared/table/columns";
import { FilterSelect } from "@/shared/table/filter-select";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, minute, today } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { BulkLetters } from "../components/bulk-letters";
import { Figures } from "../components/figures";
import { IssueDialog } from "../components/issue-dialog";
import { type LetterLine, readLetters } from "../queries";

const STANDINGS = ["signed", "countersigned", "owed", "overdue", "issued"];

/** P24: the letters one may see, and for the register office those who still owe. */
export default function LettersPage() {
  const { t } = useTranslation("commitments");
  const { t: pages } = useTranslation();
  const navigate = useNavigate();
  const can = useCan();
  const [issuing, setIssuing] = useState(false);
  const [view, setView] = useState("list");
  const columns = useLetterColumns();
  const asked = useYearAsked();
  const actions = can("commitment:issue") && (
    <>
      <Act asks="commitment:issue" onClick={() => navigate("/pledge-words")}>{t("words.open")}</Act>
      <Act asks="commitment:issue" type="primary" onClick={() => setIssuing(true)}>{t("issue.act")}</Act>
    </>
  );
  return (
    <PageFrame title={pages("page.P24")} actions={actions} byYear>
      {can("commitment:issue") && (
        <Segmented className="letters-view" value={view} onChange={setView} options={["list", "figures"].map((one) => ({ value: one, label: t(`view.${one}`) }))} />
      )}
      {view === "figures" ? (
        <div onClick={(event) => (event.target as HTMLElement).tagName === "A" && setView("list")}><Figures /></div>
      ) : (
        <LedgerTable<LetterLine>
          name="commitments"
        register="commitments"
          columns={columns}
          read={readLetters}
          {...(asked && { fixed: asked })}
          search={<Filters />}
          onOpen={(one) => navigate(`/pledges/${one.id}`)}
          bulk={(chosen, clear) => <BulkLetters chosen={chosen} clear={clear} />}
          empty={<Empty description={t("letter.none")} />}
        />
      )}
      {issuing && <IssueDialog onClose={() => setIssuing(false)} />}
    </PageFrame>
  );
}

function Filters() {
  const { t } = useTranslation("commitments");
  const { query, change } = useLedgerQuery();
  const { departments } = useDirectory();
  const kinds = useWords("commitments.kind");
  const states = useWords("commitments.state");
  const standings = STANDINGS.map((one) => ({ value: one, label: t(`figures.${one}`) }));
  const lists = { kind: kinds, state: states, standing: standings, department_id: departments };
  return (
    <>
      <YearSelect every />
      {(Object.keys(lists) as (keyof typeof lists)[]).map((name) => (
        <FilterSelect key={name} name={name} label={t(`filter.${name}`)} options={lists[name]} />
      ))}
      <Checkbox checked={query.mine === "true"} onChange={(event) => change({ mine: event.target.checked ? "true" : undefined })}>{t("filter.mine")}</Checkbox>
    </>
  );
}

function useLetterColumns(): LedgerColumn<LetterLine>[] {
  const { t } = useTranslation("commitments");
  const word = useWord();
  const { nameOf } = useDirectory();
  const late = (one: LetterLine) => one.state === "issued" && one.due_on && one.due_on < today();
  return [
    { key: "number", title: t("letter.number"), width: 115, render: (_value, one) => <Link to={`/pledges/${one.id}`}>{one.number}</Link> },
    { key: "kind", title: t("letter.kind"), width: 110, render: (_value, one) => word("commitments.kind", one.kind) },
    { key: "person_name", title: t("letter.person"), dataIndex: "person_name", width: 80 },
    { key: "post_title", title: t("letter.post"), dataIndex: "post_title", width: 130 },
    { key: "department", title: t("letter.department"), width: 110, render: (_value, one) => nameOf(one.department_id) },
    { key: "matter", title: t("letter.matter"), dataIndex: "matter", width: 200, rare: true },
    { key: "year", title: t("letter.year"), dataIndex: "year", width: 60 },
    { key: "due_on", title: t("letter.due"), width: 105, render: (_value, one) => <>{day(one.due_on)} {late(one) && <Tag color="error">{t("letter.late")}</Tag>}</> },
    { key: "signed_at", title: t("letter.signedAt"), width: 130, render: (_value, one) => minute(one.signed_at) },
    { key: "signing_method", title: t("letter.method"), width: 80, render: (_value, one) => word("commitments.signing_method", one.signing_method) },
    { key: "notice_state", title: t("letter.notice"), width: 80, render: (_value, one) => one.notice_id && <Link to={`/notices/${one.notice_id}`}>{word("notices.state", one.notice_state)}</Link> },
    { key: "countersigner", title: t("letter.countersigner"), dataIndex: "countersigner", width: 120, rare: true },
    { key: "state", title: t("letter.state"), width: 90, render: (_value, one) => <Tag color={one.state === "issued" ? "warning" : undefined}>{word("commitments.state", one.state)}</Tag> },
  ];
}
