import { App, Button } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import { settled } from "../problem/settled";

const SECONDS = 10;

/** Says what was done and lets it be taken back for ten seconds. */
export function useUndoBar(): (said: string, undo: () => Promise<unknown>) => void {
  const { t } = useTranslation("shared");
  const { notification, message } = App.useApp();
  return useCallback(
    (said, undo) => {
      const key = `undo-${Date.now()}`;
      const back = async () => {
        notification.destroy(key);
        await settled(undo().then(() => message.success(t("undo.done"))));
      };
      notification.open({
        key,
        title: said,
        description: t("undo.text", { count: SECONDS }),
        duration: SECONDS,
        showProgress: true,
        placement: "bottom",
        role: "status",
        actions: <Button size="small" type="primary" onClick={() => void back()}>{t("undo.act")}</Button>,
      });
    },
    [t, notification, message],
  );
}
