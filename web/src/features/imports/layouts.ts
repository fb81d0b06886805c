import type { Layout, TableLayout } from "./queries";

/** What has been said of a table so far. */
export function saidOf(table: Layout["tables"][number]): TableLayout {
  const chosen = table.columns.filter((column) => column.chosen).map((column) => [column.column, column.meaning] as const);
  return { sheet: table.sheet, header_row: table.is_form ? null : table.header_row, columns: Object.fromEntries(chosen) };
}
