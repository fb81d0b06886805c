import { DeleteOutlined } from "@ant-design/icons";
import { App, Button, Flex } from "antd";
import type { ClipboardEvent, KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { reach } from "@/shared/form/error-summary";
import { isBlock, readBlock } from "../block";
import { type GridColumn, meant, putCell, useGridColumns } from "../columns";
import { joined } from "../joining";
import type { Row } from "../sheet";
import type { Writing } from "../writing";
import { CarriedCard } from "./carried-card";
import { fieldId } from "./field";
import { GridCell } from "./grid-cell";
import { Proposed } from "./row-card";

/** The survey as one table: keys move between cells, a block from a spreadsheet becomes lines. */
export function SheetGrid({ writing }: { writing: Writing }) {
  const { t } = useTranslation("searches");
  const { message } = App.useApp();
  const { sheet, rows } = writing;
  const columns = useGridColumns(sheet);
  const found = rows.filter((one) => one.kind === "found");
  const carried = rows.filter((one) => one.kind === "carried");
  const go = (row: number, column: number) => {
    const [to, at] = [found[row], columns[column]];
    return Boolean(to && at && reach(fieldId(to.key, at.key)));
  };
  const addBelow = (column: number) => {
    const key = writing.add();
    window.setTimeout(() => reach(fieldId(key, columns[column]?.key ?? "title")), 60);
  };
  const put = (row: Row, column: GridColumn, text: string) => writing.patch(row.key, putCell(row, column, text));
  const move = (place: number, by: number) => {
    const [one, other] = [found[place], found[place + by]];
    if (!one || !other) return;
    const next = rows.map((row) => (row.key === one.key ? other : row.key === other.key ? one : row));
    writing.setRows(next);
    window.setTimeout(() => reach(document.activeElement?.id ?? ""), 30);
  };
  const paste = (event: ClipboardEvent, place: number, column: number) => {
    const text = event.clipboardData.getData("text/plain");
    if (!isBlock(text)) return;
    event.preventDefault();
    const block = readBlock(text);
    const next = [...found];
    block.forEach((line, down) => {
      let row = next[place + down] ?? writing.blank({ part: next.at(-1)?.part ?? sheet.parts[0] ?? "" });
      line.forEach((cell, right) => {
        const at = columns[column + right];
        if (at) row = { ...row, touched: true, scored: row.scored || at.key.startsWith("score-"), ...putCell(row, at, meant(at, cell)) };
      });
      next[place + down] = row;
    });
    writing.setRows([...carried, ...next]);
    void message.info(t("grid.pasted", { count: block.length }), 6);
  };
  const press = (event: KeyboardEvent, place: number, column: number) => {
    const by = event.key === "ArrowUp" ? -1 : event.key === "ArrowDown" ? 1 : 0;
    if (by && event.altKey) {
      event.preventDefault();
      return move(place, by);
    }
    if (event.key === "Enter" && !event.shiftKey && !event.ctrlKey) {
      event.preventDefault();
      if (!go(place + 1, column)) addBelow(column);
    } else if (leaves(event)) {
      const right = event.key === "ArrowLeft" ? -1 : event.key === "ArrowRight" ? 1 : 0;
      if (go(place + by, column + right)) event.preventDefault();
    }
  };
  const merge = () => {
    const { rows: left, gone } = joined(rows);
    if (!gone.length) return void message.info(t("grid.nothingTwice"));
    writing.joinTo(left, gone);
    void message.success(t("grid.joined", { count: gone.length }));
  };
  return (
    <section className="sheet-gap" aria-label={t("grid.label")}>
      <Flex gap="small" className="sheet-gap"><Button size="small" onClick={merge}>{t("grid.merge")}</Button></Flex>
      <div className="sheet-scroll">
        <table className="sheet-grid">
          <thead>
            <tr>
              <th scope="col" className="sheet-narrow">{t("grid.number")}</th>
              {columns.map((one) => <th key={one.key} scope="col" style={{ minWidth: one.width }}>{one.title}{one.required && <span aria-hidden className="needed"> *</span>}</th>)}
              <th scope="col">{t("grid.grade")}</th>
              <th scope="col"><span className="sheet-hidden">{t("grid.acts")}</span></th>
            </tr>
          </thead>
          <tbody>
            {found.map((row, place) => (
              <tr key={row.key}>
                <th scope="row">{place + 1}</th>
                {columns.map((one, column) => (
                  <td key={one.key} onPaste={(event) => paste(event, place, column)} onKeyDown={(event) => press(event, place, column)}>
                    <GridCell
                      id={fieldId(row.key, one.key)}
                      column={one}
                      label={t("grid.cell", { count: place + 1, column: one.title })}
                      value={one.read(row)}
                      error={writing.wrongAt(row.key, one.key)}
                      onChange={(text) => put(row, one, text)}
                    />
                  </td>
                ))}
                <td><Proposed row={row} subject={sheet.subject_type} /></td>
                <td><Button type="text" size="small" danger icon={<DeleteOutlined />} aria-label={t("row.remove", { count: place + 1 })} onClick={() => writing.remove(row.key)} /></td>
              </tr>
            ))}
            {found.length === 0 && (
              <tr><td colSpan={columns.length + 3} onPaste={(event) => paste(event, 0, 0)}>
                <Button type="link" onClick={() => addBelow(columns.findIndex((one) => one.key === "title"))}>{t("grid.empty")}</Button>
              </td></tr>
            )}
          </tbody>
        </table>
      </div>
      {carried.length > 0 && <div className="sheet-cards"><h2 className="part-title">{t("grid.carried", { count: carried.length })}</h2>{carried.map((row) => <CarriedCard key={row.key} writing={writing} row={row} />)}</div>}
    </section>
  );
}

/** Whether an arrow key leaves the cell: at the edge of what is written, never in a list of choices. */
function leaves(event: KeyboardEvent): boolean {
  const at = event.target as HTMLElement;
  if (event.ctrlKey || event.shiftKey || !event.key.startsWith("Arrow")) return false;
  if (!(at instanceof HTMLInputElement || at instanceof HTMLTextAreaElement)) return false;
  const [start, end, length] = [at.selectionStart ?? 0, at.selectionEnd ?? 0, at.value.length];
  if (event.key === "ArrowLeft") return start === 0 && end === 0;
  if (event.key === "ArrowRight") return start === length;
  if (event.key === "ArrowUp") return !at.value.slice(0, start).includes("\n");
  return !at.value.slice(end).includes("\n");
}
