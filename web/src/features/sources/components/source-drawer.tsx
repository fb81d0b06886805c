import { Descriptions } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { RecordDrawer } from "@/shared/drawer/record-drawer";
import { Asked } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { RecordName } from "@/shared/records/record-select";
import type { RecordPlace } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { type Source, useSource } from "../queries";
import { LinkDialog } from "./link-dialog";
import { SourceDialog } from "./source-dialog";

/** One source beside the list; its very words only for who keeps such matters. */
export function SourceDrawer({ id, around, onGo, onClose }: RecordPlace) {
  const { t } = useTranslation("sources");
  const asked = useSource(id);
  const [open, setOpen] = useState<"change" | "link">();
  const source = asked.data;
  const acts = source && (
    <>
      <Act asks="source:record" type={source.risk_point_id ? "default" : "primary"} onClick={() => setOpen("link")}>{t(source.risk_point_id ? "act.relink" : "act.link")}</Act>
      <Act asks="source:record" onClick={() => setOpen("change")}>{t("act.locate")}</Act>
    </>
  );
  return (
    <RecordDrawer open={Boolean(id)} title={source?.number ?? t("page.title")} around={around} current={id} onGo={onGo} onClose={onClose} actions={acts}>
      {id && <Asked asked={asked}>{(found) => <Facts source={found} />}</Asked>}
      {source && open === "change" && <SourceDialog source={source} onClose={() => setOpen(undefined)} />}
      {source && open === "link" && <LinkDialog source={source} onClose={() => setOpen(undefined)} />}
    </RecordDrawer>
  );
}

function Facts({ source }: { source: Source }) {
  const { t } = useTranslation("sources");
  const word = useWord();
  const { nameOf } = useDirectory();
  const restricted = source.text == null;
  const facts: [string, ReactNode][] = [
    ["kind", word("search_sources.kind", source.kind)],
    ["received_on", day(source.received_on)],
    ["state", word("search_sources.state", source.state)],
    ["summary", source.summary],
    ["reference", restricted ? t("form.hidden") : source.reference],
    ["text", restricted ? t("form.hidden") : source.text],
    ["department_id", nameOf(source.department_id)],
    ["post_id", nameOf(source.post_id)],
    ["power_id", source.power_id && <RecordName kind="power" id={source.power_id} />],
    ["flow_step", source.flow_step],
    ["risk_point_id", source.risk_point_id ? <RecordName kind="risk_point" id={source.risk_point_id} /> : t("link.open")],
  ];
  return <Descriptions size="small" bordered column={1} styles={{ label: { width: 120 } }} items={facts.map(([key, children]) => ({ key, label: t(`field.${key}`), children: <span className="source-text">{children || "—"}</span> }))} />;
}
