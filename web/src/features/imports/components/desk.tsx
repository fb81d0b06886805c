import { Button, Flex, Segmented, Typography } from "antd";
import type { TFunction } from "i18next";
import { type KeyboardEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/shared/keys/keys";
import { useCan } from "@/shared/session/me";
import { usePreferences } from "@/shared/session/preferences";
import { columnFinder, said } from "../cells";
import { type Opened, type Row, useKinds } from "../queries";
import { type Filter, type Sight, useRows } from "../rows";
import { useDesk } from "../use-desk";
import { CellEditor } from "./cell-editor";
import { CellPanel } from "./cell-panel";
import { KindList } from "./kind-list";
import { ReplaceDialog } from "./replace-dialog";
import { SheetGrid } from "./sheet-grid";
import { Summary } from "./summary";

/** The sheet as it was sent in, every cell that is amiss marked, and mended in its place. */
export function ImportDesk({ one }: { one: Opened }) {
  const { t } = useTranslation("imports");
  const can = useCan();
  const { single_keys } = usePreferences();
  const open = one.state === "parsed" && can("import:upload");
  const { data: kinds } = useKinds(one.id);
  const columnOf = useMemo(() => columnFinder(one.columns, kinds), [one.columns, kinds]);
  const desk = useDesk(one, columnOf);
  const { place, filter } = desk;
  const [sight, setSight] = useState<Sight>({ from: 0, to: 30 });
  const onSight = useCallback((from: number, to: number) => setSight({ from, to }), []);
  const rows = useRows(one.id, filter, one.item_count, { ...sight, seek: place?.position });
  const row = place && rows.at(rows.indexOf(place.position));
  const { choose } = desk;
  const isFirst = place === undefined && open && kinds !== undefined && kinds.items.length > 0;
  useEffect(() => {
    if (isFirst) void desk.next();
    // Only once: from then on the reader moves by himself.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [isFirst]);
  const side = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (side.current) side.current.scrollTop = 0;
  }, [place?.position, place?.column]);
  const [replacing, setReplacing] = useState(false);
  useKeys({ "Control+z": () => open && desk.undo(), "Control+h": () => setReplacing(open) });
  const adopt = (everywhere: boolean) => {
    const problem = row?.problems.find((found) => columnOf(found) === place?.column && found.proposal);
    const kind = kinds?.items.find((found) => found.code === problem?.code && found.field === problem.field && found.value === problem.value);
    if (!row || !kind || !problem) return;
    void (everywhere && kind.count > 1 ? desk.mendAll(kind, problem.proposal) : desk.mend(row, kind, problem.proposal));
  };
  const press = (event: KeyboardEvent) => {
    const acts: Record<string, () => void> = {
      Enter: () => void desk.next(),
      ...(open ? { F2: () => desk.setEditing(true) } : {}),
      ...(open && (single_keys ?? true) ? { a: () => adopt(false), A: () => adopt(true) } : {}),
    };
    const act = acts[event.key];
    if (!act || event.ctrlKey || desk.editing) return;
    event.preventDefault();
    act();
  };
  const editor = (at: Row, column: string) => {
    if (!desk.editing || !open || at.state === "left_out") return undefined;
    const head = one.columns.find((found) => found.column === column)?.head ?? column;
    const keep = (text: string, onward: boolean) => void desk.write(at, column, text, onward);
    return <CellEditor label={t("panel.editing", { head, row: at.row })} value={said(at, column)} choices={kinds?.choices[column]} onKeep={keep} onDrop={() => desk.setEditing(false)} />;
  };
  const counts = one.counts ?? {};
  const filters: { value: Filter; label: string }[] = [
    { value: "all", label: t("filter.all", { count: one.item_count }) },
    { value: "problems", label: t("filter.problems") },
    { value: "blocked", label: t("filter.blocked", { count: counts.blocked ?? 0 }) },
    { value: "left_out", label: t("filter.left_out", { count: counts.left_out ?? 0 }) },
  ];
  return (
    <Flex vertical gap="small">
      {one.state === "parsed" && <Summary one={one} />}
      <Flex gap="small" wrap align="center">
        <Segmented<Filter> aria-label={t("filter.label")} value={filter} onChange={choose} options={filters} />
        <Button onClick={() => void desk.next()}>{t("desk.next")}</Button>
        {open && <Button onClick={() => setReplacing(true)}>{t("replace.title")}</Button>}
        {open && one.last_correction && (
          <Button loading={desk.busy} onClick={desk.undo}>{undoWord(one, t)}</Button>
        )}
      </Flex>
      <div className="desk">
        <SheetGrid
          label={one.file_name}
          columns={one.columns}
          columnOf={columnOf}
          rows={rows}
          place={place}
          takesFocus
          busy={desk.busy}
          editor={editor}
          onPlace={desk.go}
          onKey={press}
          onEdit={() => open && desk.setEditing(true)}
          onSight={onSight}
        />
        <div className="desk-side" ref={side}>
          {place && (
            <CellPanel key={`${place.position}|${place.column}`} row={row} place={place} columns={one.columns} columnOf={columnOf} kinds={kinds} desk={desk} open={open} />
          )}
          {kinds && <KindList kinds={kinds} onGo={(kind) => {
            if (filter === "left_out" || filter === "blocked") choose("all");
            desk.go({ position: kind.first, column: columnOf(kind) });
          }} />}
        </div>
      </div>
      <Typography.Text type="secondary">{t(open ? "desk.keys" : "desk.closed")}</Typography.Text>
      {replacing && <ReplaceDialog one={one} column={place?.column} onClose={() => setReplacing(false)} />}
    </Flex>
  );
}

function undoWord(one: Opened, t: TFunction<"imports">): string {
  const last = one.last_correction;
  if (!last) return "";
  const heads = last.columns.map((column) => one.columns.find((found) => found.column === column)?.head ?? column);
  return t(last.from ? "desk.undoAlike" : "desk.undo", { head: heads.join(" "), from: last.from, to: last.to, count: last.row_count });
}
