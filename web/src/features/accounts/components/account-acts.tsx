import { App, Button, Flex, Form, Input, Modal, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Asked } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { type Account, useDisable, useEndSessions, useRestore, useSendLink, useSessions, useUnlock } from "../queries";

/** What an administrator may do to an account; he starts a password and never chooses one. */
export function AccountActs({ account }: { account: Account }) {
  const { t } = useTranslation("accounts");
  const { modal } = App.useApp();
  const navigate = useNavigate();
  const { name, login } = account;
  const [asking, setAsking] = useState<"disable" | "end" | "sessions">();
  const disable = useDisable();
  const end = useEndSessions();
  const restore = useRestore();
  const unlock = useUnlock();
  const link = useSendLink();
  const sendLink = () =>
    modal.confirm({
      title: t("link.ask", { name, login }),
      content: t("link.follows", { name }),
      okText: t("link.act"),
      onOk: async () => {
        const letter = await link.mutateAsync(account);
        modal.success({ title: t("link.title"), content: t("link.text", { name, file: letter.file_name, until: minute(letter.expires_at) }) });
      },
    });
  const done = () => setAsking(undefined);
  const reason = (
    <Form.Item name="reason" label={t("account.reason")} rules={[{ required: true, max: 300 }]}><Input.TextArea rows={2} /></Form.Item>
  );
  return (
    <Flex gap={4} wrap>
      <Act asks="account:manage" size="small" onClick={sendLink}>{t("link.act")}</Act>
      {account.locked_until && <Act asks="account:manage" size="small" loading={unlock.isPending} onClick={() => unlock.mutate(account)}>{t("unlock.act")}</Act>}
      {account.posts.length > 0 && <Button size="small" onClick={() => navigate(`/admin/org?open=${account.person_id}`)}>{t("handover.act")}</Button>}
      <Act asks="session:read" size="small" onClick={() => setAsking("sessions")}>{t("sessions.act")}</Act>
      {account.disabled_at ? (
        <Act asks="account:manage" size="small" loading={restore.isPending} onClick={() => restore.mutate(account)}>{t("restore.act")}</Act>
      ) : (
        <Act asks="account:manage" size="small" danger onClick={() => setAsking("disable")}>{t("disable.act")}</Act>
      )}
      {asking === "disable" && (
        <FormDialog<{ reason: string }> title={t("disable.title", { name })} verb={t("disable.act")} run={(values) => disable.mutateAsync({ ...account, ...values })} onClose={done}>{reason}</FormDialog>
      )}
      {asking === "end" && (
        <FormDialog<{ reason: string }> title={t("sessions.endTitle", { name })} verb={t("sessions.end")} run={(values) => end.mutateAsync({ ...account, ...values })} onClose={done}>{reason}</FormDialog>
      )}
      {asking === "sessions" && (
        <Modal open width={760} title={t("sessions.title", { name })} onCancel={done} footer={<Act asks="session:revoke" danger onClick={() => setAsking("end")}>{t("sessions.end")}</Act>}>
          <Sessions id={account.id} />
        </Modal>
      )}
    </Flex>
  );
}

function Sessions({ id }: { id: string }) {
  const { t } = useTranslation("accounts");
  const sessions = useSessions(id);
  return (
    <Asked asked={sessions}>
      {(found) => (
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={found.items}
          columns={[
            { title: t("sessions.kind"), render: (_value, one) => t(`sessionKind.${one.kind}`, { defaultValue: one.kind }) },
            { title: t("sessions.started"), render: (_value, one) => minute(one.started_at) },
            { title: t("sessions.seen"), render: (_value, one) => minute(one.seen_at) },
            { title: t("sessions.source"), dataIndex: "source" },
          ]}
        />
      )}
    </Asked>
  );
}
