import { Form, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { linkSource, type Source, useReversePoints, useSourceAct } from "../queries";

/** Links a source with the risk point that was found from it. */
export function LinkDialog({ source, onClose }: { source: Source; onClose: () => void }) {
  const { t } = useTranslation("sources");
  const [words, setWords] = useState("");
  const { data, isFetching } = useReversePoints(words);
  const act = useSourceAct(({ id, number }: { id: string; number?: number }) => linkSource(source, id, number));
  return (
    <FormDialog<{ risk_point_id: string }>
      title={t("link.title", { number: source.number })}
      verb={t("act.link")}
      run={({ risk_point_id }, number) => act.mutateAsync({ id: risk_point_id, number })}
      onClose={onClose}
    >
      <Form.Item name="risk_point_id" label={t("field.risk_point_id")} extra={t("link.hint")} rules={[{ required: true, message: t("form.missing", { field: t("field.risk_point_id") }) }]}>
        <Select
          autoFocus
          loading={isFetching}
          placeholder={t("link.find")}
          notFoundContent={t("link.none")}
          showSearch={{ filterOption: false, onSearch: setWords }}
          options={(data?.items ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }))}
        />
      </Form.Item>
    </FormDialog>
  );
}
