import { ArrowUpOutlined, DeleteOutlined } from "@ant-design/icons";
import { App, Button, Flex, Input, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { usePreferences, useSavePreferences } from "@/shared/session/preferences";

const MOST = 20;
const LONGEST = 200;

/** Up to twenty opinions in one's own words, offered before the usual ones. */
export function Phrases() {
  const { t } = useTranslation("settings");
  const { message } = App.useApp();
  const phrases = usePreferences().phrases ?? [];
  const save = useSavePreferences();
  const [text, setText] = useState("");
  const keep = (next: string[]) => {
    save({ phrases: next });
    void message.success(t("looks.saved"));
  };
  const add = () => {
    const fresh = text.trim();
    if (!fresh || phrases.includes(fresh) || phrases.length >= MOST) return;
    keep([...phrases, fresh]);
    setText("");
  };
  const up = (index: number) => {
    const next = [...phrases];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index - 1, 0, moved);
    keep(next);
  };
  return (
    <Flex vertical gap="small" className="narrow">
      <Typography.Text type="secondary">{t("phrases.text", { count: phrases.length, most: MOST })}</Typography.Text>
      <ul className="phrase-list">
        {phrases.map((one, index) => (
          <li key={one}>
            <span>{one}</span>
            <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={t("phrases.up", { phrase: one })} onClick={() => up(index)} />
            <Button size="small" type="text" icon={<DeleteOutlined />} aria-label={t("phrases.drop", { phrase: one })} onClick={() => keep(phrases.filter((other) => other !== one))} />
          </li>
        ))}
      </ul>
      <Flex gap="small">
        <Input
          aria-label={t("phrases.new")}
          placeholder={t("phrases.new")}
          maxLength={LONGEST}
          value={text}
          onChange={(event) => setText(event.target.value)}
          onPressEnter={add}
        />
        <Button type="primary" disabled={!text.trim() || phrases.length >= MOST} onClick={add}>{t("phrases.add")}</Button>
      </Flex>
    </Flex>
  );
}
