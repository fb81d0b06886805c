import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import { useDisclosureTypes } from "../queries";

/** Kinds of records that are found in a register by their words. */
const SEARCHED = {
  power: "/api/v1/powers",
  risk_point: "/api/v1/risk-points",
} as const;

/** What a notice shows: records of a register, or words of its own. */
export function ItemsField() {
  const { t, i18n } = useTranslation("notices");
  const { data } = useDisclosureTypes();
  const types = (data?.items ?? [])
    .filter((one) => !one.of_register || one.code in SEARCHED)
    .map((one) => ({ value: one.code, label: i18n.language === "en" ? one.en : one.zh }));
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

interface RecordsProps {
  type: keyof typeof SEARCHED;
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

function Records({ type, ...field }: RecordsProps) {
  const { t } = useTranslation("notices");
  const [words, setWords] = useState("");
  const { data } = useQuery({
    queryKey: ["notices", "search", type, words],
    queryFn: async () => {
      const found = await taken(api.GET(SEARCHED[type], { params: { query: { q: words || undefined, limit: 20, status: "in_force" } as never } }));
      return (found as { items: { id: string; number?: string; title?: string; name?: string }[] }).items;
    },
  });
  return (
    <Select
      {...field}
      showSearch={{ filterOption: false, onSearch: setWords }}
      placeholder={t("item.search")}
      options={(data ?? []).map((one) => ({ value: one.id, label: `${one.number ?? ""} ${one.title ?? one.name ?? ""}` }))}
    />
  );
}
