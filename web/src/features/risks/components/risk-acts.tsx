import { useQueryClient } from "@tanstack/react-query";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useAnswers } from "@/shared/acts/answers";
import { putInForce, type RiskPoint, riskPointKeys, startCase, usePointAct } from "../queries";
import { PaperButton } from "@/shared/papers/paper-button";
import { raise } from "@/shared/problem/raised";
import { useMending, useWhyResting } from "@/shared/records/review";
import { useChains } from "@/shared/session/chains";
import { EditDialog } from "./edit-dialog";
import { DecideDialog, LowerDialog, ProposeDialog, ResidualDialog } from "./grade-dialogs";
import { RetireDialog, ReviewDialog } from "./point-dialogs";
import { AssessDialog, useIsMine } from "./self-assessments";
import { ACTS } from "./responsibility-part";
import { TagBulk } from "./tag-bulk";

type Open = "edit" | "propose" | "decide" | "lower" | "askLowering" | "residual" | "retire" | "review" | "assess" | "tag";

/** All that can be done to one risk point; what the reader may not do stays and says who may. */
export function RiskActs({ point }: { point: RiskPoint }) {
  const { t } = useTranslation("risks");
  const { message } = App.useApp();
  const client = useQueryClient();
  const [chosen, setOpen] = useState<Open>();
  const mending = useMending();
  const resting = useWhyResting(point.id);
  const chains = useChains();
  const answer = useAnswers("risk_point", point.id, ACTS);
  const force = usePointAct(() => putInForce(point.id, point.version));
  const send = usePointAct(() => startCase(point.status === "draft" && point.rank == null && point.proposed_rank == null ? "risk_point" : "grading", [point.id]));
  const subject = { kind: "risk_point", id: point.id };
  const mine = useIsMine(point);
  const living = point.status !== "retired";
  const graded = point.floor_rank != null;
  const waits = point.proposed_rank != null && point.rank == null;
  const may = (permission: (typeof ACTS)[number]) => {
    const found = answer(permission);
    return { asks: permission, subject, allowed: found ? found.allowed : undefined };
  };
  const byChain = (permission: (typeof ACTS)[number]) => (chains && answer(permission)?.allowed !== false ? t("chain.blocked") : undefined);
  const asked = mending.field !== undefined && living && answer("risk_point:edit")?.allowed && !resting() ? "edit" : undefined;
  const open = chosen ?? asked;
  const close = () => {
    setOpen(undefined);
    if (asked) mending.done();
  };
  const tagged = (done: number) => {
    close();
    if (done) void client.invalidateQueries({ queryKey: riskPointKeys.all });
  };
  const props = { point, onClose: close };
  return (
    <>
      {living && (
        <>
          <Act {...may("risk_point:edit")} blocked={resting()} onClick={() => setOpen("edit")}>{t("act.change")}</Act>
          <Act asks="risk_point:tag" subject={subject} blocked={resting(true)} onClick={() => setOpen("tag")}>{t("act.tag")}</Act>
          <Act {...may("grading:propose")} blocked={resting()} onClick={() => setOpen("propose")}>{t("act.propose")}</Act>
          {mine && <Act asks="risk_point:read" onClick={() => setOpen("assess")}>{t("act.assess")}</Act>}
          {chains && (point.proposed_rank !== point.rank || point.status === "draft") && (
            <Act asks="case:start" type={waits ? "primary" : "default"} blocked={resting(true)} loading={send.isPending} onClick={() => send.mutate(undefined, { onError: raise, onSuccess: (found) => message.success(t("chain.sent", { number: found.number, step: found.step_zh })) })}>{t("act.send")}</Act>
          )}
          <Act {...may("grading:decide")} blocked={byChain("grading:decide")} type={waits && !chains ? "primary" : "default"} onClick={() => setOpen("decide")}>{t("act.decide")}</Act>
          {graded && point.floor_rank !== 3 && (chains ? (
            <Act {...may("lowering:request")} blocked={resting(true)} onClick={() => setOpen("askLowering")}>{t("act.askLowering")}</Act>
          ) : (
            <Act {...may(point.floor_rank === 1 ? "lowering:decide" : "grading:decide")} onClick={() => setOpen("lower")}>{t("act.lower")}</Act>
          ))}
          {point.status === "draft" && <Act {...may("risk_point:put_in_force")} blocked={byChain("risk_point:put_in_force")} loading={force.isPending} onClick={() => force.mutate(undefined, { onError: raise })}>{t("act.putInForce")}</Act>}
          {point.review_required && <Act {...may("risk_point:edit")} type="primary" onClick={() => setOpen("review")}>{t("act.review")}</Act>}
          <Act {...may("grading:propose")} onClick={() => setOpen("residual")}>{t("act.residual")}</Act>
          <Act {...may("risk_point:retire")} danger blocked={resting(true)} onClick={() => setOpen("retire")}>{t("act.retire")}</Act>
        </>
      )}
      <Button href={`/print/risk-points?q=${encodeURIComponent(point.number)}`} target="_blank">{t("act.print")}</Button>
      <PaperButton {...searchForm(point)}>{t("act.printSearch")}</PaperButton>
      {open === "tag" && <TagBulk common={{ kind: "risk_point", items: [{ id: point.id, label: point.title }], onClose: tagged }} points={[point]} />}
      {open === "edit" && <EditDialog {...props} focus={mending.field} />}
      {open === "propose" && <ProposeDialog {...props} />}
      {open === "decide" && <DecideDialog {...props} />}
      {(open === "lower" || open === "askLowering") && <LowerDialog {...props} asked={open === "askLowering"} />}
      {open === "residual" && <ResidualDialog {...props} />}
      {open === "assess" && <AssessDialog {...props} />}
      {open === "retire" && <RetireDialog {...props} />}
      {open === "review" && <ReviewDialog {...props} />}
    </>
  );
}

/** The search form the point stands in: that of its post, of its section, or of the bureau. */
function searchForm({ post_id: post, subject_type: type, department_id: section }: RiskPoint) {
  if (post) return { kind: "post_search", about: "post", subjectId: post } as const;
  if (type === "section" && section) return { kind: "section_search", about: "department", subjectId: section } as const;
  return { kind: "unit_search" } as const;
}
