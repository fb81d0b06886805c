import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { whereRecordIs } from "@/shared/tasks/where";
import { StandingTag } from "@/shared/words/standing";
import { useWord } from "@/shared/words/vocabularies";
import { useTickRemark } from "../undo";
import type { Case } from "../queries";
import { FaceRow, Said } from "./face-row";
import type { Note } from "./faced";

/** So many records lie open at once; the others open on a press. */
const OPEN = 3;

interface Props {
  found: Case;
  notes: readonly Note[];
  /** Absent when the reader cannot send anything back. */
  onNote?: (note: Note) => void;
  /** The reader is to mend what was returned. */
  mending: boolean;
  /** The field a return pointed at. */
  target?: string;
}

/** Every record of the case as its printed form reads; a cell can be commented on. */
export function CaseFace({ found, notes, onNote, mending, target }: Props) {
  return found.items.map((item, index) => (
    <ItemFace
      key={item.item_id}
      item={item}
      found={found}
      open={index < OPEN}
      notes={notes.filter((one) => one.item_id === item.item_id)}
      onNote={onNote}
      mending={mending}
      target={target}
    />
  ));
}

interface ItemProps extends Props {
  item: Case["items"][number];
  open: boolean;
}

function ItemFace({ item, found, open, notes, onNote, mending, target }: ItemProps) {
  const { t } = useTranslation("tasks");
  const word = useWord();
  const tick = useTickRemark(found);
  const where = whereRecordIs(found.object_kind, item.item_id);
  const remarks = found.remarks.filter((one) => one.item_id === item.item_id || (one.item_id === null && found.items.length === 1));
  const first = remarks.find((one) => !one.resolved)?.field ?? target;
  return (
    <details open={open || remarks.length > 0} className="face-item">
      <summary>
        {item.number} {item.title} {item.rank != null && <GradeMark rank={item.rank} label={item.rank_label} />}
        {item.lowers && <Tag color="warning">▼ {t("lowers")}</Tag>}
        {item.state === "open" ? <StandingTag of={item} /> : <Tag>{word("case_items.state", item.state)}</Tag>}
      </summary>
      {where && (
        <Flex justify="flex-end" className="no-print">
          <Link className="face-open" to={mending ? `${where}?field=${first ?? ""}` : where}>{mending ? t("act.fix") : t("face.open")}</Link>
        </Flex>
      )}
      {remarks.filter((one) => !item.face.some((line) => line.field === one.field)).map((one) => (
        <Said key={one.id} remark={one} onTick={mending ? (id, resolved) => tick.mutate({ id, resolved }) : undefined} />
      ))}
      <table className="case-face">
        <tbody>
          {item.face.map((line) => (
            <FaceRow
              key={line.field}
              line={line}
              remarks={remarks.filter((one) => one.field === line.field)}
              note={notes.find((one) => one.field === line.field)?.text ?? ""}
              targeted={target === line.field}
              onNote={onNote && ((text) => onNote({ item_id: item.item_id, field: line.field, text }))}
              onTick={mending ? (id, resolved) => tick.mutate({ id, resolved }) : undefined}
            />
          ))}
        </tbody>
      </table>
    </details>
  );
}
