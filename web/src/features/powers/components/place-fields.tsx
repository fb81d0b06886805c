import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { usePower } from "../queries";
import { LONGEST, usePowersBy } from "./place";

/** Where the power belongs: its main item, the levels that exercise it, what the reform made of it. */
export function PlaceFields({ base, own }: { base: string; own?: string }) {
  const { t } = useTranslation("powers");
  const reform = (name: string) => ({ name: [base, "reform", name], label: t(`reform.${name}`) });
  return (
    <>
      <Form.Item name={[base, "parent_id"]} label={t("field.parent_id")} extra={t("place.hint")}><MainItem own={own} /></Form.Item>
      <Levels base={base} />
      <fieldset className="field-list">
        <legend>{t("field.reform")}</legend>
        <div className="wizard-three">
          <Form.Item {...reform("decision")}><Input maxLength={1000} placeholder={t("reform.example")} /></Form.Item>
          <Form.Item {...reform("document_number")}><Input maxLength={LONGEST} /></Form.Item>
          <Form.Item {...reform("item_number")}><Input maxLength={1000} /></Form.Item>
        </div>
      </fieldset>
    </>
  );
}

interface MainItemProps {
  own?: string;
  id?: string;
  value?: string | null;
  onChange?: (value: string | null) => void;
}

/** A main item is found by number, word or pinyin; what is a sub-item itself is none. */
function MainItem({ own, id, value, onChange }: MainItemProps) {
  const { t } = useTranslation("powers");
  const [q, setWords] = useState("");
  const [open, setOpen] = useState(false);
  const { data = [], isFetching } = usePowersBy(q ? { q } : {}, open);
  const chosen = usePower(value ?? "").data;
  const found = data.filter((one) => !one.parent_id && one.id !== own && one.id !== chosen?.id);
  const options = [...(chosen && value ? [chosen] : []), ...found].map((one) => ({ value: one.id, label: `${one.number} ${one.name}` }));
  return (
    <Select<string>
      id={id}
      allowClear
      value={value ?? undefined}
      loading={isFetching}
      options={options}
      placeholder={t("place.search")}
      showSearch={{ filterOption: false, onSearch: setWords }}
      onOpenChange={setOpen}
      onChange={(next?: string) => onChange?.(next ?? null)}
    />
  );
}

/** The levels that share the duty, one row each. */
function Levels({ base }: { base: string }) {
  const { t } = useTranslation("powers");
  return (
    <fieldset className="field-list">
      <legend>{t("field.levels")}</legend>
      <Form.List name={[base, "levels"]}>
        {(rows, { add, remove }) => (
          <>
            {rows.map(({ key, name }) => (
              <Flex key={key} gap="small" align="start">
                <Form.Item name={[name, "level"]} className="tight-item"><Input aria-label={t("level.level", { count: name + 1 })} placeholder={t("level.example")} maxLength={LONGEST} /></Form.Item>
                <Form.Item name={[name, "duty"]} className="tight-item grows"><Input aria-label={t("level.duty", { count: name + 1 })} placeholder={t("level.share")} maxLength={2000} /></Form.Item>
                <Button type="text" danger icon={<DeleteOutlined />} aria-label={t("level.remove", { count: name + 1 })} onClick={() => remove(name)} />
              </Flex>
            ))}
            <Button size="small" icon={<PlusOutlined />} onClick={() => add({})} disabled={rows.length >= 20}>{t("level.add")}</Button>
          </>
        )}
      </Form.List>
    </fieldset>
  );
}
