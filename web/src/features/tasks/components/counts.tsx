import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";

type Counts = Of<"TaskCounts">;

/** What is late and due today, said above the list. */
export function CountTags({ counts }: { counts: Counts | undefined }) {
  const { t } = useTranslation("tasks");
  if (!counts) return null;
  return (
    <Flex gap="small" wrap className="count-tags" role="status">
      <Tag>{t("count.waiting", { count: counts.waiting })}</Tag>
      <Tag color={counts.overdue ? "error" : undefined}>{t("count.overdue", { count: counts.overdue })}</Tag>
      <Tag color={counts.due_today ? "warning" : undefined}>{t("count.today", { count: counts.due_today })}</Tag>
      <Tag>{t("count.unread", { count: counts.unread })}</Tag>
    </Flex>
  );
}
