import { Empty } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import type { LedgerColumn } from "@/shared/table/columns";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable, type RecordPlace } from "@/shared/table/ledger-table";
import { OpenLink } from "@/shared/table/open-link";
import { readStandards, type Standard, useStandard } from "../../discretion-queries";
import { useFlowsOfPowers } from "../../queries";
import { StandardCard } from "../discretion/standard-card";

const STATUSES = ["draft", "in_force", "retired"] as const;

/** The discretion list of the bureau, beside its power list. */
export function StandardsTab() {
  const { t } = useTranslation("powers");
  return (
    <LedgerTable<Standard>
      name="discretion"
      columns={useColumns()}
      read={readStandards}
      saved={false}
      search={<FilterSelect name="status" label={t("field.status")} options={STATUSES.map((one) => ({ value: one, label: t(`pointStatus.${one}`) }))} />}
      record={(place) => <StandardDrawer {...place} />}
      empty={<Empty description={t("discretion.noneYet")} />}
    />
  );
}

function useColumns(): LedgerColumn<Standard>[] {
  const { t } = useTranslation("powers");
  const { data: powers } = useFlowsOfPowers();
  return [
    { key: "title", title: t("discretion.title"), width: 220, render: (_value, one) => <OpenLink id={one.id}>{one.title}</OpenLink> },
    { key: "power", title: t("field.name"), width: 280, render: (_value, one) => <Link to={`/powers/${one.power_id}?tab=discretion`}>{powers?.get(one.power_id)?.number} {powers?.get(one.power_id)?.name ?? t("discretion.power")}</Link> },
    { key: "limits", title: t("discretion.range"), width: 180, render: (_value, one) => `${Number(one.lower_limit)}–${Number(one.upper_limit)} ${one.unit}` },
    { key: "bands", title: t("discretion.bands"), width: 80, align: "right", render: (_value, one) => one.bands.length },
    { key: "basis", title: t("field.legal_basis"), width: 240, render: (_value, one) => one.basis },
    { key: "status", title: t("field.status"), width: 90, render: (_value, one) => t(`pointStatus.${one.status}`) },
  ];
}

function StandardDrawer({ id, around, onGo, onClose }: RecordPlace) {
  const { data } = useStandard(id);
  return (
    <RecordDrawer open={Boolean(id)} title={data?.title} around={around} current={id} onGo={onGo} onClose={onClose}>
      {data && <StandardCard standard={data} />}
    </RecordDrawer>
  );
}
