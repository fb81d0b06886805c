import { Button, Card, Flex, Form, Select, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Asked } from "@/shared/pages/page-frame";
import { saidOf } from "../layouts";
import { type Layout, type Opened, type TableLayout, useChooseOptions, useLayOut, useLayout } from "../queries";
import { MappedTable } from "./mapped-table";
import { type Chosen, OptionsFields } from "./options-form";
import { Summary } from "./summary";

/** What was understood of the workbook: its sheets, its heads, its columns; confirmed once. */
export function MappingCheck({ one, onDone }: { one: Opened; onDone: () => void }) {
  const { t } = useTranslation("imports");
  const [form] = Form.useForm<Chosen>();
  const choose = useChooseOptions();
  const confirm = (values: Chosen) => {
    const changed = Object.entries(values).filter(([name, value]) => (value || undefined) !== (one.options[name] ?? undefined));
    if (!changed.length) return onDone();
    choose.mutate({ held: one, ...(Object.fromEntries(changed.map(([name, value]) => [name, value ?? null])) as object) }, { onSuccess: onDone });
  };
  if (one.state !== "parsed") return <div className="wide"><Columns one={one} /></div>;
  return (
    <Form<Chosen> form={form} layout="vertical" className="wide" initialValues={one.options as Chosen} onFinish={confirm}>
      <Flex vertical gap="middle">
        <Summary one={one} />
        <Columns one={one} />
        {one.kind !== "organisation" && (
          <Card size="small" title={<h2 className="part-title">{t("option.title")}</h2>}>
            <OptionsFields kind={one.kind} />
          </Card>
        )}
        <div className="mapped-confirm"><Button type="primary" htmlType="submit" loading={choose.isPending}>{t("mapping.confirm")}</Button></div>
      </Flex>
    </Form>
  );
}

/** Which sheets are read, and what each of their columns means; a change is read at once. */
function Columns({ one }: { one: Opened }) {
  const { t } = useTranslation("imports");
  const asked = useLayout(one.id);
  const layOut = useLayOut();
  const say = (tables: TableLayout[]) => tables.length > 0 && layOut.mutate({ held: one, tables });
  return (
    <Card size="small" title={<h2 className="part-title">{t("mapping.title")}</h2>} aria-busy={layOut.isPending}>
      <Asked asked={asked}>
        {(layout) => (
          <>
            <Sheets layout={layout} busy={layOut.isPending} onSay={say} />
            {layout.tables.map((table, place) => (
              <MappedTable
                key={`${table.sheet}|${table.header_row}|${place}`}
                table={table}
                fields={layout.fields_of[table.table] ?? []}
                rows={layout.sheets.find((sheet) => sheet.sheet === table.sheet)?.first_rows ?? []}
                busy={layOut.isPending}
                onSay={(changed) => say(layout.tables.map((other, at) => (at === place ? changed : saidOf(other))))}
              />
            ))}
            <Typography.Paragraph type="secondary">{t("mapping.about")}</Typography.Paragraph>
          </>
        )}
      </Asked>
    </Card>
  );
}

interface SheetsProps {
  layout: Layout;
  busy: boolean;
  onSay: (tables: TableLayout[]) => void;
}

/** A workbook of one sheet leaves nothing to choose, unless nothing was found in it. */
function Sheets({ layout, busy, onSay }: SheetsProps) {
  const { t } = useTranslation("imports");
  const read = [...new Set(layout.tables.map((table) => table.sheet))];
  if (layout.sheets.length < 2 && read.length > 0) return null;
  const choose = (sheets: string[]) => {
    const kept = layout.tables.filter((table) => sheets.includes(table.sheet)).map(saidOf);
    onSay([...kept, ...sheets.filter((sheet) => !read.includes(sheet)).map((sheet) => ({ sheet, header_row: null, columns: {} }))]);
  };
  return (
    <Form.Item label={t("mapping.sheets")} htmlFor="import-sheets" extra={t(read.length ? "mapping.sheetsHint" : "mapping.sheetsNone")}>
      <Select
        id="import-sheets"
        mode="multiple"
        loading={busy}
        value={read}
        onChange={choose}
        options={layout.sheets.map((one) => ({ value: one.sheet, label: t(one.hidden ? "mapping.hiddenSheet" : "mapping.sheetOf", { sheet: one.sheet, count: one.row_count }) }))}
      />
    </Form.Item>
  );
}
