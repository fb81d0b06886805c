import { DownloadOutlined, PrinterOutlined, ReloadOutlined } from "@ant-design/icons";
import { Alert, Button, Dropdown, Empty, Flex, Select, Table, Typography } from "antd";
import { type Key, type ReactNode, useCallback, useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { Act } from "../acts/act";
import { ProblemText } from "../problem/problem-text";
import { useCan } from "../session/me";
import { textScale, usePreferences, useSavePreferences } from "../session/preferences";
import { arranged, ColumnSettings, type LedgerColumn, useTableSetting } from "./columns";
import { type Query, type Read, useLedgerPage, useLedgerQuery } from "./ledger";
import { SavedFilters, useSavedFilters } from "./saved-filters";
import { REGISTER_FORMATS, useTakeOut } from "./take-out";

export type Clear = (kept?: readonly string[]) => void;

interface Props<Row> {
  /** Names the ledger: cache key, column settings, saved filters. */
  name: string;
  columns: readonly LedgerColumn<Row>[];
  read: Read<Row>;
  rowKey?: (row: Row) => string;
  /** Fields of the query above the table; they change the address through `useLedgerQuery`. */
  search?: ReactNode;
  /** Part of every question, not shown in the address. */
  fixed?: Query;
  onOpen?: (row: Row, rows: readonly Row[]) => void;
  /** The record beside its list, opened by `?open=` in the address. */
  record?: (place: RecordPlace) => ReactNode;
  /** What can be done with several rows at once; `clear` leaves only those ticked that it is given. */
  bulk?: (chosen: Row[], clear: Clear) => ReactNode;
  /** What the page asks of the service, where that is not what stands in the address. */
  asks?: (query: Query) => Query;
  /** The ledger by which the service takes the list out and prints it: the same columns, filter and order. */
  register?: string;
  onExport?: (format: string, columns: string[], query: Query) => void;
  /** The service can take out just the rows that were chosen. */
  exportsChosen?: boolean;
  formats?: readonly string[];
  /** Address of the printable page for the same columns and filter. */
  printAddress?: (columns: string[], query: Query) => string;
  /** What a row shows below itself once it is unfolded. */
  unfolded?: (row: Row) => ReactNode;
  empty?: ReactNode;
  saved?: boolean;
  total?: boolean;
}

/** A list without rows has nothing to hold the focus: then it is moved aside by keys itself. */
function reachWhileEmpty(table: HTMLElement | undefined, empty: boolean): void {
  const body = table?.querySelector(".ant-table-body");
  if (empty) body?.setAttribute("tabindex", "0");
  else body?.removeAttribute("tabindex");
}

/** Which record of the list is open beside it, and its neighbours. */
export interface RecordPlace {
  id: string | undefined;
  around: readonly string[];
  onGo: (id: string) => void;
  onClose: () => void;
}

/** How high the bar at the top of every page is: what stays in sight stays below it. */
const TOP = 56;

/** A register on the screen: filters in the address, kept filters, own columns, bulk acts, export, print. */
export function LedgerTable<Row extends object>(props: Props<Row>) {
  const { t } = useTranslation("shared");
  const { query, ask, change, params } = useLedgerQuery();
  const { setting } = useTableSetting(props.name);
  const chosen = usePreferences();
  const size = chosen.page_size ?? 20;
  const scale = textScale(chosen);
  const [cursors, setCursors] = useState<string[]>([]);
  const [keys, setKeys] = useState<Key[]>([]);
  const [barHeight, setBarHeight] = useState(0);
  const bar = useCallback((node: HTMLElement | null) => setBarHeight(node?.offsetHeight ?? 0), []);
  const rowsByKey = useRef(new Map<Key, Row>());
  const own = { ...query, ...props.fixed };
  const asked = props.asks?.(own) ?? own;
  const out = useTakeOut(props.register);
  const may = useCan()("export:make");
  const onExport = props.onExport ?? (props.register ? out.onExport : undefined);
  const printAddress = props.printAddress ?? (props.register ? out.printAddress : undefined);
  const mark = JSON.stringify([asked, size]);
  useEffect(() => {
    setCursors([]);
    setKeys([]);
  }, [mark]);
  useOpensFirst(props.name, props.saved !== false, query, ask);
  const cursor = cursors.at(-1);
  const page = useLedgerPage<Row>(props.name, props.read, {
    ...asked,
    limit: String(size),
    ...(props.total === false ? {} : { total: "true" }),
    ...(cursor ? { cursor } : {}),
  });
  const rows = page.data?.items ?? [];
  const keyOf = props.rowKey ?? ((row: Row) => (row as { id: string }).id);
  rows.forEach((row) => rowsByKey.current.set(keyOf(row), row));
  const { shown } = arranged(props.columns, setting);
  const opens = props.onOpen ?? (props.record ? (row: Row) => change({ open: keyOf(row) }) : undefined);
  const exported = shown.filter((one) => !one.fixedPlace).map((one) => one.key);
  const picked = keys.flatMap((key) => rowsByKey.current.get(key) ?? []);
  const clear = (kept: readonly string[] = []) => setKeys([...kept]);
  const columns = shown.map((one) => ({
    ...one,
    ...(one.key === "position" ? { render: (_value: unknown, _row: Row, index: number) => cursors.length * size + index + 1 } : {}),
    width: typeof one.width === "number" ? Math.round(one.width * scale) : one.width,
    sorter: Boolean(one.sort),
    sortOrder: one.sort && query.sort === one.sort ? ("ascend" as const) : one.sort && query.sort === `-${one.sort}` ? ("descend" as const) : null,
  }));
  return (
    <Flex vertical gap="small">
      <Flex gap="small" wrap justify="space-between" className="no-print">
        <Flex gap="small" wrap align="center" role="search" aria-label={t("table.search")}>
          {props.search}
          {Object.keys(query).length > 0 && <Button onClick={() => ask({})}>{t("table.clear")}</Button>}
        </Flex>
        <Flex gap="small" wrap style={{ marginInlineStart: "auto" }}>
          {props.saved !== false && <SavedFilters table={props.name} query={query} onChoose={ask} />}
          <Button icon={<ReloadOutlined />} aria-label={t("table.reload")} onClick={() => void page.refetch()} />
          <ColumnSettings table={props.name} columns={props.columns} />
          {onExport && (
            <Dropdown
              trigger={["click"]}
              disabled={!may}
              menu={{ items: (props.formats ?? REGISTER_FORMATS).map((one) => ({ key: one, label: t(`table.export_${one}`), onClick: () => onExport(one, exported, asked) })) }}
            >
              <Act asks="export:make" icon={<DownloadOutlined />}>{t("table.export")}</Act>
            </Dropdown>
          )}
          {printAddress && (
            <Act asks="export:make" icon={<PrinterOutlined />} {...(may && { href: printAddress(exported, asked), target: "_blank" })}>{t("table.print")}</Act>
          )}
        </Flex>
      </Flex>
      {page.error instanceof Problem && <Alert type="warning" showIcon title={<ProblemText problem={page.error} />} />}
      {props.bulk && picked.length > 0 && (
        <Flex gap="small" align="center" wrap ref={bar} className="bulk-bar" role="region" aria-label={t("table.bulk")}>
          <strong>{t("table.picked", { count: picked.length })}</strong>
          {props.bulk(picked, clear)}
          {props.exportsChosen && onExport && <Button icon={<DownloadOutlined />} onClick={() => onExport("xlsx", exported, { ids: keys.join(",") })}>{t("table.export")}</Button>}
          <Button type="link" onClick={() => clear()}>{t("table.unpick")}</Button>
        </Flex>
      )}
      <Table<Row>
        rowKey={keyOf}
        columns={columns}
        dataSource={rows}
        loading={page.isFetching && !page.data}
        size={setting.density === "loose" ? "middle" : "small"}
        pagination={false}
        scroll={{ x: "max-content" }}
        ref={(table) => reachWhileEmpty(table?.nativeElement, !rows.length)}
        sticky={{ offsetHeader: TOP + barHeight }}
        rowSelection={props.bulk && {
          selectedRowKeys: keys,
          onChange: setKeys,
          preserveSelectedRowKeys: true,
          getTitleCheckboxProps: () => ({ "aria-label": t("table.pickAll") }) as object,
          getCheckboxProps: (row) => ({ "aria-label": t("table.pick", { name: nameOf(row) || keyOf(row) }) }) as object,
        }}
        {...(props.unfolded && { expandable: { expandedRowRender: props.unfolded } })}
        onRow={(row) => ({
          onDoubleClick: () => opens?.(row, rows),
          onKeyDown: (event) => event.key === "Enter" && event.target === event.currentTarget && opens?.(row, rows),
          tabIndex: opens ? 0 : undefined,
        })}
        onChange={(_pages, _filters, sorter) => {
          const one = Array.isArray(sorter) ? sorter[0] : sorter;
          const word = (one?.column as LedgerColumn<Row> | undefined)?.sort;
          change({ sort: word && one?.order ? (one.order === "descend" ? `-${word}` : word) : undefined });
        }}
        locale={{ emptyText: page.data ? (own.year ? <Empty description={t("year.empty", { year: own.year })} /> : (props.empty ?? <Empty description={t("table.empty")} />)) : <div className="table-waits" /> }}
      />
      <Flex gap="small" align="center" justify="flex-end" className="no-print">
        {page.data?.total != null && <Typography.Text>{t("table.total", { count: page.data.total })}</Typography.Text>}
        <PageSize size={size} />
        <Button disabled={!cursors.length} onClick={() => setCursors(cursors.slice(0, -1))}>{t("table.before")}</Button>
        <span>{t("table.page", { page: cursors.length + 1 })}</span>
        <Button disabled={!page.data?.next_cursor} onClick={() => page.data?.next_cursor && setCursors([...cursors, page.data.next_cursor])}>{t("table.after")}</Button>
      </Flex>
      {props.record?.({
        id: params.get("open") ?? undefined,
        around: rows.map(keyOf),
        onGo: (open) => change({ open }),
        onClose: () => change({ open: undefined }),
      })}
    </Flex>
  );
}

/** By what a row is called out. */
function nameOf(row: object): string {
  const { number, title, name } = row as Record<string, unknown>;
  return [number, title ?? name].filter((one) => typeof one === "string" && one).join(" ");
}

function PageSize({ size }: { size: number }) {
  const { t } = useTranslation("shared");
  const save = useSavePreferences();
  const keep = (page_size: number) => save({ page_size });
  return (
    <Select
      aria-label={t("table.size")}
      value={size}
      onChange={keep}
      options={[20, 50, 100].map((one) => ({ value: one, label: t("table.perPage", { count: one }) }))}
    />
  );
}

/** A filter one marked as the first to see opens when the page is asked for nothing else. */
function useOpensFirst(table: string, wanted: boolean, query: Query, ask: (query: Query) => void) {
  const { data } = useSavedFilters(table);
  const done = useRef(false);
  useEffect(() => {
    if (done.current || !wanted || !data) return;
    done.current = true;
    const first = data.find((one) => one.opens_first && one.mine !== false);
    if (first && Object.keys(query).length === 0) ask(first.query as Query);
  }, [data, wanted, query, ask]);
}
