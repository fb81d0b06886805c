import { Button, Checkbox, Empty, Flex, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useRankLabel } from "@/shared/grade/rules";
import { PageFrame, PageLoading } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { useYear, useYears } from "@/shared/session/year";
import { YearSelect } from "@/shared/session/year-select";
import type { LedgerColumn } from "@/shared/table/columns";
import { type Query, useLedgerQuery } from "@/shared/table/ledger";
import { type Clear, LedgerTable } from "@/shared/table/ledger-table";
import { OpenLink } from "@/shared/table/open-link";
import { day } from "@/shared/time/dates";
import { type Confirmation, readConfirmations, useWaiting } from "../confirmations";
import { ConfirmBulk } from "../components/confirm-bulk";
import { RiskDrawer } from "../components/risk-drawer";
import "../risks.css";

const OUTCOMES = ["unchanged", "revised", "retired"] as const;

export default function ConfirmationsPage() {
  const { t } = useTranslation("risks");
  const { t: pages } = useTranslation();
  const years = useYears();
  const { shown } = useYear();
  if (!years) return <PageLoading />;
  return (
    <PageFrame title={pages("page.P26")} byYear>
      {shown?.id ? <YearsList year={shown.id} /> : <Empty description={t("confirm.none")} />}
    </PageFrame>
  );
}

function YearsList({ year }: { year: string }) {
  const { t } = useTranslation("risks");
  const rank = useRankLabel();
  const { nameOf } = useDirectory();
  const { query, change } = useLedgerQuery();
  const [said, setSaid] = useState<{ chosen: Confirmation[]; outcome: string; clear: Clear }>();
  const asks = ({ everything, ...asked }: Query): Query => {
    delete asked.year;
    return { ...asked, ...(everything !== "true" && !asked.subject_id && { mine: "true" }), cycle_id: year };
  };
  const ofTask = query.subject_id;
  const columns: LedgerColumn<Confirmation>[] = [
    { key: "point", title: t("confirm.point"), width: 280, render: (_value, one) => <OpenLink id={one.risk_point_id}>{one.number} {one.title}</OpenLink> },
    { key: "rank", title: t("confirm.rank"), width: 90, render: (_value, one) => <GradeMark rank={one.rank} label={rank(one.rank, one.subject_type)} /> },
    { key: "department", title: t("confirm.department"), width: 130, render: (_value, one) => nameOf(one.department_id) },
    { key: "outcome", title: t("confirm.outcome"), width: 100, render: (_value, one) => <Tag color={one.outcome ? undefined : "warning"}>{t(`confirm.${one.outcome ?? "waiting"}`)}</Tag> },
    { key: "note", title: t("confirm.note"), width: 150, dataIndex: "note" },
    { key: "decided", title: t("confirm.decided"), width: 110, render: (_value, one) => day(one.decided_on) },
    {
      key: "acts",
      title: t("confirm.act"),
      width: 200,
      fixedPlace: true,
      render: (_value, one) => !one.outcome && <Choices one={one} onChoose={(outcome) => setSaid({ chosen: [one], outcome, clear: () => undefined })} />,
    },
  ];
  return (
    <>
      <Flex justify="space-between" align="start" gap="middle">
        <Typography.Paragraph type="secondary">
          {ofTask ? t("confirm.ofTask", { name: nameOf(ofTask) }) : t("confirm.intro")}{" "}
          {ofTask && <Link to="/adjustments">{t("confirm.allMine")}</Link>}
        </Typography.Paragraph>
        <AllStand year={year} subject={ofTask} onStart={(chosen) => setSaid({ chosen, outcome: "unchanged", clear: () => undefined })} />
      </Flex>
      <LedgerTable<Confirmation>
        name="confirmations"
        rowKey={(one) => one.risk_point_id}
        columns={columns}
        read={readConfirmations}
        asks={asks}
        register="confirmations"
        search={
          <>
            <YearSelect />
            <Checkbox checked={query.pending === "true"} onChange={(event) => change({ pending: event.target.checked ? "true" : undefined })}>{t("confirm.pending")}</Checkbox>
            {!ofTask && <Checkbox checked={query.everything === "true"} onChange={(event) => change({ everything: event.target.checked ? "true" : undefined })}>{t("confirm.everything")}</Checkbox>}
          </>
        }
        bulk={(chosen, clear) => <BulkChoices onChoose={(outcome) => setSaid({ chosen, outcome, clear })} />}
        empty={<Empty description={t(query.everything === "true" ? "confirm.none" : "confirm.noneOwn")} />}
        record={(place) => <RiskDrawer {...place} />}
      />
      {said && (
        <ConfirmBulk
          chosen={said.chosen}
          outcome={said.outcome}
          onClose={(failed) => {
            if (failed) said.clear(failed);
            setSaid(undefined);
          }}
        />
      )}
    </>
  );
}

/** What can be said of one point; whoever may not, sees who may. */
function Choices({ one, onChoose }: { one: Confirmation; onChoose: (outcome: string) => void }) {
  const { t } = useTranslation("risks");
  return (
    <Flex gap={4}>
      {OUTCOMES.map((outcome) => (
        <Act
          key={outcome}
          asks={outcome === "retired" ? "risk_point:retire" : "risk_point:edit"}
          subject={{ kind: "risk_point", id: one.risk_point_id }}
          allowed={outcome === "retired" ? one.may_retire : one.may_confirm}
          size="small"
          danger={outcome === "retired"}
          onClick={() => onChoose(outcome)}
        >
          {t(`confirm.${outcome}`)}
        </Act>
      ))}
    </Flex>
  );
}

function BulkChoices({ onChoose }: { onChoose: (outcome: string) => void }) {
  const { t } = useTranslation("risks");
  return OUTCOMES.map((one) => <Button key={one} danger={one === "retired"} onClick={() => onChoose(one)}>{t(`confirm.${one}`)}</Button>);
}

/** Lets all that still waits for the reader stand at once. */
function AllStand({ year, subject, onStart }: { year: string; subject: string | undefined; onStart: (chosen: Confirmation[]) => void }) {
  const { t } = useTranslation("risks");
  const waiting = useWaiting(year, subject).data?.items.filter((one) => one.may_confirm) ?? [];
  if (!waiting.length) return null;
  return <Button type="primary" onClick={() => onStart(waiting)}>{t("confirm.allStand", { count: waiting.length })}</Button>;
}
