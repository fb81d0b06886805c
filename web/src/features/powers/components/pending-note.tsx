import { Alert, App, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { raise } from "@/shared/problem/raised";
import { useChains } from "@/shared/session/chains";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { useWithdrawChange } from "../change-queries";
import type { Power } from "../queries";
import { useMayToPower } from "./may";
import { useCaseOfPower, useSendPower, useWithdrawCleanup } from "../succession-queries";

/** What is under way for the power, in words: a clean-up by its conclusion, a change by its cause. */
export function usePendingWords(): (power: Power) => string {
  const { t } = useTranslation("powers");
  const word = useWord();
  return ({ pending }) => {
    if (!pending) return "";
    if (!pending.cause) return t("pending", { decision: t(`decision.${pending.decision}`) });
    const cause = word("powers.change_cause", pending.cause);
    return pending.decided ? t("change.decided", { cause, day: day(pending.enters_on ?? "") }) : t("change.pending", { cause });
  };
}

/** Says where what was sent lies now, and for whom it waits. */
export function useSaidSent(): (sent: Of<"SentPower">) => string {
  const { t, i18n } = useTranslation("powers");
  return (sent) => {
    const names = sent.waiting_for.join("、") || t("change.nobody");
    const step = i18n.language === "en" ? sent.step_en : sent.step_zh;
    return sent.number ? t("change.sent", { number: sent.number, step, names }) : t("change.sentStock", { names });
  };
}

/** A clean-up or a change under way: on whose desk it lies, or how it gets there. */
export function PendingNote({ power }: { power: Power }) {
  const { t, i18n } = useTranslation("powers");
  const { data: running } = useCaseOfPower(power);
  const what = usePendingWords()(power);
  if (!power.pending || power.status === "abolished" || running === undefined) return null;
  const drafting = running?.step_type === "draft";
  const { reason, by_name, on, enters_on, decided, cause } = power.pending;
  const step = running && (i18n.language === "en" ? running.step_en : running.step_zh);
  const said = cause && [reason, t("change.by", { name: by_name, day: day(on) }), enters_on && t("change.from", { day: day(enters_on) })].filter(Boolean).join(" · ");
  return (
    <Alert
      type="info"
      showIcon
      className="power-note"
      title={running ? <>{t("cleanup.running", { step })} <Link to={`/cases/${running.id}`}>{running.number}</Link></> : what}
      description={cause ? <>{running && <div>{what}</div>}<div>{said}</div><div>{t(decided ? "change.waits" : "change.holds", { day: day(enters_on ?? "") })}</div></> : running ? what : reason}
      action={(!running || drafting) && !decided && <Acts power={power} />}
    />
  );
}

function Acts({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const { message, modal } = App.useApp();
  const chains = useChains();
  const send = useSendPower();
  const cleanup = useWithdrawCleanup();
  const change = useWithdrawChange();
  const kind = power.pending?.cause ? "change" : "cleanup";
  const withdraw = kind === "change" ? change : cleanup;
  const subject = { kind: "power", id: power.id };
  const may = useMayToPower(power);
  const takeBack = () =>
    modal.confirm({
      title: t(`${kind}.takeBackAsk`),
      okText: t(`${kind}.takeBack`),
      onOk: async () => {
        await withdraw.mutateAsync({ power }).then(() => message.success(t(`${kind}.takenBack`)), raise);
      },
    });
  const said = useSaidSent();
  return (
    <Flex gap={4}>
      {power.status === "in_force" && <Act size="small" asks="power:edit" subject={subject} allowed={may("power:edit")} onClick={takeBack}>{t(`${kind}.takeBack`)}</Act>}
      {(chains || power.status === "in_force") && <Act size="small" asks="power:edit" subject={subject} allowed={may("power:edit")} loading={send.isPending} onClick={() => send.mutate({ power }, { onSuccess: (sent) => void message.success(said(sent)) })}>{t("cleanup.send")}</Act>}
    </Flex>
  );
}
