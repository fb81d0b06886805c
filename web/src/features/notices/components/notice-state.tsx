import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { day, today } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import type { NoticeLine } from "../queries";

type Standing = Pick<NoticeLine, "state" | "ends_on" | "item_count" | "returned_count">;

const COLORS: Record<string, string> = { published: "processing", concluded: "success" };

/** Says where a notice stands, until when it is shown, and what of it was objected to. */
export function NoticeState({ notice, short = false }: { notice: Standing; short?: boolean }) {
  const { t } = useTranslation("notices");
  const word = useWord();
  const over = notice.ends_on && notice.ends_on < today();
  const objected = runs(notice) && notice.returned_count > 0;
  const all = notice.returned_count === notice.item_count;
  return (
    <Flex gap={4} wrap align="center">
      {(!objected || !all) && <Tag color={COLORS[notice.state]}>{word("notices.state", notice.state)}</Tag>}
      {objected && <Tag color="warning">{all ? t("itemState.returned") : t("notice.objected", { count: notice.returned_count })}</Tag>}
      {!short && notice.state === "published" && notice.ends_on && !over && <span className="whole">{t("notice.until", { on: day(notice.ends_on) })}</span>}
    </Flex>
  );
}

/** Whether a notice is still shown, or waits for its last answers. */
export function runs(notice: Pick<NoticeLine, "state">): boolean {
  return notice.state === "published" || notice.state === "ended";
}
