import { Alert, Descriptions } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import { Attachments } from "@/shared/files/attachments";
import { Asked } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { RecordName } from "@/shared/records/record-select";
import type { RecordPlace } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { sum } from "@/shared/words/sum";
import { useWord } from "@/shared/words/vocabularies";
import { type MatterFile as File, useMatter } from "../queries";
import { DecisionDialog } from "./decision-dialog";
import { MatterDialog } from "./matter-dialog";

/** One major matter beside its list. */
export function MatterDrawer({ id, around, onGo, onClose }: RecordPlace) {
  const { t } = useTranslation("matters");
  const asked = useMatter(id);
  const one = asked.data;
  return (
    <RecordDrawer open={Boolean(id)} title={one ? `${one.number} ${one.title}` : t("one")} around={around} current={id} onGo={onGo} onClose={onClose} actions={one && <Acts key={one.id} matter={one} />}>
      {id && <Asked asked={asked}>{(found) => <MatterFile matter={found} />}</Asked>}
    </RecordDrawer>
  );
}

function Acts({ matter }: { matter: File }) {
  const { t } = useTranslation("matters");
  const [act, setAct] = useState<"change" | "decide">();
  const decided = matter.state === "decided" ? t("blocked.decided") : undefined;
  const done = () => setAct(undefined);
  return (
    <>
      <Act asks="matter:record" type="primary" blocked={decided} onClick={() => setAct("decide")}>{t("decision.act")}</Act>
      <Act asks="matter:record" blocked={decided} onClick={() => setAct("change")}>{t("act.change")}</Act>
      {act === "change" && <MatterDialog matter={matter} onClose={done} />}
      {act === "decide" && <DecisionDialog matter={matter} onClose={done} />}
    </>
  );
}

function MatterFile({ matter }: { matter: File }) {
  const { t } = useTranslation("matters");
  const word = useWord();
  const { nameOf } = useDirectory();
  const gaps = matter.state === "open" ? (matter.gaps as { code: string; message?: string }[]) : [];
  const facts: [string, ReactNode][] = [
    ["state", word("major_matters.state", matter.state)],
    ["topic", word("major_matters", matter.topic)],
    ["amount", matter.amount && `${sum(matter.amount)}${matter.is_large ? t("large") : ""}`],
    ["department", nameOf(matter.department_id)],
    ["responsible", nameOf(matter.responsible_post_id)],
    ["power", matter.power_id && <RecordName kind="power" id={matter.power_id} />],
    ["content", matter.content],
    ["remarks", matter.remarks],
    ["meeting", matter.meeting_id ? <RecordName kind="meeting" id={matter.meeting_id} /> : matter.meeting_written],
    ["decided_on", day(matter.decided_on)],
    ["decision", matter.decision],
  ];
  return (
    <>
      {gaps.length > 0 && (
        <Alert className="note" type="warning" showIcon title={t("gaps")} description={<ul>{gaps.map((one) => <li key={one.code}>{t(`gap.${one.code}`, { defaultValue: one.message ?? one.code })}</li>)}</ul>} />
      )}
      <Descriptions size="small" column={1} bordered items={facts.map(([key, children]) => ({ key, label: t(`field.${key}`), children: children || "—" }))} />
      <h3 className="part-title">{t("field.procedure")}</h3>
      {matter.procedure.length ? (
        <ul className="rows">{matter.procedure.map((one) => <li key={one.step}><span>{word("major_matters.procedure", one.step)} {one.document}</span><span className="whole">{day(one.on)}</span></li>)}</ul>
      ) : t("step.none")}
      <h3 className="part-title">{t("field.points")}</h3>
      {matter.risk_point_ids.length ? <ul className="rows">{matter.risk_point_ids.map((one) => <li key={one}><RecordName kind="risk_point" id={one} /></li>)}</ul> : t("noPoints")}
      <h3 className="part-title">{t("field.files")}</h3>
      <Attachments ownerKind="major_matter" ownerId={matter.id} asks="matter:record" subject={{ kind: "matter", id: matter.id }}>{t("act.attach")}</Attachments>
    </>
  );
}
