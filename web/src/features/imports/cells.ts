import type { Kinds, Opened, Problem, Row } from "./queries";

export type Column = Opened["columns"][number];

/** A cell of the grid: the place of its row in the workbook and its column; "" is the row itself. */
export interface Place {
  position: number;
  column: string;
}

export const WHOLE_ROW = "";

/** What a cell says, one item to a line. */
export function said(row: Row, column: string): string {
  const value = row.content[column];
  if (Array.isArray(value)) return value.join("\n");
  return value == null ? "" : String(value);
}

/** What is sent to write this into a cell. */
export function written(row: Row, column: string, text: string): unknown {
  const isList = Array.isArray(row.content[column]) || LISTS.has(column);
  return isList ? text.split("\n").filter((line) => line.trim()) : text;
}

const LISTS = new Set(["manifestations", "measures", "responsibility_items"]);

/** Under which column of the grid a problem is shown: where it is corrected, or the row as a whole. */
export function columnFinder(columns: readonly Column[], kinds: Kinds | undefined) {
  const meant = new Map(kinds?.items.map((one) => [one.field, one.column] as const));
  const shown = new Set(columns.map((one) => one.column));
  const byCell = new Map(columns.map((one) => [one.cell, one.column] as const));
  return (problem: Pick<Problem, "field">): string => {
    const column = meant.get(problem.field) ?? byCell.get(problem.field) ?? problem.field;
    return shown.has(column) ? column : WHOLE_ROW;
  };
}

export type ColumnOf = ReturnType<typeof columnFinder>;

export const isBlocking = (problem: Pick<Problem, "severity">) => problem.severity === "blocking";

/** The columns of a row in which something is amiss, in the order of the sheet. */
export function badColumns(row: Row, columns: readonly Column[], columnOf: ColumnOf, onlyBlocking: boolean): string[] {
  const found = new Set(row.problems.filter((one) => !onlyBlocking || isBlocking(one)).map(columnOf));
  return [WHOLE_ROW, ...columns.map((one) => one.column)].filter((one) => found.has(one));
}
