import { Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import { useDrill } from "@/shared/charts/drill";
import { HeatMap } from "@/shared/charts/heat-map";
import { Asked } from "@/shared/pages/page-frame";
import { useWord } from "@/shared/words/vocabularies";
import { HEAT_BY, type HeatBy, useHeatMap } from "../queries";

const LISTS: Record<HeatBy, string> = { category: "categories", subject_type: "subject_types", rank: "rank_words" };

export function HeatMapCard() {
  const [by, setBy] = useState<HeatBy>("category");
  return <Asked asked={useHeatMap(by)}>{(found) => <Shown found={found} onBy={setBy} />}</Asked>;
}

function Shown({ found, onBy }: { found: Of<"HeatMap">; onBy: (by: HeatBy) => void }) {
  const { t } = useTranslation("statistics");
  const word = useWord();
  const to = useDrill();
  const by = found.by as HeatBy;
  const columns = found.columns.map((key) => ({ key, label: key === "none" ? t("heat.uncategorised") : word(LISTS[by], key) }));
  const rows = found.rows.map((row) => ({
    key: row.department_id ?? "none",
    label: row.department ?? t("heat.noSection"),
    to: to(found.list, row.drill),
    posts: row.posts,
    blank: row.surveyed ? undefined : t("heat.notSurveyed"),
    cells: row.cells.map((cell) => ({ ...cell, to: cell.n ? to(found.list, cell.drill) : undefined })),
  }));
  const unsearched = found.rows.filter((row) => !row.surveyed).length;
  return (
    <ChartCard
      title={t("heat.title")}
      about={found}
      figures={[
        { label: t("heat.total"), value: found.total, to: to(found.list, found.drill) },
        { label: t("heat.unsearched"), value: unsearched, alarming: unsearched > 0 },
      ]}
      choices={
        <Select size="small" value={by} onChange={onBy} aria-label={t("heat.by")} options={HEAT_BY.map((one) => ({ value: one, label: t(`heat.${one}`) }))} />
      }
      table={{ chart: "heat_map", query: { by } }}
    >
      <HeatMap caption={t("heat.title")} head={t("heat.section")} columns={columns} rows={rows} />
    </ChartCard>
  );
}
