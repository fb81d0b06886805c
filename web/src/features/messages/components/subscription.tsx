import { App, Form, Modal, Switch, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { CATEGORIES, type Category } from "@/shared/messages/counts";
import { usePreferences, useSavePreferences } from "@/shared/session/preferences";
import { useCountsChanged } from "../queries";

/** Which categories are counted at the bell; every message still comes to the list. */
export function Subscription({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("messages");
  const { message } = App.useApp();
  const muted = usePreferences().muted_messages ?? [];
  const save = useSavePreferences();
  const changed = useCountsChanged();
  const choose = (category: Category, on: boolean) => {
    const next = on ? muted.filter((one) => one !== category) : [...muted, category];
    save({ muted_messages: next }, () => void changed());
    void message.success(t("subscription.saved"));
  };
  return (
    <Modal open title={t("subscription.title")} footer={null} onCancel={onClose} width={480}>
      <Typography.Paragraph type="secondary">{t("subscription.text")}</Typography.Paragraph>
      <Form layout="horizontal" labelCol={{ span: 16 }} labelAlign="left" colon={false}>
        {CATEGORIES.map((one) => (
          <Form.Item key={one} label={t(`subscription.${one}`)} htmlFor={`counted-${one}`}>
            <Switch id={`counted-${one}`} checked={!muted.includes(one)} onChange={(on) => choose(one, on)} />
          </Form.Item>
        ))}
      </Form>
    </Modal>
  );
}
