import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Opened } from "../queries";

/** How many rows can enter as they are, and how many cells are amiss. */
export function Summary({ one }: { one: Opened }) {
  const { t } = useTranslation("imports");
  const counts = one.counts ?? {};
  const blocked = counts.blocked ?? 0;
  const said = t("desk.summary", { rows: one.item_count, ready: counts.ready ?? 0 });
  const bad = blocked ? t("desk.blocked", { count: blocked, problems: counts.blocking_problems ?? 0 }) : t("desk.clean");
  const doubts = counts.notice_problems ? t("desk.doubts", { count: counts.notice_problems }) : "";
  return <Alert type={blocked ? "warning" : "success"} showIcon role="status" title={[said, bad, doubts].filter(Boolean).join(" ")} />;
}
