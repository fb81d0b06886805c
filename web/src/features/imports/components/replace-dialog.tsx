import { Alert, Form, Input } from "antd";
import { useDeferredValue } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { type Opened, type Replacement, useReplace, useReplacement } from "../queries";

interface Props {
  one: Opened;
  column?: string;
  onClose: () => void;
}

/** Other words for some in all cells of a column; how many cells is told before. */
export function ReplaceDialog({ one, column, onClose }: Props) {
  const { t } = useTranslation("imports");
  const [form] = Form.useForm<Replacement>();
  const asked = useDeferredValue(Form.useWatch([], form) as Partial<Replacement> | undefined);
  const { data, isFetching } = useReplacement(one, asked);
  const replace = useReplace();
  const heads = one.columns.map((found) => ({ value: found.column, label: found.head }));
  return (
    <FormDialog<Replacement>
      form={form}
      title={t("replace.title")}
      verb={data ? t("replace.verb", { count: data.cell_count }) : t("replace.title")}
      initialValues={{ column: heads.some((head) => head.value === column) ? column : heads[0]?.value, find: "", replace: "" }}
      run={(said) => replace.mutateAsync({ held: one, ...said })}
      onClose={onClose}
    >
      <Form.Item name="column" label={t("replace.column")} rules={[{ required: true }]}><Select options={heads} /></Form.Item>
      <Form.Item name="find" label={t("replace.find")} rules={[{ required: true, message: t("replace.missing") }]}><Input autoFocus maxLength={2000} /></Form.Item>
      <Form.Item name="replace" label={t("replace.with")} extra={t("replace.empty")}><Input maxLength={2000} /></Form.Item>
      {data && (
        <Alert
          type={data.cell_count ? "info" : "warning"}
          aria-busy={isFetching}
          title={t("replace.count", { count: data.cell_count })}
          description={data.cells.length ? <ul>{data.cells.map((cell) => <li key={cell.row}>{t("replace.cell", { row: cell.row, before: cell.before, after: cell.after || "—" })}</li>)}</ul> : undefined}
        />
      )}
    </FormDialog>
  );
}
