import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useTypes } from "../queries";
import { Records, SEARCHED } from "./records";

/** What a notice shows: records of a register, or words of its own. */
export function ItemsField() {
  const { t } = useTranslation("notices");
  const types = useTypes().filter((one) => !one.of_register || one.code in SEARCHED);
  return (
    <Form.List name="items">
      {(fields, { add, remove }) => (
        <fieldset className="items-field">
          <legend>{t("item.more")}</legend>
          {fields.map((field, index) => (
            <Flex key={field.key} gap="small" wrap align="flex-start">
              <Form.Item name={[field.name, "type"]} label={t("item.type")} rules={[{ required: true }]} className="filter">
                <Select options={types} />
              </Form.Item>
              <What place={field.name} />
              <Button icon={<DeleteOutlined />} aria-label={t("item.remove", { number: index + 1 })} onClick={() => remove(field.name)} />
            </Flex>
          ))}
          <Button icon={<PlusOutlined />} onClick={() => add({})}>{t("item.add")}</Button>
        </fieldset>
      )}
    </Form.List>
  );
}

function What({ place }: { place: number }) {
  const { t } = useTranslation("notices");
  const type = Form.useWatch(["items", place, "type"]) as string | undefined;
  if (type && type in SEARCHED) {
    return (
      <Form.Item name={[place, "object_id"]} label={t("item.record")} rules={[{ required: true }]} className="grows">
        <Records type={type as keyof typeof SEARCHED} />
      </Form.Item>
    );
  }
  return (
    <>
      <Form.Item name={[place, "title"]} label={t("item.title")} rules={[{ required: true, max: 200 }]} className="grows">
        <Input />
      </Form.Item>
      <Form.Item name={[place, "text"]} label={t("item.text")} className="grows">
        <Input.TextArea autoSize maxLength={4000} />
      </Form.Item>
    </>
  );
}
