import { App, Button, Flex, Form, Input, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Standard, useAddStandard, useChangeStandard } from "../../discretion-queries";

type Values = Of<"StandardDraft">;

interface Props {
  powerId: string;
  /** The standard that is changed, or replaced by a new one. */
  standard?: Standard;
  replaces?: boolean;
  onClose: () => void;
}

/** A new standard, one that is changed before it holds, or the one that shall replace it. */
export function StandardDialog({ powerId, standard, replaces = false, onClose }: Props) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const add = useAddStandard();
  const change = useChangeStandard();
  const changing = standard && !replaces;
  const run = async (values: Values, number?: number) => {
    if (changing) await change.mutateAsync({ standard, values, number });
    else await add.mutateAsync({ id: powerId, standard: { ...values, replaces_id: standard?.id ?? null } });
    void message.success(t("discretion.done"));
  };
  const needed = [{ required: true }];
  return (
    <FormDialog<Values>
      title={t(changing ? "discretion.changeTitle" : replaces ? "discretion.replaceTitle" : "discretion.add", { title: standard?.title })}
      verb={t("discretion.save")}
      width={820}
      initialValues={standard ? began(standard) : { bands: [{ condition: "" } as never] }}
      show={(_name, value) => (Array.isArray(value) ? value.map((one: Of<"Band">) => `${one.name} ${one.condition} ${one.lower}–${one.upper}`).join("；") : String(value ?? "—"))}
      run={run}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("discretion.title")} rules={needed}><Input autoFocus maxLength={500} /></Form.Item>
      <Flex gap="middle">
        <Form.Item name="lower_limit" label={t("discretion.lower")} rules={needed}><InputNumber min={0} precision={2} /></Form.Item>
        <Form.Item name="upper_limit" label={t("discretion.upper")} rules={needed}><InputNumber min={0} precision={2} /></Form.Item>
        <Form.Item name="unit" label={t("discretion.unit")} rules={needed}><Input maxLength={50} /></Form.Item>
      </Flex>
      <Form.List name="bands">
        {(fields, { add: more, remove }) => (
          <fieldset className="wizard-list">
            <legend>{t("discretion.bands")}</legend>
            {fields.map((one) => (
              <Flex key={one.key} gap="small" align="start">
                <Form.Item name={[one.name, "name"]} label={t("discretion.name")}><Input /></Form.Item>
                <Form.Item name={[one.name, "condition"]} label={t("discretion.condition")} rules={needed} className="grows"><Input /></Form.Item>
                <Form.Item name={[one.name, "lower"]} label={t("discretion.lower")} rules={needed}><InputNumber min={0} precision={2} /></Form.Item>
                <Form.Item name={[one.name, "upper"]} label={t("discretion.upper")} rules={needed}><InputNumber min={0} precision={2} /></Form.Item>
                {fields.length > 1 && <Button className="band-remove" onClick={() => remove(one.name)}>{t("discretion.remove")}</Button>}
              </Flex>
            ))}
            <Button onClick={() => more()}>{t("discretion.more")}</Button>
            <p className="hint-line">{t("discretion.bandsHint")}</p>
          </fieldset>
        )}
      </Form.List>
      <Form.Item name="boundary" label={t("discretion.boundary")}><Input.TextArea autoSize /></Form.Item>
      <Form.Item name="basis" label={t("field.legal_basis")}><Input.TextArea autoSize /></Form.Item>
    </FormDialog>
  );
}

/** The standard as the form holds it: limits as numbers. */
function began({ title, unit, lower_limit, upper_limit, bands, boundary, basis }: Standard): Values {
  return {
    title, unit, boundary, basis,
    lower_limit: Number(lower_limit),
    upper_limit: Number(upper_limit),
    bands: bands.map((one) => ({ ...one, lower: Number(one.lower), upper: Number(one.upper) })),
  };
}
