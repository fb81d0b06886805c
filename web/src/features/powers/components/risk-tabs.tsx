import { Alert, App, Empty, Table } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useNamed, useProfile } from "@/shared/grade/rules";
import { useDirectory } from "@/shared/people/organisation";
import { useCan } from "@/shared/session/me";
import { day } from "@/shared/time/dates";
import { StandingTag } from "@/shared/words/standing";
import { type Power, type RiskPoint, useRisksOf } from "../queries";
import { useRegistration, useTakeUpMeasures } from "../registration-queries";
import { useMeasureKinds } from "./words";

/** The risk points of the power. */
export function RisksTab({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const { data, isPending } = useRisksOf(power.id);
  const profile = useProfile();
  const named = useNamed();
  return (
    <Table<RiskPoint>
      rowKey="id"
      size="small"
      loading={isPending}
      dataSource={data}
      pagination={false}
      scroll={{ x: "max-content" }}
      locale={{ emptyText: <Empty description={t("risk.none")} /> }}
      columns={[
        { title: t("risk.number"), dataIndex: "number", width: 110 },
        { title: t("risk.title"), width: 260, render: (_value, one) => <Link to={`/risks/${one.id}`}>{one.title}</Link> },
        { title: t("risk.step"), dataIndex: "flow_step", width: 110 },
        { title: t("risk.category"), width: 120, render: (_value, one) => named(profile?.categories.find((known) => known.code === one.category)) },
        { title: t("risk.manifestations"), width: 300, render: (_value, one) => one.manifestations.join("；") },
        { title: t("risk.grade"), width: 90, render: (_value, one) => <GradeMark rank={one.rank ?? one.proposed_rank} /> },
        { title: t("risk.owner"), width: 150, render: (_value, one) => one.answering_post ?? one.post ?? one.department },
        { title: t("field.status"), width: 110, render: (_value, one) => <StandingTag of={one} /> },
      ]}
    />
  );
}

type Row = Of<"Measure"> & { point: RiskPoint };

/** Measures written at registration that wait for their risk points to be confirmed. */
function WaitingMeasures({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const { data } = useRegistration(useCan()("power:draft") ? power.id : undefined);
  const take = useTakeUpMeasures();
  const waiting = (data?.risk_points ?? []).flatMap((point) => point.measures.filter((one) => one.waiting).map((one) => ({ point, text: one.text })));
  if (!data || !waiting.length) return null;
  const ready = waiting.some((one) => one.point.confirmed);
  const send = async () => {
    await take.mutateAsync({ id: power.id, number: data.version });
    void message.success(t("measure.taken"));
  };
  return (
    <Alert
      type="info"
      showIcon
      className="wizard-hint"
      title={t("measure.waiting", { count: waiting.length })}
      description={<ul>{waiting.map((one) => <li key={one.point.id + one.text}>{one.point.title}：{one.text}</li>)}</ul>}
      action={<Act asks="measure:draft" blocked={ready ? undefined : t("measure.notYet")} loading={take.isPending} onClick={() => void send()}>{t("measure.take")}</Act>}
    />
  );
}

/** What is done against the risks of the power, highest grade first. */
export function MeasuresTab({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const { data = [], isPending } = useRisksOf(power.id);
  const kinds = useMeasureKinds();
  const { nameOf } = useDirectory();
  const rows: Row[] = [...data]
    .sort((one, other) => (one.rank ?? 9) - (other.rank ?? 9))
    .flatMap((point) => point.measures.filter((one) => one.status === "active").map((one) => ({ ...one, point })));
  return (
    <>
    <WaitingMeasures power={power} />
    <Table<Row>
      rowKey="id"
      size="small"
      loading={isPending}
      dataSource={rows}
      pagination={false}
      scroll={{ x: "max-content" }}
      locale={{ emptyText: <Empty description={t("measure.none")} /> }}
      columns={[
        { title: t("risk.grade"), width: 80, render: (_value, one) => <GradeMark rank={one.point.rank ?? one.point.proposed_rank} /> },
        { title: t("risk.title"), width: 220, render: (_value, one) => one.point.title },
        { title: t("measure.text"), width: 340, dataIndex: "text" },
        { title: t("measure.kind"), width: 130, render: (_value, one) => kinds.find((kind) => kind.value === one.kind)?.label },
        { title: t("measure.responsible"), width: 160, render: (_value, one) => nameOf(one.responsible_post_id) || one.responsible_written },
        { title: t("measure.recurrence"), width: 110, render: (_value, one) => (one.recurrence ? t(`recurrence.${one.recurrence}`) : one.frequency) },
        { title: t("measure.next_due_on"), width: 110, render: (_value, one) => day(one.next_due_on ?? one.due_on) },
      ]}
    />
    </>
  );
}
