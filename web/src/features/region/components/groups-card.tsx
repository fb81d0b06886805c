import { Segmented } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Bars } from "@/shared/charts/bars";
import { ChartCard } from "@/shared/charts/chart-card";
import { useChartLook } from "@/shared/charts/look";
import { Asked } from "@/shared/pages/page-frame";
import { today } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { type Grouping, GROUPINGS, useGroups, useTotals } from "../queries";
import { Partial } from "./partial";

const RANKS = ["1", "2", "3"] as const;

type Sum = Of<"Totals"> | Of<"GroupTotals">;

/** The sums of the lines of business, or of the counties, each with its own shares; nobody is ranked. */
export function GroupsCard() {
  const [by, setBy] = useState<Grouping>("sectors");
  const groups = useGroups(by);
  const totals = useTotals();
  return (
    <Asked asked={groups}>
      {(found) => <Asked asked={totals}>{(all) => <Shown by={by} onBy={setBy} groups={found.items} all={all} />}</Asked>}
    </Asked>
  );
}

interface Props {
  by: Grouping;
  onBy: (by: Grouping) => void;
  groups: readonly Of<"GroupTotals">[];
  all: Of<"Totals">;
}

function Shown({ by, onBy, groups, all }: Props) {
  const { t } = useTranslation("region");
  const word = useWord();
  const look = useChartLook();
  const rows = [...groups.map((one) => ({ name: one.name ?? word("tenants.sector", one.code), sum: one as Sum })), { name: t("groups.all"), sum: all as Sum }];
  const points = (sum: Sum) => sum.figures?.points.in_force;
  const ofRank = (sum: Sum, rank: string) => (points(sum)?.by_rank as Record<string, number | null> | undefined)?.[rank] ?? 0;
  return (
    <ChartCard
      title={t(`groups.${by}`)}
      about={{ definition: t("groups.definition"), as_of: all.oldest_at ?? today() }}
      choices={
        <Segmented<Grouping> size="small" aria-label={t("groups.by")} value={by} onChange={onBy} options={GROUPINGS.map((one) => ({ value: one, label: t(`groups.${one}Short`) }))} />
      }
      note={<Partial found={all} />}
      table={{ chart: by }}
    >
      <Bars
        label={t(`groups.${by}`)}
        rows={rows.map(({ name, sum }) => ({
          name: `${name} ${points(sum)?.total ?? 0}`,
          pieces: RANKS.map((rank, place) => ({ name: word("rank_words", rank), n: ofRank(sum, rank), colour: look.grades[place] ?? look.quiet })),
        }))}
      />
    </ChartCard>
  );
}
