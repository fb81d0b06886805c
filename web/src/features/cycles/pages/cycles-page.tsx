import { Button, Card, Empty, Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { useYearState } from "@/shared/session/year-name";
import type { LedgerColumn } from "@/shared/table/columns";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { NextRules } from "../components/next-rules";
import { ROLL_OVER } from "../components/roll-over";
import { type Cycle, readCycles, useReceivedPlans } from "../queries";

/** P39: the years of the register, and the plans that came from above. */
export default function CyclesPage() {
  const { t } = useTranslation("cycles");
  const navigate = useNavigate();
  const received = useReceivedPlans();
  const plan = (
    <Act asks="cycle_plan:adopt" type="primary" onClick={() => navigate("/cycles/new")}>{t("cycle.plan")}</Act>
  );
  const columns: LedgerColumn<Cycle>[] = [
    { key: "year", title: t("cycle.year"), dataIndex: "year", width: 80 },
    { key: "title", title: t("cycle.title"), width: 320, render: (_value, one) => <Link to={`/cycles/${one.id}`}>{one.title || t("cycle.untitled", { year: one.year })}</Link> },
    { key: "state", title: t("cycle.state"), width: 160, render: (_value, one) => <State cycle={one} /> },
    { key: "approved_on", title: t("cycle.approved"), width: 110, render: (_value, one) => day(one.approved_on) },
    { key: "opened_on", title: t("cycle.opened"), width: 110, render: (_value, one) => day(one.opened_on) },
    { key: "closed_on", title: t("cycle.closed"), width: 110, render: (_value, one) => day(one.closed_on) },
    { key: "acts", title: t("cycle.acts"), width: 200, fixedPlace: true, render: (_value, one) => <YearActs cycle={one} /> },
  ];
  return (
    <PageFrame title={t("cycle.list")} actions={plan}>
      <Flex vertical gap="middle">
        {(received.data?.items ?? []).map((one) => (
          <Card key={one.document_id} size="small" title={t("received.title", { issuer: one.issuer, title: one.title })}>
            <Flex gap="middle" align="center" wrap>
              <Typography.Text type="secondary">{t("received.on", { on: day(one.received_at), edition: one.edition })}</Typography.Text>
              {one.read_at ? <Tag color="success">{t("received.signed", { on: day(one.read_at) })}</Tag> : <Typography.Text type="warning">{t("received.unsigned")}</Typography.Text>}
              <Button onClick={() => navigate(`/cycles/new?from=${one.document_id}`)}>{t("received.use")}</Button>
            </Flex>
          </Card>
        ))}
        <LedgerTable<Cycle>
          name="cycles"
          saved={false}
          columns={columns}
          read={readCycles}
          register="cycles"
          empty={<Empty description={t("cycle.none")}>{plan}</Empty>}
        />
        <NextRules />
      </Flex>
    </PageFrame>
  );
}

function YearActs({ cycle }: { cycle: Cycle }) {
  const { t } = useTranslation("cycles");
  const navigate = useNavigate();
  return (
    <Flex gap="small" align="center">
      <Link to={`/cycles/${cycle.id}/progress`}>{t("cycle.progress")}</Link>
      {cycle.state === "open" && <Act asks="cycle_plan:adopt" size="small" onClick={() => navigate(`/cycles/${cycle.id}?${ROLL_OVER}`)}>{t("rollOver.act")}</Act>}
    </Flex>
  );
}

export function State({ cycle }: { cycle: Pick<Cycle, "year" | "state" | "stock_taking" | "approved_on" | "returned_on"> }) {
  const { t } = useTranslation("cycles");
  const said = useYearState();
  return (
    <Flex gap={4} wrap>
      <Tag color={cycle.state === "open" ? "success" : undefined}>{said(cycle)}</Tag>
      {cycle.stock_taking && <Tag>{t("cycle.stockTaking")}</Tag>}
    </Flex>
  );
}
