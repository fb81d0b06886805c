import { CommentOutlined } from "@ant-design/icons";
import { Button, Checkbox, Flex, Input, Tag, Typography } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type FaceLine, type Remark, spelled } from "./faced";

interface Props {
  line: FaceLine;
  remarks: readonly Remark[];
  note: string;
  targeted: boolean;
  onNote?: (text: string) => void;
  onTick?: (id: string, resolved: boolean) => void;
}

/** One line of the form: what it says, what was said of it, and room for a comment. */
export function FaceRow({ line, remarks, note, targeted, onNote, onTick }: Props) {
  const { t } = useTranslation("tasks");
  const [open, setOpen] = useState(false);
  const place = useRef<HTMLTableRowElement>(null);
  const aimed = targeted || remarks.some((one) => !one.resolved);
  useEffect(() => {
    if (targeted) place.current?.scrollIntoView({ block: "center" });
  }, [targeted]);
  const label = t("face.remarkOn", { field: line.label });
  return (
    <tr ref={place} className={aimed ? "face-target" : undefined}>
      <th scope="row">{line.label}</th>
      <td onClick={() => onNote && setOpen(true)}>
        <div className="face-cell">
          <span>
            {line.changed && <Tag color="warning">{t("changes.changed")}</Tag>}
            {spelled(line.value) || "—"}
          </span>
          {onNote && (
            <Button type="text" size="small" className="no-print" icon={<CommentOutlined />} aria-label={label} title={label} onClick={() => setOpen(true)} />
          )}
        </div>
        {open && onNote && <NoteField label={label} note={note} onKeep={(text) => { onNote(text); setOpen(false); }} />}
        {!open && note && <div className="face-remark">{note}</div>}
        {remarks.map((one) => <Said key={one.id} remark={one} onTick={onTick} />)}
      </td>
    </tr>
  );
}

function NoteField({ label, note, onKeep }: { label: string; note: string; onKeep: (text: string) => void }) {
  const { t } = useTranslation("tasks");
  const [text, setText] = useState(note);
  return (
    <Flex vertical gap={4} align="flex-start" onClick={(event) => event.stopPropagation()}>
      <Input.TextArea
        autoFocus
        rows={2}
        maxLength={1000}
        aria-label={label}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onBlur={() => onKeep(text.trim())}
      />
      <Button size="small" onClick={() => onKeep(text.trim())}>{t("face.keep")}</Button>
    </Flex>
  );
}

/** A remark, and the tick of whoever mends it. */
export function Said({ remark, onTick }: { remark: Remark; onTick?: (id: string, resolved: boolean) => void }) {
  const { t } = useTranslation("tasks");
  return (
    <div className="face-remark" onClick={(event) => event.stopPropagation()}>
      <Typography.Text delete={remark.resolved}>{t("face.said", { name: remark.by_name, text: remark.text })}</Typography.Text>{" "}
      {remark.resolved && <Tag color="success">✓ {t("face.resolved")}</Tag>}
      {onTick && !remark.changed && (
        <Checkbox checked={remark.resolved} onChange={(event) => onTick(remark.id, event.target.checked)}>{t("face.tick")}</Checkbox>
      )}
    </div>
  );
}
