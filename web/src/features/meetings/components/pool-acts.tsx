import { App, Form } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useAnswer } from "@/shared/acts/answer";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { settled } from "@/shared/problem/settled";
import { day } from "@/shared/time/dates";
import { type PoolItem, useJoinAgenda, useLeaveAgendas, usePlanned } from "../queries";
import { CallMeeting } from "./call-meeting";

interface Props {
  chosen: readonly PoolItem[];
  onDone: () => void;
}

/** What can be done with the items chosen: put on an agenda, scheduled in a new meeting, taken off. */
export function PoolActs({ chosen, onDone }: Props) {
  const { t } = useTranslation("meetings");
  const { modal, message } = App.useApp();
  const [asking, setAsking] = useState<"add" | "call">();
  const leave = useLeaveAgendas();
  const [first] = chosen;
  const body = first?.body_id ?? "";
  const busy = chosen.some((one) => one.meeting) ? t("pool.planned_already") : undefined;
  const blocked = placeless(chosen) ? t(`pool.${placeless(chosen)}`) : busy;
  const off = () =>
    modal.confirm({
      title: t("pool.offTitle", { count: chosen.length }),
      content: t("pool.offText"),
      okText: t("pool.off"),
      onOk: () => settled(leave.mutateAsync(chosen).then(() => {
        void message.success(t("pool.offDone", { count: chosen.length }));
        onDone();
      })),
    });
  const close = () => setAsking(undefined);
  // These wait for bodies of the whole bureau: who keeps only his section's meetings is told who keeps theirs.
  const allowed = useAnswer("meeting:record", undefined, true).data?.allowed;
  const act = (why?: string) => ({ asks: "meeting:record", allowed, blocked: allowed === false ? undefined : why });
  return (
    <>
      <Act {...act(blocked)} type="primary" onClick={() => setAsking("add")}>{t("pool.add")}</Act>
      <Act {...act(blocked)} onClick={() => setAsking("call")}>{t("pool.call")}</Act>
      <Act {...act(chosen.every((one) => one.meeting) ? undefined : t("pool.notPlanned"))} onClick={off}>{t("pool.off")}</Act>
      {asking === "add" && <Join chosen={chosen} body={body} onDone={onDone} onClose={close} />}
      {asking === "call" && <CallMeeting bodyId={body} items={chosen.map((one) => one.case_id)} onClose={close} />}
    </>
  );
}

/** Why no one meeting could have all of these on its agenda. */
function placeless(chosen: readonly PoolItem[]): "noBody" | "severalBodies" | undefined {
  if (chosen.some((one) => !one.body_id)) return "noBody";
  return new Set(chosen.map((one) => one.body_id)).size > 1 ? "severalBodies" : undefined;
}

interface JoinProps extends Props {
  body: string;
  onClose: () => void;
}

function Join({ chosen, body, onDone, onClose }: JoinProps) {
  const { t } = useTranslation("meetings");
  const { message } = App.useApp();
  const { data } = usePlanned(body);
  const join = useJoinAgenda();
  const run = async ({ meeting }: { meeting: string }) => {
    const { title } = await join.mutateAsync({ id: meeting, case_ids: chosen.map((one) => one.case_id) });
    void message.success(t("pool.added", { count: chosen.length, title }));
    onDone();
  };
  return (
    <FormDialog title={t("pool.addTitle", { count: chosen.length })} verb={t("pool.add")} run={run} onClose={onClose}>
      <Form.Item name="meeting" label={t("pool.choose")} rules={[{ required: true }]} extra={data?.items.length === 0 && t("pool.noMeeting")}>
        <Select options={data?.items.map((one) => ({ value: one.id, label: `${day(one.held_on)} ${one.hour} ${one.title} ${one.number}` }))} />
      </Form.Item>
    </FormDialog>
  );
}
