import { Button, Flex, Modal, Progress, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useKeys } from "@/shared/keys/keys";
import { decided, type Meeting, useCaseItems, useNoteDecisions } from "../queries";
import { DecideItem } from "./decide-item";

/** What the room judges a record by. */
const JUDGED_BY = new Set(["manifestations", "loss", "proposed_rank", "rank", "measures"]);

/** The agenda for the room: one item at a time in large type; the space bar goes on. */
export function Projector({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useTranslation("meetings");
  const [at, setAt] = useState(0);
  const [changing, setChanging] = useState(false);
  const note = useNoteDecisions();
  const item = meeting.agenda[at];
  const { data: found } = useCaseItems(item?.case_id ?? "", Boolean(item));
  const to = typeof found?.values.to_rank === "number" ? found.values.to_rank : undefined;
  const reason = item?.lowers && typeof found?.values.reason === "string" ? found.values.reason : "";
  const go = (by: number) => setAt(Math.min(Math.max(at + by, 0), meeting.agenda.length - 1));
  useKeys({ " ": () => go(1), ArrowRight: () => go(1), ArrowLeft: () => go(-1) }, !changing);
  if (!item) return null;
  const say = (decision: "approve" | "defer") =>
    note.mutate({ ...meeting, decisions: [decided(meeting, item, decision)] }, { onSuccess: () => go(1) });
  return (
    <Modal open width="100%" className="projector" title={meeting.title} footer={null} onCancel={onClose}>
      <Progress percent={Math.round(((at + 1) / meeting.agenda.length) * 100)} format={() => `${at + 1} / ${meeting.agenda.length}`} aria-label={t("projector.at")} />
      <h2>{item.position}. {item.title}</h2>
      {item.decision && <Tag color="success">{t(`decision.${item.decision}`)}</Tag>}
      <ol>
        {(found?.items ?? []).map((one) => (
          <li key={one.item_id}>
            <strong>{one.title}</strong> <GradeMark rank={one.rank} />
            {item.lowers && to && <> → <GradeMark rank={to} /></>}
            <dl className="face">
              {one.face.filter((line) => JUDGED_BY.has(line.field) && line.value.some(Boolean)).map((line) => (
                <div key={line.field}><dt>{line.label}</dt><dd>{line.value.filter(Boolean).join("\n")}</dd></div>
              ))}
            </dl>
          </li>
        ))}
      </ol>
      {reason && <p>{t("projector.reason")}{reason}</p>}
      <Flex gap="large" wrap>
        <Button size="large" type="primary" loading={note.isPending} onClick={() => say("approve")}>{t("decision.approve")}</Button>
        <Button size="large" onClick={() => setChanging(true)}>{t("projector.change")}</Button>
        <Button size="large" onClick={() => say("defer")}>{t("decision.defer")}</Button>
        <Button size="large" disabled={at === 0} onClick={() => go(-1)}>{t("projector.before")}</Button>
        <Button size="large" disabled={at === meeting.agenda.length - 1} onClick={() => go(1)}>{t("projector.next")}</Button>
      </Flex>
      {changing && <DecideItem meeting={meeting} item={item} onClose={() => setChanging(false)} />}
    </Modal>
  );
}
