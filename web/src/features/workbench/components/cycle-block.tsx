import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import { shortDay } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";
import { useCycleProgress } from "../queries";
import { Block } from "./block";

/** Of fewer than five a share says nothing. */
const FEW = 5;

/** The stages of the year side by side: over, under way, still to come. */
export function CycleBlock() {
  const { t } = useTranslation("workbench");
  const stageName = useStageName();
  const { cycle, between, progress, asked } = useCycleProgress(true);
  if (!asked) return null;
  if (!cycle) return <Block guide="cycle" title={t("cycle.title")}><p className="quiet">{said(t, between)}</p></Block>;
  return (
    <Block guide="cycle" title={cycle.title || t("cycle.year", { year: cycle.year })} more={{ to: `/cycles/${cycle.id}/progress`, label: t("cycle.more") }}>
      <ol className="stages">
        {(progress?.stages ?? []).map((one) => (
          <li key={one.code} className={`stage stage-${one.state}`} aria-current={one.state === "open" ? "step" : undefined}>
            <strong>{stageName(one.name)}</strong>
            <span>{t(`stage.${one.state}`, { defaultValue: t("stage.waiting") })}</span>
            <span className="small">{shortDay(one.starts_on)} – {shortDay(one.due_on)}</span>
            {one.tasks > 0 && <span className="small">{t(one.tasks < FEW ? "cycle.tasks" : "cycle.rate", { done: one.tasks_done, all: one.tasks, rate: Math.floor((100 * one.tasks_done) / one.tasks) })}</span>}
          </li>
        ))}
      </ol>
      {cycle.stock_taking && <p className="quiet">{t("cycle.stockTaking")}</p>}
    </Block>
  );
}

type Between = ReturnType<typeof useCycleProgress>["between"];

/** What there is instead of an open year: the year that was closed, the plan that waits. */
function said(t: TFunction<"workbench">, { closed, next, approved }: Between): string {
  const waits = next && t(approved ? "cycle.toOpen" : "cycle.toApprove", { year: next });
  if (!closed) return waits || t("cycle.none");
  return t("cycle.closed", { year: closed, next: waits || t("cycle.toPlan", { year: closed + 1 }) });
}
