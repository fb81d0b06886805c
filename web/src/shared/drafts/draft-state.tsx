import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { DraftState } from "./use-draft";
import { hour } from "../time/dates";

/** “已自动保存 10:02”, or that it lies on this machine only. */
export function DraftMark({ state, savedAt }: { state: DraftState; savedAt: string }) {
  const { t } = useTranslation("shared");
  if (state === "idle" && !savedAt) return null;
  const text = t(`draft.${state === "idle" ? "saved" : state}`, {
    time: savedAt ? hour(savedAt) : "",
  });
  return (
    <Typography.Text type={state === "local" || state === "conflict" ? "warning" : "secondary"} role="status">
      {text}
    </Typography.Text>
  );
}
