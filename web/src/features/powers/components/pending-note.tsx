import { Alert, App, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { raise } from "@/shared/problem/raised";
import { useChains } from "@/shared/session/chains";
import type { Power } from "../queries";
import { useCaseOfPower, useSendPower, useWithdrawCleanup } from "../succession-queries";

/** A clean-up under way: on whose desk it lies, or how it gets there. */
export function PendingNote({ power }: { power: Power }) {
  const { t, i18n } = useTranslation("powers");
  const { message, modal } = App.useApp();
  const chains = useChains();
  const { data: running } = useCaseOfPower(power);
  const send = useSendPower();
  const withdraw = useWithdrawCleanup();
  if (!power.pending || power.status === "abolished" || running === undefined) return null;
  const subject = { kind: "power", id: power.id };
  const takeBack = () =>
    modal.confirm({
      title: t("cleanup.takeBackAsk"),
      okText: t("cleanup.takeBack"),
      onOk: async () => {
        await withdraw.mutateAsync({ power }).then(() => message.success(t("cleanup.takenBack")), raise);
      },
    });
  const acts = !running && (
    <Flex gap={4}>
      {power.status === "in_force" && <Act size="small" asks="power:edit" subject={subject} onClick={takeBack}>{t("cleanup.takeBack")}</Act>}
      {chains && <Act size="small" asks="case:start" loading={send.isPending} onClick={() => send.mutate(power, { onSuccess: (made) => void message.success(t("cleanup.sent", { number: made.number })) })}>{t("cleanup.send")}</Act>}
    </Flex>
  );
  const what = t("pending", { decision: t(`decision.${power.pending.decision}`) });
  const step = running && (i18n.language === "en" ? running.step_en : running.step_zh);
  return (
    <Alert
      type="info"
      showIcon
      className="power-note"
      title={running ? <>{t("cleanup.running", { step })} <Link to={`/cases/${running.id}`}>{running.number}</Link></> : what}
      description={running ? what : power.pending.reason}
      action={acts}
    />
  );
}
