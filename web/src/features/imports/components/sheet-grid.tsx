import { theme } from "antd";
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useLayoutEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Column, type ColumnOf, type Place, said, WHOLE_ROW } from "../cells";
import type { Row } from "../queries";
import type { Rows } from "../rows";
import { RowMark } from "./row-mark";
import { SheetCell } from "./sheet-cell";

const SPARE = 6;
const WIDE = new Set(["title", "name", "manifestations", "measures", "content", "legal_basis", "responsibility_items"]);

/** What a row is called by stays in sight beside its number. */
const nameClass = (column: string) => (column === "title" || column === "name" ? "sheet-name" : undefined);

interface Props {
  label: string;
  columns: readonly Column[];
  columnOf: ColumnOf;
  rows: Rows;
  place: Place | undefined;
  takesFocus: boolean;
  busy: boolean;
  editor?: (row: Row, column: string) => ReactNode;
  onPlace: (place: Place) => void;
  onKey: (event: KeyboardEvent) => void;
  onEdit: () => void;
  onSight: (from: number, to: number) => void;
}

/** The whole sheet; only the rows in sight are drawn, all of one height. */
export function SheetGrid(props: Props) {
  const { t } = useTranslation("imports");
  const { columns, rows, place } = props;
  const { token } = theme.useToken();
  const height = Math.round(token.fontSize * 3.1 + 10);
  const frame = useRef<HTMLDivElement>(null);
  const [top, setTop] = useState(0);
  const [tall, setTall] = useState(480);
  const first = Math.max(0, Math.floor(top / height) - SPARE);
  const last = Math.min(rows.count - 1, Math.ceil((top + tall) / height) + SPARE);
  const { onSight } = props;
  useLayoutEffect(() => setTall(frame.current?.clientHeight ?? 480), [rows.count]);
  useEffect(() => onSight(first, last), [onSight, first, last]);
  const index = place ? rows.indexOf(place.position) : -1;
  useEffect(() => {
    if (index >= 0 && frame.current) bringIntoSight(frame.current, index * height, height);
  }, [index, height]);
  const keys = [WHOLE_ROW, ...columns.map((one) => one.column)];
  const move = (by: number, across: number) => {
    const next = rows.at(Math.min(rows.count - 1, Math.max(0, index + by)));
    const at = Math.min(keys.length - 1, Math.max(0, keys.indexOf(place?.column ?? WHOLE_ROW) + across));
    if (next) props.onPlace({ position: next.position, column: keys[at] ?? WHOLE_ROW });
  };
  const press = (event: KeyboardEvent) => {
    const moved = MOVES[event.key];
    if (moved && !event.altKey && !event.ctrlKey) {
      event.preventDefault();
      move(...moved);
    } else props.onKey(event);
  };
  const choose = (event: MouseEvent) => {
    const cell = (event.target as HTMLElement).closest("td");
    const line = cell?.closest("tr")?.dataset.position;
    if (!cell || !line) return;
    const column = keys[Number(cell.dataset.column) - 1] ?? WHOLE_ROW;
    if (place?.position !== Number(line) || place.column !== column) props.onPlace({ position: Number(line), column });
  };
  const shown = Array.from({ length: Math.max(0, last - first + 1) }, (_none, step) => first + step);
  return (
    <div className="sheet-frame" ref={frame} onScroll={(event) => setTop(event.currentTarget.scrollTop)} tabIndex={index < first || index > last ? 0 : -1} aria-label={props.label} role="group">
      {/* Keys and presses are heard here for all cells. */}
      <table role="grid" aria-label={props.label} aria-rowcount={rows.count + 1} aria-colcount={keys.length} aria-busy={props.busy} className="sheet" onKeyDown={press} onClick={choose} onDoubleClick={props.onEdit}>
        <colgroup>
          <col className="sheet-col-mark" />
          {columns.map((one) => <col key={one.column} className={WIDE.has(one.column) ? "sheet-col-wide" : "sheet-col"} />)}
        </colgroup>
        <thead>
          <tr role="row" aria-rowindex={1}>
            <th role="columnheader" scope="col" className="sheet-mark" aria-colindex={1}>{t("grid.row")}</th>
            {columns.map((one, at) => <th role="columnheader" scope="col" key={one.column} aria-colindex={at + 2} className={nameClass(one.column)}>{one.head}</th>)}
          </tr>
        </thead>
        <tbody>
          <Gap height={first * height} />
          {shown.map((at) => (
            <Line key={at} at={at} height={height} row={rows.at(at)} {...props} />
          ))}
          <Gap height={(rows.count - 1 - last) * height} />
        </tbody>
      </table>
    </div>
  );
}

const MOVES: Record<string, [number, number]> = {
  ArrowUp: [-1, 0],
  ArrowDown: [1, 0],
  ArrowLeft: [0, -1],
  ArrowRight: [0, 1],
  PageUp: [-8, 0],
  PageDown: [8, 0],
  Home: [0, -99],
  End: [0, 99],
};

function Gap({ height }: { height: number }) {
  return height > 0 ? <tr aria-hidden style={{ height }} /> : null;
}

function Line({ at, height, row, columns, columnOf, place, takesFocus, editor }: Props & { at: number; height: number; row?: Row }) {
  if (!row) return <tr role="row" aria-rowindex={at + 2} style={{ height }} />;
  const chosen = place?.position === row.position ? place.column : undefined;
  const problemsOf = (column: string) => row.problems.filter((one) => columnOf(one) === column);
  return (
    <tr role="row" aria-rowindex={at + 2} data-position={row.position} style={{ height }} className={row.state === "left_out" ? "sheet-out" : undefined}>
      <SheetCell problems={problemsOf(WHOLE_ROW)} chosen={chosen === WHOLE_ROW} takesFocus={takesFocus} column={1} className="sheet-mark">
        <RowMark row={row} />
      </SheetCell>
      {columns.map((one, index) => (
        <SheetCell
          key={one.column}
          problems={problemsOf(one.column)}
          chosen={chosen === one.column}
          takesFocus={takesFocus}
          column={index + 2}
          className={nameClass(one.column)}
          editor={chosen === one.column ? editor?.(row, one.column) : undefined}
        >
          {said(row, one.column)}
        </SheetCell>
      ))}
    </tr>
  );
}

function bringIntoSight(frame: HTMLElement, top: number, height: number): void {
  const head = frame.querySelector("thead")?.clientHeight ?? 0;
  const room = frame.clientHeight - head - height;
  if (top < frame.scrollTop) frame.scrollTop = Math.max(0, top - height);
  else if (top > frame.scrollTop + room) frame.scrollTop = top - room / 2;
}
