import { App, Button, Checkbox, Form, Popconfirm, Radio, Select } from "antd";
import { useTranslation } from "react-i18next";
import { usePreferences, useSavePreferences, type Preferences } from "@/shared/session/preferences";

const CHOICES = {
  text_size: ["standard", "large", "larger", "largest"],
  theme: ["light", "dark", "contrast"],
} as const;

/** Size, colours, language, rows per page and keys; each choice holds at once and on every machine. */
export function Looks() {
  const { t } = useTranslation(["settings", "app"]);
  const { message } = App.useApp();
  const chosen = usePreferences();
  const save = useSavePreferences();
  const change = (changed: Preferences) => {
    save(changed);
    void message.success(t("looks.saved"));
  };
  const clear = () => {
    for (const key of Object.keys(localStorage)) {
      if (key.startsWith("lianfang.draft.")) localStorage.removeItem(key);
    }
    void message.success(t("looks.cleared"));
  };
  return (
    <Form layout="vertical" className="narrow">
      {(["text_size", "theme"] as const).map((name) => (
        <Form.Item key={name} label={t(`looks.${name}`)}>
          <Radio.Group
            aria-label={t(`looks.${name}`)}
            optionType="button"
            value={chosen[name] ?? CHOICES[name][0]}
            onChange={(event) => change({ [name]: event.target.value as never })}
            options={CHOICES[name].map((one) => ({ value: one, label: t(`app:look.${one}`) }))}
          />
        </Form.Item>
      ))}
      <Form.Item label={t("looks.language")}>
        <Radio.Group
          aria-label={t("looks.language")}
          optionType="button"
          value={chosen.language ?? "zh-CN"}
          onChange={(event) => change({ language: event.target.value as "en" })}
          options={[{ value: "zh-CN", label: t("looks.zh") }, { value: "en", label: t("looks.en") }]}
        />
      </Form.Item>
      <Form.Item label={t("looks.page_size")}>
        <Select
          aria-label={t("looks.page_size")}
          style={{ width: 160 }}
          value={chosen.page_size ?? 20}
          onChange={(page_size) => change({ page_size })}
          options={[20, 50, 100].map((one) => ({ value: one, label: t("looks.rows", { count: one }) }))}
        />
      </Form.Item>
      <Form.Item label={t("looks.keys")}>
        <Checkbox checked={chosen.single_keys ?? true} onChange={(event) => change({ single_keys: event.target.checked })}>
          {t("looks.singleKeys")}
        </Checkbox>
      </Form.Item>
      <Form.Item label={t("looks.tags")}>
        <Checkbox checked={chosen.tags_view ?? false} onChange={(event) => change({ tags_view: event.target.checked })}>
          {t("looks.tagsView")}
        </Checkbox>
      </Form.Item>
      <Form.Item label={t("looks.local")} extra={t("looks.localText")}>
        <Popconfirm title={t("looks.clearAsk")} okText={t("looks.clear")} onConfirm={clear}>
          <Button>{t("looks.clear")}</Button>
        </Popconfirm>
      </Form.Item>
    </Form>
  );
}
