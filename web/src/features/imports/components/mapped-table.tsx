import { Flex, Select, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { saidOf } from "../layouts";
import type { Layout, TableLayout } from "../queries";

type Sight = Layout["tables"][number];
type Column = Sight["columns"][number];
type Field = Layout["fields_of"][string][number];

interface Props {
  table: Sight;
  fields: readonly Field[];
  rows: Layout["sheets"][number]["first_rows"];
  busy: boolean;
  onSay: (said: TableLayout) => void;
}

const KEPT = "kept";
const LEFT_OUT = "left_out";
const SIGNS: Record<string, string> = { [KEPT]: "＋", [LEFT_OUT]: "–" };

/** One table of the sheet: its head, each of its columns, and what the ledger still looks for. */
export function MappedTable({ table, fields, rows, busy, onSay }: Props) {
  const { t } = useTranslation("imports");
  const said = saidOf(table);
  const mean = (column: string, meaning: string) => onSay({ ...said, columns: { ...said.columns, [column]: meaning } });
  const nameOf = (column: Column) => [column.group, column.head].filter(Boolean).join(" / ") || t("mapping.noHead");
  return (
    <section aria-label={t("mapping.sheet", { sheet: table.sheet, row: table.header_row })} className="mapped">
      <Flex gap="small" align="center" wrap>
        <strong>{t("mapping.of", { sheet: table.sheet, count: table.row_count })}</strong>
        {table.is_form ? (
          <Typography.Text type="secondary">{t("mapping.form")}</Typography.Text>
        ) : (
          <Select
            className="mapped-head"
            aria-label={t("mapping.head", { sheet: table.sheet })}
            disabled={busy}
            value={table.header_row}
            onChange={(header_row: number) => onSay({ sheet: table.sheet, header_row, columns: {} })}
            options={headRows(rows, table.header_row).map((one) => ({ value: one.row, label: t("mapping.row", { row: one.row, text: one.text || t("panel.empty") }) }))}
          />
        )}
      </Flex>
      <Table<Column>
        size="small"
        pagination={false}
        rowKey="column"
        dataSource={table.columns}
        scroll={{ x: 720 }}
        columns={[
          { title: t("mapping.column"), dataIndex: "column", width: 56 },
          { title: t("mapping.mine"), width: 190, render: (_value, column) => nameOf(column) },
          { title: t("mapping.sample"), width: 250, render: (_value, column) => <Typography.Text ellipsis={{ tooltip: column.sample }} className="mapped-sample">{column.sample}</Typography.Text> },
          {
            title: t("mapping.ledger"),
            width: 300,
            render: (_value, column) =>
              table.is_form ? (fields.find((one) => one.field === column.meaning)?.head ?? t("mapping.kept")) : (
                <Flex gap="small" align="center">
                  <span aria-hidden className={`mapped-sign mapped-${SIGNS[column.meaning] ? column.meaning : "taken"}`}>{SIGNS[column.meaning] ?? "✓"}</span>
                  <Select
                    className="grows"
                    showSearch={{ optionFilterProp: "label" }}
                    aria-label={t("mapping.means", { column: column.column, head: nameOf(column) })}
                    disabled={busy}
                    value={column.meaning}
                    onChange={(meaning: string) => mean(column.column, meaning)}
                    options={meanings(column, fields, table.columns, t)}
                  />
                  {column.chosen && <Tag>{t("mapping.chosen")}</Tag>}
                </Flex>
              ),
          },
        ]}
      />
      <Missing table={table} fields={fields} busy={busy} nameOf={nameOf} onMean={mean} />
    </section>
  );
}

/** The first rows of the sheet; the head in use is among them even if it stands further down. */
function headRows(rows: Props["rows"], used: number) {
  return rows.some((one) => one.row === used) ? rows : [...rows, { row: used, text: "…" }];
}

type Words = ReturnType<typeof useTranslation<"imports">>["t"];

function meanings(column: Column, fields: readonly Field[], columns: readonly Column[], t: Words) {
  const taken = new Map(columns.map((one) => [one.meaning, one.column] as const));
  const known = fields.map((one) => {
    const other = taken.get(one.field);
    const where = other && other !== column.column ? t("mapping.takenBy", { column: other }) : "";
    return { value: one.field, label: `${one.head}${one.required ? t("mapping.required") : ""}${where}` };
  });
  const odd = [KEPT, LEFT_OUT, ...fields.map((one) => one.field)].includes(column.meaning) ? [] : [{ value: column.meaning, label: column.head }];
  return [{ value: LEFT_OUT, label: t("mapping.left_out") }, { value: KEPT, label: t("mapping.kept") }, ...known, ...odd];
}

interface MissingProps {
  table: Sight;
  fields: readonly Field[];
  busy: boolean;
  nameOf: (column: Column) => string;
  onMean: (column: string, meaning: string) => void;
}

/** The columns of the ledger that no column of the sheet fills; those without which no row enters stand first. */
function Missing({ table, fields, busy, nameOf, onMean }: MissingProps) {
  const { t } = useTranslation("imports");
  const found = new Set(table.columns.map((one) => one.meaning));
  const missing = fields.filter((one) => !found.has(one.field) && one.field !== "number");
  const ordered = [...missing.filter((one) => one.required), ...missing.filter((one) => !one.required)];
  const free = table.columns.filter((one) => one.meaning === LEFT_OUT || one.meaning === KEPT);
  if (!ordered.length) return <Typography.Paragraph>{t("mapping.allFound")}</Typography.Paragraph>;
  return (
    <>
      <h3 className="part-title">{t("mapping.missing", { count: ordered.length })}</h3>
      <ul className="mapped-missing">
        {ordered.map((one) => {
          const stated = table.stated.includes(one.field);
          return (
            <li key={one.field}>
              <span className={one.required && !stated ? "mapped-required" : undefined}>
                {one.head}{one.required ? t("mapping.required") : ""}{stated ? t("mapping.stated") : ""}
              </span>
              {!table.is_form && free.length > 0 && (
                <Select
                  size="small"
                  className="mapped-from"
                  aria-label={t("mapping.takeFor", { head: one.head })}
                  placeholder={t("mapping.take")}
                  disabled={busy}
                  value={null}
                  onChange={(column: string | null) => column && onMean(column, one.field)}
                  options={free.map((column) => ({ value: column.column, label: `${column.column} ${nameOf(column)}` }))}
                />
              )}
            </li>
          );
        })}
      </ul>
    </>
  );
}
