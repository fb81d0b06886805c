import { Button, Popconfirm, Table } from "antd";
import { useTranslation } from "react-i18next";
import { Asked } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { isProgram, useEndSession, useSessions, type Session } from "../queries";

/** Where one is signed in; any of them can be ended. */
export function Sessions() {
  const { t } = useTranslation("settings");
  const asked = useSessions();
  const end = useEndSession();
  return (
    <Asked asked={asked}>
      {(found) => (
        <Table<Session>
          size="small"
          rowKey="id"
          pagination={false}
          dataSource={found.items.filter((one) => !isProgram(one))}
          columns={[
            { title: t("session.kind"), render: (_value, one) => one.label || t(`session.${one.kind}`, { defaultValue: one.kind }) },
            { title: t("session.source"), dataIndex: "source" },
            { title: t("session.started"), render: (_value, one) => minute(one.started_at) },
            { title: t("session.seen"), render: (_value, one) => minute(one.seen_at) },
            { title: t("session.expires"), render: (_value, one) => minute(one.expires_at) },
            {
              title: t("session.act"),
              render: (_value, one) => (
                <Popconfirm title={t("session.ask")} okText={t("session.end")} onConfirm={() => end.mutate(one.id)}>
                  <Button size="small" danger>{t("session.end")}</Button>
                </Popconfirm>
              ),
            },
          ]}
        />
      )}
    </Asked>
  );
}
