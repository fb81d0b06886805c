import { CheckOutlined, SettingOutlined } from "@ant-design/icons";
import { App, Button, Empty, Flex, Modal, Segmented, Switch, Tabs, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { CATEGORIES, type Category, type MessageCounts, useMessageCounts } from "@/shared/messages/counts";
import { Subscription } from "@/shared/messages/subscription";
import { PageFrame } from "@/shared/pages/page-frame";
import { useLedgerQuery } from "@/shared/table/ledger";
import { LedgerTable } from "@/shared/table/ledger-table";
import { columnsOf } from "../components/columns";
import { FollowList } from "../components/follow-list";
import { type Message, readMessages, useReadMessage, useReadMessages } from "../queries";

/** P06: what one was told, read or not, by what it is about. */
export default function MessagesPage() {
  const { t } = useTranslation(["messages", "app"]);
  const { message } = App.useApp();
  const { query, change, params } = useLedgerQuery();
  const following = params.get("box") === "follows";
  const { data: counts } = useMessageCounts();
  const read = useReadMessage();
  const readAll = useReadMessages();
  const [setting, setSetting] = useState(false);
  const category = CATEGORIES.find((one) => one === query.category);
  const left = category ? (counts?.by_category[category] ?? 0) : (counts?.unread ?? 0);
  const all = () => readAll.mutate(category, { onSuccess: ({ read_count: count }) => void message.success(t("readDone", { count })) });
  return (
    <PageFrame
      title={t("app:page.P06")}
      actions={
        <>
          <Button icon={<SettingOutlined />} onClick={() => setSetting(true)}>{t("subscription.open")}</Button>
          <Button type="primary" icon={<CheckOutlined />} disabled={!left} loading={readAll.isPending} onClick={all}>
            {category ? t("readCategory", { category: t(`category.${category}`), count: left }) : t("readAll", { count: left })}
          </Button>
        </>
      }
    >
      <Tabs
        activeKey={following ? "follows" : "messages"}
        onChange={(tab) => change({ box: tab === "follows" ? tab : undefined })}
        items={[{ key: "messages", label: t("follow.messages") }, { key: "follows", label: t("follow.tab") }]}
      />
      {following ? <FollowList /> : (
        <LedgerTable<Message>
          name="messages"
          read={readMessages}
          saved={false}
          columns={columnsOf(t, (one) => !one.read_at && read.mutate(one.id))}
          search={<Narrowing counts={counts} category={category} unread={query.unread === "true"} onChange={change} />}
          empty={<Empty description={category || query.unread ? t("emptyNarrowed") : t("empty")} />}
        />
      )}
      <Modal open={setting} title={t("subscription.title")} footer={null} width={520} onCancel={() => setSetting(false)} destroyOnHidden><Subscription /></Modal>
    </PageFrame>
  );
}

interface Narrowed {
  counts: MessageCounts | undefined;
  category: Category | undefined;
  unread: boolean;
  onChange: (changed: Record<string, string | undefined>) => void;
}

function Narrowing({ counts, category, unread, onChange }: Narrowed) {
  const { t } = useTranslation("messages");
  const unreadOf = (one: Category) => counts?.by_category[one];
  const label = (one: Category) => (unreadOf(one) ? `${t(`category.${one}`)} ${unreadOf(one)}` : t(`category.${one}`));
  return (
    <Flex gap="middle" align="center" wrap>
      <Segmented
        aria-label={t("column.category")}
        value={category ?? "all"}
        onChange={(next) => onChange({ category: next === "all" ? undefined : next })}
        options={[{ value: "all", label: t("category.all") }, ...CATEGORIES.map((one) => ({ value: one, label: label(one) }))]}
      />
      <Flex gap={6} align="center">
        <Switch id="messages-unread" size="small" checked={unread} onChange={(on) => onChange({ unread: on ? "true" : undefined })} />
        <label htmlFor="messages-unread">{t("unreadOnly")}</label>
      </Flex>
      {counts && (
        <Typography.Text type="secondary" role="status">
          {t(counts.badge === counts.unread ? "unreadCount" : "unreadCountMuted", { count: counts.unread, badge: counts.badge })}
        </Typography.Text>
      )}
    </Flex>
  );
}
