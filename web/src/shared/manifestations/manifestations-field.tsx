import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { ManifestationPicker } from "./manifestation-picker";

interface Props {
  name: string | (string | number)[];
  category: string | null | undefined;
  /** What to say where none is written; without it the service says so. */
  missing?: string;
}

/** How a risk shows: sentences to be written and corrected in place, or taken from the library. */
export function ManifestationsField({ name, category, missing }: Props) {
  const { t } = useTranslation("shared");
  const form = Form.useFormInstance();
  const rules = missing ? [{ validator: async (_rule: unknown, rows?: string[]) => rows?.some((one) => one?.trim()) || Promise.reject(new Error(missing)) }] : [];
  return (
    <Form.List name={name as string} rules={rules}>
      {(fields, { add, remove }, { errors }) => (
        <fieldset className="field-list">
          <legend><span aria-hidden className="needed">*</span> {t("manifestation.all")}</legend>
          {fields.map((one, index) => (
            <Flex key={one.key} gap={4} align="start">
              <Form.Item name={one.name} className="grows manifestation">
                <Input.TextArea aria-label={t("manifestation.one", { count: index + 1 })} autoSize={{ minRows: 1, maxRows: 5 }} />
              </Form.Item>
              {fields.length > 1 && <Button type="text" icon={<DeleteOutlined />} aria-label={t("manifestation.remove", { count: index + 1 })} onClick={() => remove(one.name)} />}
            </Flex>
          ))}
          <Flex gap="small">
            <ManifestationPicker category={category} onPick={(text) => { remove(bare(form.getFieldValue(name))); add(text); }} />
            <Button size="small" icon={<PlusOutlined />} onClick={() => add("")}>{t("manifestation.add")}</Button>
          </Flex>
          {errors.length > 0 && <div className="field-error">{errors}</div>}
        </fieldset>
      )}
    </Form.List>
  );
}

/** The places where nothing is written. */
function bare(rows: string[] | undefined): number[] {
  return (rows ?? []).flatMap((one, place) => (one?.trim() ? [] : [place]));
}
