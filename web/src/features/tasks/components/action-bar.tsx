import { PrinterOutlined } from "@ant-design/icons";
import { App, Button } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { WhyNot } from "@/shared/acts/why-not";
import { useMe } from "@/shared/session/me";
import type { Case, TaskInFull } from "../queries";
import { useRemind } from "../undo";
import { openStep } from "./faced";

export type Deed = "pass" | "return" | "reject" | "withdraw" | "transfer" | "opinion" | "ask" | "copy";

const PASSES = new Set(["draft", "consult", "gatekeep", "review", "sign", "file"]);
const LABELS: Record<string, string> = { draft: "act.submit", consult: "act.collate" };
/** What was decided already is nobody's to turn down. */
const DECIDED = "decided-before";
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
    ask: may("ask", RETURNS.has(type) || type === "draft"),
    copy: may("copy", true),
    withdraw: may("withdraw", true),
    transfer: running && task?.state === "open" && task.box === "act" && told("transfer")?.allowed === true,
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
  /** How many could take the step over. */
  takers: number;
}

/** The acts of the page, always in reach at its lower edge. */
export function ActionBar({ found, deeds, onDeed, onKeep, mark, takers }: Props) {
  const { t } = useTranslation("tasks");
  const { message } = App.useApp();
  const remind = useRemind();
  const subject = { kind: "case", id: found.id };
  const why = (act: string) => {
    const told = deeds.told(act);
    return told?.allowed === false ? <WhyNot reason={told.reason} who={told.who_can} /> : undefined;
  };
  const decided = deeds.type !== "collective_decision" && deeds.type !== "public_notice";
  return (
    <div className="case-bar no-print" role="toolbar" aria-label={t("tab.face")}>
      {deeds.running && decided && (deeds.type !== "consult" || deeds.pass) && (
        <>
          <Act type="primary" asks="case:act" subject={subject} allowed={deeds.pass} blocked={why("advance")} onClick={() => onDeed("pass")}>{t(LABELS[deeds.type] ?? "act.pass")}</Act>
          {RETURNS.has(deeds.type) && (
            <>
              <Act asks="case:act" subject={subject} allowed={deeds.return} blocked={why("return")} onClick={() => onDeed("return")}>{t("act.return")}</Act>
              {deeds.told("reject")?.code !== DECIDED && <Act asks="case:act" subject={subject} allowed={deeds.reject} blocked={why("reject")} danger onClick={() => onDeed("reject")}>{t("act.reject")}</Act>}
            </>
          )}
        </>
      )}
      {deeds.ask && <Button onClick={() => onDeed("ask")}>{t("ask.act")}</Button>}
      {deeds.copy && <Button onClick={() => onDeed("copy")}>{t("copy.act")}</Button>}
      {deeds.opinion && <Button type={deeds.pass ? "default" : "primary"} onClick={() => onDeed("opinion")}>{t("act.opinion")}</Button>}
      {deeds.transfer && <Act asks="case:act" blocked={takers ? undefined : <Alone found={found} />} onClick={() => onDeed("transfer")}>{t("act.transfer")}</Act>}
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

/** A step only its holder may take: who that is, and how somebody could stand in for him. */
function Alone({ found }: { found: Case }) {
  const { t } = useTranslation("tasks");
  return (
    <>
      <div>{t("transfer.alone", { names: found.who_can.map((one) => (one.post ? `${one.name}（${one.post}）` : one.name)).join(t("list.comma")) })}</div>
      <Link to="/me?tab=delegation">{t("transfer.toDelegations")}</Link>
    </>
  );
}
