import { PrinterOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useMe } from "@/shared/session/me";
import type { Case, TaskInFull } from "../queries";
import { useRemind } from "../undo";
import { openStep } from "./faced";

export type Deed = "pass" | "return" | "reject" | "withdraw" | "transfer" | "opinion";

const PASSES = new Set(["draft", "consult", "gatekeep", "review", "sign", "file"]);
const LABELS: Record<string, string> = { draft: "act.submit", consult: "act.collate" };
const RETURNS = new Set(["gatekeep", "review", "sign", "file"]);

/** What the reader may do with a case now, as the service says, else as the case itself tells. */
export function useDeeds(found: Case, task: TaskInFull | undefined) {
  const me = useMe();
  const type = openStep(found)?.type ?? "";
  const running = found.state === "running";
  const told = (act: string) => found.acts.find((one) => one.act === act);
  const may = (act: string, here: boolean) => running && here && told(act)?.allowed === true;
  return {
    running,
    type,
    pass: may("advance", PASSES.has(type)),
    return: may("return", RETURNS.has(type)),
    reject: may("reject", RETURNS.has(type)),
    opinion: may("opinion", true),
    withdraw: may("withdraw", true),
    transfer: running && task?.state === "open" && task.box === "act" && task.can_take_over.length > 0,
    remind: running && found.started_by === me.person_id && !found.may_act,
    told,
  };
}

interface Props {
  found: Case;
  deeds: ReturnType<typeof useDeeds>;
  onDeed: (deed: Deed) => void;
  onKeep: () => void;
  mark: ReactNode;
}

/** The acts of the page, always in reach at its lower edge. */
export function ActionBar({ found, deeds, onDeed, onKeep, mark }: Props) {
  const { t } = useTranslation("tasks");
  const { message } = App.useApp();
  const remind = useRemind();
  const subject = { kind: "case", id: found.id };
  const why = (act: string) => (deeds.told(act)?.allowed === false && !deeds.told(act)?.who_can.length ? deeds.told(act)?.reason : undefined);
  const decided = deeds.type !== "collective_decision" && deeds.type !== "public_notice";
  return (
    <div className="case-bar no-print" role="toolbar" aria-label={t("tab.face")}>
      {deeds.running && decided && (deeds.type !== "consult" || deeds.pass) && (
        <>
          <Act type="primary" asks="case:act" subject={subject} allowed={deeds.pass} blocked={why("advance")} onClick={() => onDeed("pass")}>{t(LABELS[deeds.type] ?? "act.pass")}</Act>
          {RETURNS.has(deeds.type) && (
            <>
              <Act asks="case:act" subject={subject} allowed={deeds.return} blocked={why("return")} onClick={() => onDeed("return")}>{t("act.return")}</Act>
              <Act asks="case:act" subject={subject} allowed={deeds.reject} blocked={why("reject")} danger onClick={() => onDeed("reject")}>{t("act.reject")}</Act>
            </>
          )}
        </>
      )}
      {deeds.opinion && <Button type={deeds.pass ? "default" : "primary"} onClick={() => onDeed("opinion")}>{t("act.opinion")}</Button>}
      {deeds.transfer && <Button onClick={() => onDeed("transfer")}>{t("act.transfer")}</Button>}
      {deeds.withdraw && <Button onClick={() => onDeed("withdraw")}>{t("act.withdraw")}</Button>}
      {deeds.remind && (
        <Button loading={remind.isPending} onClick={() => remind.mutate(found.id, { onSuccess: () => void message.success(t("remind.done")) })}>
          {t("act.remind")}
        </Button>
      )}
      {(deeds.pass || deeds.return) && <Button type="text" onClick={onKeep}>{t("act.keep")}</Button>}
      {mark}
      <Button className="case-bar-end" icon={<PrinterOutlined />} onClick={() => window.print()}>{t("act.print")}</Button>
    </div>
  );
}
