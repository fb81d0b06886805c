import { Button, Flex, Modal, Progress, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useKeys } from "@/shared/keys/keys";
import { decided, type Meeting, useCaseItems, useNoteDecisions } from "../queries";
import { DecideItem } from "./decide-item";

/** The agenda for the room: one item at a time in large type; the space bar goes on. */
export function Projector({ meeting, onClose }: { meeting: Meeting; onClose: () => void }) {
  const { t } = useTranslation("meetings");
  const [at, setAt] = useState(0);
  const [changing, setChanging] = useState(false);
  const note = useNoteDecisions();
  const item = meeting.agenda[at];
  const { data: found } = useCaseItems(item?.case_id ?? "", Boolean(item));
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
          <li key={one.item_id}>{one.title} <GradeMark rank={one.rank} /></li>
        ))}
      </ol>
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
