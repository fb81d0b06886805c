import { Empty, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDirectory } from "@/shared/people/organisation";
import type { LedgerColumn } from "@/shared/table/columns";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { readRounds, type Round } from "../queries";

/** Meetings of a section at which its risk points are assessed together. */
export function Rounds() {
  const { t } = useTranslation("gradings");
  const { nameOf } = useDirectory();
  const columns: LedgerColumn<Round>[] = [
    { key: "number", title: t("round.number"), width: 120, render: (_value, one) => <Link to={`/grading-rounds/${one.id}`}>{one.number}</Link> },
    { key: "title", title: t("round.title"), width: 260, render: (_value, one) => <Link to={`/grading-rounds/${one.id}`}>{one.title}</Link> },
    { key: "kind", title: t("round.kind"), width: 90, render: (_value, one) => t(`round.kinds.${one.kind}`) },
    { key: "department", title: t("desk.department"), width: 140, render: (_value, one) => nameOf(one.department_id) },
    { key: "convened", title: t("round.convened"), width: 160, render: (_value, one) => `${one.convened_name} ${day(one.convened_on)}` },
    { key: "due", title: t("round.due"), width: 110, render: (_value, one) => day(one.due_on) },
    { key: "people", title: t("round.people"), width: 220, render: (_value, one) => one.participants.map((each) => each.name).join("、") },
    { key: "state", title: t("round.state"), width: 90, render: (_value, one) => <Tag>{t(`round.states.${one.state}`)}</Tag> },
  ];
  return <LedgerTable<Round> name="grading_rounds" columns={columns} read={readRounds} register="grading_rounds" saved={false} empty={<Empty description={t("empty.rounds")} />} />;
}
