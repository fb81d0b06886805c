import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";

/** By whom, when and where a wording was decided: the meeting, or the case it went through. */
export function DecidedBy({ enactment }: { enactment: Of<"Enactment"> | null }) {
  const { t } = useTranslation("powers");
  if (!enactment) return <>—</>;
  const by = t("change.by", { name: enactment.decided_by_name, day: day(enactment.decided_on) });
  return (
    <>
      {by}
      {enactment.meeting && <> <Link to={`/meetings/${enactment.meeting_id}`}>{enactment.meeting}</Link></>}
      {enactment.case && <> <Link to={`/cases/${enactment.case_id}`}>{enactment.case}</Link></>}
    </>
  );
}

/** Why a wording came to hold: the first registration, the cause of a change, or a clean-up. */
export function useWhy(): (edition: number, enactment: Of<"Enactment"> | null) => string {
  const { t } = useTranslation("powers");
  const word = useWord();
  return (edition, enactment) => {
    if (enactment?.cause) return t("change.adjusted", { cause: word("powers.change_cause", enactment.cause) });
    if (edition <= 1) return t("change.first");
    return enactment?.sources.length ? t("change.cleaned", { decision: t(`decision.${enactment.decision}`) }) : t("change.byHand");
  };
}
