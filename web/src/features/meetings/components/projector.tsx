import { Button, Flex, Progress, Tag } from "antd";
import { useEffect, useRef, useState } from "react";
import { createPortal } from "react-dom";
import { useTranslation } from "react-i18next";
import { GradeMark } from "@/shared/grade/grade-mark";
import { useKeys } from "@/shared/keys/keys";
import { settled } from "@/shared/problem/settled";
import type { Attending } from "../attending";
import { asideOf, decided, type Meeting, useCaseItems, useNoteDecisions } from "../queries";
import "../projector.css";
import { DecideItem } from "./decide-item";
import { GradeChange } from "./grade-change";
import { COLOURS } from "./agenda";

/** What the room judges a record by. */
const JUDGED_BY = new Set(["manifestations", "loss", "measures"]);

/** The agenda for the room: one item at a time over the whole screen; the space bar goes on. */
export function Projector({ meeting, shown, onClose }: { meeting: Meeting; shown: Attending; onClose: () => void }) {
  const { t } = useTranslation("meetings");
  const [at, setAt] = useState(0);
  const [changing, setChanging] = useState(false);
  const note = useNoteDecisions();
  const screen = useScreen();
  const item = meeting.agenda[at];
  const last = meeting.agenda.length - 1;
  const go = (by: number) => setAt(Math.min(Math.max(at + by, 0), last));
  const leave = () => !changing && onClose();
  useKeys({ " ": () => go(1), ArrowRight: () => go(1), ArrowLeft: () => go(-1), Escape: leave }, !changing);
  if (!item) return null;
  const say = async (decision: "approve" | "defer") => {
    const held = await shown.ready();
    await note.mutateAsync({ ...held, decisions: [decided(held, item, decision)] });
    go(1);
  };
  const mend = async () => {
    await shown.ready();
    setChanging(true);
  };
  const { lacking } = shown;
  return createPortal(
    <div ref={screen} className="projector" role="dialog" aria-modal="true" aria-label={meeting.title} tabIndex={-1}>
      <Flex className="projector-head" gap="large" align="center">
        <strong>{meeting.title}</strong>
        <span>{[meeting.held_on, meeting.hour, meeting.place].filter(Boolean).join(" ")}</span>
        <Progress className="grows" percent={Math.round(((at + 1) / meeting.agenda.length) * 100)} format={() => `${at + 1} / ${meeting.agenda.length}`} aria-label={t("projector.at")} />
        <Button size="large" onClick={onClose}>{t("projector.close")}</Button>
      </Flex>
      <Item key={item.case_id} item={item} />
      <Flex className="projector-foot" gap="middle" align="center" wrap>
        <Button size="large" type="primary" disabled={Boolean(lacking)} loading={note.isPending || shown.saving} onClick={() => void settled(say("approve"))}>{t("decision.approve")}</Button>
        <Button size="large" disabled={Boolean(lacking)} onClick={() => void settled(mend())}>{t("projector.change")}</Button>
        <Button size="large" disabled={Boolean(lacking)} onClick={() => void settled(say("defer"))}>{t("decision.defer")}</Button>
        <Button size="large" disabled={at === 0} onClick={() => go(-1)}>{t("projector.before")}</Button>
        <Button size="large" disabled={at === last} onClick={() => go(1)}>{t("projector.next")}</Button>
        {lacking && <strong role="status">{lacking}</strong>}
        <span className="projector-keys">{t("projector.keys")}</span>
      </Flex>
      {changing && <DecideItem meeting={meeting} item={item} onClose={() => setChanging(false)} />}
    </div>,
    document.body,
  );
}

/** Takes the focus while it is shown, and gives it back. */
function useScreen() {
  const screen = useRef<HTMLDivElement>(null);
  useEffect(() => {
    const before = document.activeElement as HTMLElement | null;
    screen.current?.focus();
    return () => before?.focus();
  }, []);
  return screen;
}

function Item({ item }: { item: Meeting["agenda"][number] }) {
  const { t } = useTranslation("meetings");
  const { data: found } = useCaseItems(item.case_id, true);
  const aside = asideOf(item).join(t("list.comma"));
  return (
    <div className="projector-item">
      <h2>{item.position}. {item.title}</h2>
      <p>{[item.department, found?.object_label, item.number].filter(Boolean).join(" · ")}</p>
      {item.decision && (
        <p>
          <Tag className="projector-decision" color={COLOURS[item.decision]}>{t(`decision.${item.decision}`)}</Tag>
          {t("projector.votes")}{t("agenda.voted", { for: item.votes_for, against: item.votes_against, abstained: item.abstained })}
        </p>
      )}
      {aside && <p>{t("projector.aside")}{aside}</p>}
      <ol>
        {(found?.items ?? []).map((one) => {
          const change = item.changes.find((line) => line.item_id === one.item_id);
          return (
            <li key={one.item_id}>
              <p className="projector-record">
                <strong>{one.title}</strong>
                <span>{change ? <GradeChange change={change} /> : one.rank == null ? t("projector.noGrade") : <GradeMark rank={one.rank} />}</span>
              </p>
              {change?.reason && <p>{t("projector.reason")}{change.reason}</p>}
              <dl className="face">
                {one.face.filter((line) => JUDGED_BY.has(line.field) && line.value.some(Boolean)).map((line) => (
                  <div key={line.field}><dt>{line.label}</dt><dd>{line.value.filter(Boolean).join("\n")}</dd></div>
                ))}
              </dl>
            </li>
          );
        })}
      </ol>
    </div>
  );
}
