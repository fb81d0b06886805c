import { CommentOutlined } from "@ant-design/icons";
import { Button, Flex, Input, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { GradeMark } from "@/shared/grade/grade-mark";
import { whereRecordIs } from "@/shared/tasks/where";
import { type Faced, type FacedCase, type FaceLine, type Remark, spelled } from "./faced";

interface Props {
  found: FacedCase;
  remarks: readonly Remark[];
  /** Absent when the reader cannot send anything back. */
  onRemark?: (remark: Remark) => void;
  /** The field a return pointed at. */
  target?: string;
}

/** Every record of the case as its printed form reads; a cell can be commented on. */
export function CaseFace({ found, remarks, onRemark, target }: Props) {
  return found.items.map((item) => (
    <ItemFace key={item.item_id} item={item} kind={found.object_kind} remarks={remarks} onRemark={onRemark} target={target} />
  ));
}

interface ItemProps extends Omit<Props, "found"> {
  item: Faced["items"][number];
  kind: string;
}

function ItemFace({ item, kind, remarks, onRemark, target }: ItemProps) {
  const { t } = useTranslation("tasks");
  const where = whereRecordIs(kind, item.item_id);
  const mine = remarks.filter((one) => one.item_id === item.item_id);
  return (
    <table className="face">
      <caption>
        <Flex justify="space-between" gap="small" wrap>
          <span>
            {item.number} {item.title} {item.rank != null && <GradeMark rank={item.rank} label={item.rank_label} />}
            {item.lowers && <Tag color="warning">▼ {t("lowers")}</Tag>}
            {item.state !== "open" && <Tag>{t(`item.${item.state}`)}</Tag>}
          </span>
          {where && <Link to={where} className="no-print">{t("face.open")}</Link>}
        </Flex>
      </caption>
      <tbody>
        {linesOf(item, t).map((line) => (
          <Line
            key={line.field}
            line={line}
            remarks={mine.filter((one) => one.field === line.field)}
            targeted={target === line.field}
            onRemark={onRemark && ((text) => onRemark({ item_id: item.item_id, field: line.field, text }))}
          />
        ))}
      </tbody>
    </table>
  );
}

function linesOf(item: Faced["items"][number], t: (key: string) => string): FaceLine[] {
  if (item.face?.length) return item.face;
  return [
    { field: "number", label: t("face.number"), value: [item.number] },
    { field: "title", label: t("face.title"), value: [item.title] },
  ];
}

interface LineProps {
  line: FaceLine;
  remarks: readonly Remark[];
  targeted: boolean;
  onRemark?: (text: string) => void;
}

function Line({ line, remarks, targeted, onRemark }: LineProps) {
  const { t } = useTranslation("tasks");
  const [open, setOpen] = useState(false);
  const [text, setText] = useState(remarks[0]?.text ?? "");
  const keep = () => {
    onRemark?.(text.trim());
    setOpen(false);
  };
  const label = `${t("face.remark")}：${line.label}`;
  return (
    <tr className={targeted ? "face-target" : undefined} id={`face-${line.field}`}>
      <th scope="row">{line.label}</th>
      <td onClick={() => onRemark && setOpen(true)}>
        <div className="face-cell">
          <span>{spelled(line.value) || "—"}</span>
          {onRemark && (
            <Button type="text" size="small" className="no-print" icon={<CommentOutlined />} aria-label={label} title={label} onClick={() => setOpen(true)} />
          )}
        </div>
        {open && (
          <Flex vertical gap={4} onClick={(event) => event.stopPropagation()}>
            <Input.TextArea autoFocus rows={2} maxLength={1000} aria-label={label} value={text} onChange={(event) => setText(event.target.value)} onBlur={keep} />
            <Button size="small" onClick={keep}>{t("face.keep")}</Button>
          </Flex>
        )}
        {!open && remarks.map((one, index) => (
          <div key={index} className="face-remark">
            <Typography.Text delete={one.resolved}>{one.text}</Typography.Text>
            {one.resolved && <Tag color="success">✓ {t("face.resolved")}</Tag>}
          </div>
        ))}
      </td>
    </tr>
  );
}
