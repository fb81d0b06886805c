import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import { useRemaining } from "./remaining";

const MINUTE = 60;

/** “约还需 8 秒”, while it can be told. */
export function WorkLeft({ work, done, all }: { work: string; done: number; all: number }) {
  const { t } = useTranslation("shared");
  const seconds = useRemaining(work, done, all);
  if (seconds === undefined) return null;
  const text = seconds < MINUTE ? t("left.seconds", { count: seconds }) : t("left.minutes", { count: Math.ceil(seconds / MINUTE) });
  return <Typography.Text type="secondary" className="small">{text}</Typography.Text>;
}
