import { Alert, App, Card, Flex, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { type Meeting, useSendNotice } from "../queries";

type Told = Meeting["notice"]["told"][number];

/** Who got the notice of the meeting, who has read it, and whom it is to reach yet. */
export function Notice({ meeting, open }: { meeting: Meeting; open: boolean }) {
  const { t } = useTranslation("meetings");
  const { message } = App.useApp();
  const word = useWord();
  const send = useSendNotice();
  const { told, due, missing, read_count: read } = meeting.notice;
  if (!open && !told.length) return null;
  const names = due.map((one) => one.name).join(t("list.comma"));
  const lacks = missing.map((one) => one.message).join("");
  const blocked = lacks || (due.length ? undefined : t("notice.allTold"));
  const act = () =>
    send.mutate(meeting, { onSuccess: () => void message.success(t("notice.sent", { count: due.length })) });
  return (
    <Card
      size="small"
      title={<>{t("notice.title")} {told.length > 0 && <Tag>{t("notice.read", { count: read, of: told.length })}</Tag>}</>}
      extra={open && (
        <Act asks="meeting:record" size="small" loading={send.isPending} blocked={blocked} onClick={act}>
          {t(told.length ? "notice.sendChange" : "notice.send")}
        </Act>
      )}
    >
      <Flex vertical gap="small">
        {open && !told.length && <span>{t("notice.none")}{lacks} {names && t("notice.toTell", { names })}</span>}
        {open && told.length > 0 && due.length > 0 && <Alert type="warning" showIcon title={t("notice.changed", { names })} />}
        {told.length > 0 && (
          <Table<Told>
            rowKey="person_id"
            size="small"
            dataSource={told}
            pagination={{ pageSize: 12, hideOnSinglePage: true }}
            columns={[
              { title: t("notice.name"), dataIndex: "name", width: 120 },
              { title: t("notice.post"), dataIndex: "post" },
              { title: t("notice.part"), width: 110, render: (_value, one) => word("meetings.part", one.part) },
              { title: t("notice.kind"), width: 150, render: (_value, one) => `${word("meetings.notice", one.kind)} ${minute(one.sent_at).slice(5)}` },
              { title: t("notice.readAt"), width: 150, render: (_value, one) => minute(one.read_at) || <Tag color="warning">{t("notice.unread")}</Tag> },
            ]}
          />
        )}
      </Flex>
    </Card>
  );
}
