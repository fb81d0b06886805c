import { useQueryClient } from "@tanstack/react-query";
import { App, Flex, Switch, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { usePreferences, useSavePreferences } from "../session/preferences";
import { CATEGORIES, type Category, messageKeys } from "./counts";

/** Which categories are counted at the bell; every message still comes to the list. */
export function Subscription() {
  const { t } = useTranslation("shared");
  const { message } = App.useApp();
  const client = useQueryClient();
  const muted = usePreferences().muted_messages ?? [];
  const save = useSavePreferences();
  const choose = (category: Category, on: boolean) => {
    const next = on ? muted.filter((one) => one !== category) : [...muted, category];
    save({ muted_messages: next }, () => void client.invalidateQueries({ queryKey: messageKeys.counts }));
    void message.success(t("subscription.saved"));
  };
  return (
    <Flex vertical gap="middle" className="narrow">
      <Typography.Text type="secondary">{t("subscription.text")}</Typography.Text>
      {CATEGORIES.map((one) => (
        <Flex key={one} gap="small" align="center">
          <Switch id={`counted-${one}`} checked={!muted.includes(one)} onChange={(on) => choose(one, on)} />
          <label htmlFor={`counted-${one}`}>{t(`subscription.${one}`)}</label>
        </Flex>
      ))}
    </Flex>
  );
}
