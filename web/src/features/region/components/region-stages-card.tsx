import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ChartCard } from "@/shared/charts/chart-card";
import type { Cell } from "@/shared/charts/sheet";
import { StageMatrix } from "@/shared/charts/stage-matrix";
import { Asked } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";
import { useRegionStages } from "../queries";
import { Partial } from "./partial";
import { Years } from "./years";

type Where = Parameters<typeof useRegionStages>[0];

export function RegionStagesCard({ where }: { where: Where }) {
  return <Asked asked={useRegionStages(where)}>{(found) => <Shown found={found} />}</Asked>;
}

function Shown({ found }: { found: Of<"RegionStages"> }) {
  const { t } = useTranslation("region");
  const stageName = useStageName();
  const at = (code: string) => `/region/bureaus/${code}`;
  const late = found.rows.filter((row) => row.cells.some((one) => one.days_late > 0)).length;
  const nameOf = (code: string) => stageName(found.columns.find((one) => one.code === code)?.name ?? code);
  const mixed = found.cycle_years.length > 1;
  const noteOf = (row: (typeof found.rows)[number]) =>
    [mixed && row.year ? t("years.year", { year: row.year }) : "", row.stock_taking ? t("stages.stockTaking") : ""].filter(Boolean).join(t("years.and")) || undefined;
  return (
    <ChartCard
      title={t("stages.title")}
      about={found}
      figures={[
        { label: t("stages.late"), value: `${late}/${found.reporting}`, alarming: late > 0 },
        { label: t("heat.reporting"), value: `${found.reporting}/${found.expected}`, to: "/region/bureaus", alarming: !found.complete },
      ]}
      note={<><Years found={found} /><Partial found={found} /></>}
      sheet={{
        columns: ["bureau", "year", "stage", "starts", "due_on", "done", "due", "expected", "last", "days_late"].map((one) => t(`stages.${one}`)),
        rows: found.rows.flatMap((row): Cell[][] =>
          row.cells.length
            ? row.cells.map((one) => [
                { text: row.name, to: at(row.code) },
                row.year,
                nameOf(one.stage),
                day(one.starts_on),
                day(one.due_on),
                one.done,
                one.due,
                one.expected,
                day(one.last_submitted_on),
                one.days_late,
              ])
            : [[{ text: row.name, to: at(row.code) }, t("bureau.missing"), ...Array.from({ length: 8 }, () => null)]],
        ),
      }}
    >
      <StageMatrix
        caption={t("stages.title")}
        head={t("bureau.name")}
        columns={found.columns.map((one) => ({ key: one.code, label: stageName(one.name) }))}
        rows={found.rows.map((row) => ({
          key: row.code,
          label: row.name,
          to: at(row.code),
          note: noteOf(row),
          blank: row.cells.length ? undefined : t("bureau.missing"),
          cells: Object.fromEntries(row.cells.map((one) => [one.stage, { ...one, to: at(row.code) }])),
        }))}
      />
    </ChartCard>
  );
}
