import { Button } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { useQueryClient } from "@tanstack/react-query";
import { BulkAct } from "@/shared/acts/bulk-act";
import { ScoreFields, type Scoring } from "@/shared/grade/score-fields";
import { useCan } from "@/shared/session/me";
import { proposeGrade, retirePoint, reviewPoint, type RiskPoint, riskPointKeys, startCase } from "../queries";
import { useChains } from "@/shared/session/chains";
import type { Clear } from "@/shared/table/ledger-table";
import { type Urgent, UrgencyField } from "@/shared/tasks/urgency-field";
import { AssignBulk } from "./assign-bulk";
import { TagBulk } from "./tag-bulk";
import { ReasonField, type Reviewed, ReviewFields } from "./point-dialogs";

type Kind = "assign" | "tag" | "review" | "retire" | "propose" | "send";

/** What is done to several risk points at once. */
export function BulkActs({ chosen, clear }: { chosen: RiskPoint[]; clear: Clear }) {
  const { t } = useTranslation("risks");
  const client = useQueryClient();
  const can = useCan();
  const chains = useChains();
  const [open, setOpen] = useState<{ kind: Kind; points: RiskPoint[] }>();
  const items = useMemo(() => (open?.points ?? []).map((one) => ({ id: one.id, label: `${one.number} ${one.title}` })), [open]);
  const of = (id: string) => open?.points.find((one) => one.id === id);
  const held = (id: string) => of(id)?.version ?? 0;
  const close = (done: number, failed?: readonly string[]) => {
    setOpen(undefined);
    if (failed) clear(failed);
    if (done === 0) return;
    void client.invalidateQueries({ queryKey: riskPointKeys.all });
    void client.invalidateQueries({ queryKey: ["tasks"] });
  };
  const common = { kind: "risk_point", items, onClose: close };
  const start = (kind: Kind) => setOpen({ kind, points: chosen });
  const gone = (id: string) => (of(id)?.status === "retired" ? t("bulk.retired") : undefined);
  return (
    <>
      {can("risk_point:edit") && <Button onClick={() => start("assign")}>{t("act.assign")}</Button>}
      {can("risk_point:edit") && <Button onClick={() => start("review")}>{t("act.review")}</Button>}
      {can("risk_point:tag") && <Button onClick={() => start("tag")}>{t("act.tag")}</Button>}
      {can("grading:propose") && <Button onClick={() => start("propose")}>{t("act.propose")}</Button>}
      {chains && can("case:start") && <Button onClick={() => start("send")}>{t("act.send")}</Button>}
      {can("risk_point:retire") && <Button danger onClick={() => start("retire")}>{t("act.retire")}</Button>}
      {open?.kind === "assign" && <AssignBulk common={common} points={open.points} />}
      {open?.kind === "tag" && <TagBulk common={common} points={open.points} />}
      {open?.kind === "review" && (
        <BulkAct<Reviewed>
          {...common}
          permission="risk_point:edit"
          title={(count) => t("bulk.review", { count })}
          verb={t("act.review")}
          initialValues={{ outcome: "unchanged" }}
          blocked={(one) => (of(one.id)?.review_required ? undefined : t("bulk.noReview"))}
          run={(one, { outcome, note }) => reviewPoint(one.id, held(one.id), { outcome, note: note ?? "" })}
        >
          <ReviewFields />
        </BulkAct>
      )}
      {open?.kind === "retire" && (
        <BulkAct<{ reason: string }> {...common} permission="risk_point:retire" title={(count) => t("bulk.retire", { count })} verb={t("act.retire")} blocked={(one) => gone(one.id)} run={(one, { reason }) => retirePoint(one.id, held(one.id), reason)}>
          <ReasonField />
        </BulkAct>
      )}
      {open?.kind === "propose" && (
        <BulkAct<Scoring> {...common} permission="grading:propose" title={(count) => t("bulk.propose", { count })} verb={t("act.propose")} blocked={(one) => gone(one.id)} run={(one, filled) => proposeGrade(one.id, held(one.id), { ...filled, consequence: filled.consequence ?? null })}>
          <ScoreFields />
        </BulkAct>
      )}
      {open?.kind === "send" && (
        <BulkAct<Urgent> {...common} permission="grading:propose" title={(count) => t("bulk.send", { count })} verb={t("act.send")} blocked={(one) => (of(one.id)?.proposed_rank == null ? t("bulk.noProposal") : gone(one.id))} run={(one, { urgency }) => startCase("grading", [one.id], urgency)}>
          <UrgencyField />
        </BulkAct>
      )}
    </>
  );
}
