import { ArrowDownOutlined, ArrowUpOutlined, PushpinFilled, PushpinOutlined, SettingOutlined } from "@ant-design/icons";
import { Button, Checkbox, Flex, InputNumber, Popover, Radio } from "antd";
import type { ColumnType } from "antd/es/table";
import { useTranslation } from "react-i18next";
import { usePreferences, useSavePreferences, type TableSetting } from "../session/preferences";

export interface LedgerColumn<Row> extends ColumnType<Row> {
  key: string;
  title: string;
  /** Hidden until somebody asks for it. */
  rare?: boolean;
  /** The word by which the list is sorted at the service. */
  sort?: string;
  /** Not a column of the register: neither exported nor movable. */
  fixedPlace?: boolean;
}

type Setting = NonNullable<TableSetting["columns"]>[number];

export function useTableSetting(table: string) {
  const chosen = usePreferences();
  const save = useSavePreferences();
  const setting: TableSetting = chosen.tables?.[table] ?? {};
  const keep = (next: TableSetting) => save({ tables: { ...chosen.tables, [table]: next } });
  return { setting, keep };
}

/** The columns in the order, width and choice of the person. */
export function arranged<Row>(columns: readonly LedgerColumn<Row>[], setting: TableSetting) {
  const kept = setting.columns ?? [];
  const place = (key: string) => kept.findIndex((one) => one.key === key);
  const moving = columns.filter((one) => !one.fixedPlace);
  const order = [...moving].sort((one, other) => {
    const [mine, theirs] = [place(one.key), place(other.key)];
    if (mine < 0 || theirs < 0) return moving.indexOf(one) - moving.indexOf(other);
    return mine - theirs;
  });
  const shown = order.filter((one) => {
    const found = kept[place(one.key)];
    return found ? !found.hidden : !one.rare;
  });
  const dressed = shown.map((one) => {
    const found = kept[place(one.key)];
    return { ...one, width: found?.width ?? one.width, fixed: pinnedAt(one, setting) };
  });
  const fixed = columns.filter((one) => one.fixedPlace);
  const isPinned = (one: LedgerColumn<Row>) => one.fixed === "left" || one.fixed === true;
  const still = dressed.filter(isPinned);
  return { order, shown: [...still, ...dressed.filter((one) => !isPinned(one)), ...fixed] };
}

/** Where a column stands still: the person's choice, or else as the page has it. */
function pinnedAt<Row>(column: LedgerColumn<Row>, setting: TableSetting) {
  const pinned = setting.columns?.find((kept) => kept.key === column.key)?.pinned;
  return pinned === undefined ? column.fixed : (pinned ?? undefined);
}

function Pin({ label, pinned, onChange }: { label: string; pinned: boolean; onChange: (on: boolean) => void }) {
  const icon = pinned ? <PushpinFilled /> : <PushpinOutlined />;
  return <Button size="small" type="text" icon={icon} aria-label={label} title={label} aria-pressed={pinned} onClick={() => onChange(!pinned)} />;
}

interface Props<Row> {
  table: string;
  columns: readonly LedgerColumn<Row>[];
}

/** Shows, hides, moves, widens and pins columns; density; back to how it was. */
export function ColumnSettings<Row>({ table, columns }: Props<Row>) {
  const { t } = useTranslation("shared");
  const { setting, keep } = useTableSetting(table);
  const { order, shown } = arranged(columns, setting);
  const now = (): Setting[] =>
    order.map((one) => {
      const found = setting.columns?.find((kept) => kept.key === one.key);
      return { ...found, key: one.key, hidden: !shown.some((visible) => visible.key === one.key) };
    });
  const change = (key: string, changed: Partial<Setting>) =>
    keep({ ...setting, columns: now().map((one) => (one.key === key ? { ...one, ...changed } : one)) });
  const move = (index: number, by: number) => {
    const next = now();
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    keep({ ...setting, columns: next });
  };
  const list = (
    <Flex vertical gap={4} style={{ maxHeight: "min(420px, 50vh)", overflow: "auto" }}>
      <Radio.Group
        size="small"
        value={setting.density ?? "compact"}
        onChange={(event) => keep({ ...setting, density: event.target.value as "compact" })}
        options={["compact", "loose"].map((one) => ({ value: one, label: t(`table.${one}`) }))}
        optionType="button"
      />
      {order.map((one, index) => (
        <Flex key={one.key} gap={4} align="center" justify="space-between">
          <Checkbox
            checked={shown.some((visible) => visible.key === one.key)}
            onChange={(event) => change(one.key, { hidden: !event.target.checked })}
          >
            {one.title}
          </Checkbox>
          <Flex gap={2}>
            <InputNumber
              size="small"
              min={40}
              max={800}
              step={20}
              style={{ width: 76 }}
              aria-label={t("table.width", { column: one.title })}
              value={setting.columns?.find((kept) => kept.key === one.key)?.width ?? Number(one.width ?? 120)}
              onChange={(width) => width && change(one.key, { width })}
            />
            <Pin
              label={t("table.pin", { column: one.title })}
              pinned={pinnedAt(one, setting) === "left"}
              onChange={(on) => change(one.key, { pinned: on ? "left" : null })}
            />
            <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={t("table.up", { column: one.title })} onClick={() => move(index, -1)} />
            <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={index === order.length - 1} aria-label={t("table.down", { column: one.title })} onClick={() => move(index, 1)} />
          </Flex>
        </Flex>
      ))}
      <Button size="small" onClick={() => keep({})}>{t("table.reset")}</Button>
    </Flex>
  );
  return (
    <Popover content={list} trigger="click" placement="bottomRight" title={t("table.columns")}>
      <Button icon={<SettingOutlined />}>{t("table.columns")}</Button>
    </Popover>
  );
}
