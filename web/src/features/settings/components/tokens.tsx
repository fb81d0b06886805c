import { Alert, Button, Empty, Flex, Form, Input, InputNumber, Modal, Popconfirm, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { CopyText } from "@/shared/pages/copy-text";
import { Asked } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";
import { minute } from "@/shared/time/dates";
import { isProgram, type Session, useEndSession, useMakeToken, useSessions } from "../queries";

/** Tokens with which one's own programs ask the service; each is shown once and ended here. */
export function Tokens() {
  const { t } = useTranslation("settings");
  const me = useMe();
  const asked = useSessions();
  const make = useMakeToken();
  const end = useEndSession();
  const [asking, setAsking] = useState(false);
  const [made, setMade] = useState<Of<"Token">>();
  return (
    <Flex vertical gap="middle">
      <Alert type="warning" showIcon title={t("token.warning")} description={t("token.text", { post: me.post_title })} />
      <div><Button type="primary" onClick={() => setAsking(true)}>{t("token.make")}</Button></div>
      <Asked asked={asked}>
        {(found) => (
          <Table<Session>
            size="small"
            rowKey="id"
            pagination={false}
            dataSource={found.items.filter(isProgram)}
            locale={{ emptyText: <Empty description={t("token.none")} /> }}
            columns={[
              { title: t("token.label"), dataIndex: "label" },
              { title: t("token.made"), render: (_value, one) => minute(one.started_at) },
              { title: t("session.seen"), render: (_value, one) => minute(one.seen_at) },
              { title: t("session.source"), dataIndex: "source" },
              { title: t("session.expires"), render: (_value, one) => minute(one.expires_at) },
              {
                title: t("session.act"),
                render: (_value, one) => (
                  <Popconfirm title={t("token.ask", { label: one.label })} okText={t("token.end")} onConfirm={() => end.mutate(one.id)}>
                    <Button size="small" danger>{t("token.end")}</Button>
                  </Popconfirm>
                ),
              },
            ]}
          />
        )}
      </Asked>
      {asking && (
        <FormDialog<Of<"TokenDraft">> title={t("token.title")} verb={t("token.make")} initialValues={{ days: 90 }} run={async (body) => setMade(await make.mutateAsync(body))} onClose={() => setAsking(false)}>
          <Form.Item name="label" label={t("token.label")} extra={t("token.labelHelp")} rules={[{ required: true, max: 100 }]}><Input autoFocus /></Form.Item>
          <Form.Item name="days" label={t("token.days")} rules={[{ required: true }]}><InputNumber min={1} max={365} precision={0} /></Form.Item>
        </FormDialog>
      )}
      {made && (
        <Modal open width={680} title={t("token.shown", { label: made.label })} onCancel={() => setMade(undefined)} footer={<Button type="primary" onClick={() => setMade(undefined)}>{t("token.kept")}</Button>} mask={{ closable: false }}>
          <Alert className="note" type="warning" showIcon title={t("token.once")} />
          <p className="hash"><CopyText text={made.token ?? ""} /></p>
          <Typography.Text type="secondary">{t("token.use", { until: minute(made.expires_at) })}</Typography.Text>
        </Modal>
      )}
    </Flex>
  );
}
