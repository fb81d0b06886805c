import { Button, Card, Flex, Form, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type Opened, useChooseOptions } from "../queries";
import { type Chosen, OptionsFields } from "./options-form";

interface Sheet {
  sheet: string;
  header_row: number;
}

/** What was understood of the workbook: its sheets, its head, its columns; confirmed once. */
export function MappingCheck({ one, onDone }: { one: Opened; onDone: () => void }) {
  const { t } = useTranslation("imports");
  const [form] = Form.useForm<Chosen>();
  const choose = useChooseOptions();
  const sheets = (one.summary.sheets ?? []) as Sheet[];
  const confirm = (values: Chosen) => {
    const changed = Object.entries(values).filter(([name, value]) => (value || undefined) !== (one.options[name] ?? undefined));
    if (!changed.length) return onDone();
    choose.mutate({ held: one, ...(Object.fromEntries(changed.map(([name, value]) => [name, value ?? null])) as object) }, { onSuccess: onDone });
  };
  return (
    <Flex vertical gap="middle" className="wide">
      <Card size="small" title={<h2 className="part-title">{t("mapping.title")}</h2>}>
        <Typography.Paragraph>
          {sheets.map((sheet) => t("mapping.sheet", { sheet: sheet.sheet, row: sheet.header_row })).join(" ")}
          {t("mapping.rows", { count: one.item_count })}
        </Typography.Paragraph>
        <ul className="mapped" aria-label={t("mapping.columns")}>
          {one.columns.map((column) => (
            <li key={column.column}><span aria-hidden>✓ </span>{column.head}</li>
          ))}
        </ul>
        <Typography.Paragraph type="secondary">{t("mapping.about")}</Typography.Paragraph>
      </Card>
      <Form<Chosen> form={form} layout="vertical" initialValues={one.options as Chosen} onFinish={confirm}>
        {one.kind !== "organisation" && (
          <Card size="small" title={<h2 className="part-title">{t("option.title")}</h2>}>
            <OptionsFields kind={one.kind} />
          </Card>
        )}
        <Button type="primary" htmlType="submit" loading={choose.isPending} className="form-submit">{t("mapping.confirm")}</Button>
      </Form>
    </Flex>
  );
}
