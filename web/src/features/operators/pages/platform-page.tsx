import { App, Button, Flex, Input, Modal, Table, Tabs, Tag } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { settled } from "@/shared/problem/settled";
import { useCan } from "@/shared/session/me";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { Heads } from "../components/heads";
import {
  type Operator,
  type Tenant,
  useDeadLetters,
  useDisableOperator,
  useOperators,
  useRestoreOperator,
  useRetry,
  useSendOperatorLink,
  useTenants,
  useUnlockOperator,
} from "../queries";

/** What the operators of the platform see: tenants, stuck work, seals, operators; never a register. */
export default function PlatformPage() {
  const { t } = useTranslation("operators");
  const can = useCan();
  const tabs = [
    { key: "tenants", asks: "tenant:read", label: t("tenant.list"), children: <Tenants /> },
    { key: "heads", asks: "platform_journal:read", label: t("head.list"), children: <Heads /> },
    { key: "operators", asks: "operator:read", label: t("operator.list"), children: <Operators /> },
  ];
  return (
    <PageFrame title={t("page.title")}>
      <Tabs items={tabs.filter((one) => can(one.asks))} />
    </PageFrame>
  );
}

function Tenants() {
  const { t } = useTranslation("operators");
  const word = useWord();
  const tenants = useTenants(true);
  const [looking, setLooking] = useState<Tenant>();
  return (
    <Asked asked={tenants}>
      {(found) => (
        <>
          <Table<Tenant>
            rowKey="code"
            size="small"
            pagination={false}
            dataSource={found.items}
            columns={[
              { title: t("tenant.code"), dataIndex: "code" },
              { title: t("tenant.name"), dataIndex: "name" },
              { title: t("tenant.kind"), render: (_value, one) => word("tenants.kind", one.kind) },
              { title: t("tenant.sector"), render: (_value, one) => word("tenants.sector", one.sector) },
              { title: t("tenant.jurisdiction"), dataIndex: "jurisdiction_name" },
              { title: t("tenant.overseer"), dataIndex: "overseer_name" },
              { title: t("tenant.acts"), render: (_value, one) => <Act asks="queue:read" size="small" blocked={one.dead_letters ? undefined : t("queue.none")} onClick={() => setLooking(one)}>{t("queue.look", { count: one.dead_letters ?? 0 })}</Act> },
            ]}
          />
          {looking && (
            <Modal open width={860} title={t("queue.title", { name: looking.name })} footer={null} onCancel={() => setLooking(undefined)}>
              <DeadLetters code={looking.code} />
            </Modal>
          )}
        </>
      )}
    </Asked>
  );
}

function DeadLetters({ code }: { code: string }) {
  const { t } = useTranslation("operators");
  const letters = useDeadLetters(code);
  const retry = useRetry();
  return (
    <Asked asked={letters}>
      {(found) => (
        <Table
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={found.items}
          locale={{ emptyText: t("queue.none") }}
          columns={[
            { title: t("queue.kind"), dataIndex: "kind" },
            { title: t("queue.attempts"), dataIndex: "attempts", width: 80 },
            { title: t("queue.dueAt"), render: (_value, one) => minute(one.due_at) },
            { title: t("queue.error"), dataIndex: "last_error" },
            { title: t("tenant.acts"), render: (_value, one) => <Act asks="queue:retry" size="small" loading={retry.isPending} onClick={() => retry.mutate({ code, id: one.id })}>{t("queue.retry")}</Act> },
          ]}
        />
      )}
    </Asked>
  );
}

function Operators() {
  const { t } = useTranslation("operators");
  const word = useWord();
  const operators = useOperators(true);
  return (
    <Asked asked={operators}>
      {(found) => (
        <Table<Operator>
          rowKey="id"
          size="small"
          pagination={false}
          dataSource={found.items}
          columns={[
            { title: t("operator.login"), dataIndex: "login" },
            { title: t("operator.name"), dataIndex: "name" },
            { title: t("operator.role"), render: (_value, one) => word("roles", one.role) },
            { title: t("operator.state"), render: (_value, one) => <Tag color={one.disabled_at ? "error" : "success"}>{t(one.disabled_at ? "operator.disabled" : "operator.active")}</Tag> },
            { title: t("tenant.acts"), render: (_value, one) => <OperatorActs operator={one} /> },
          ]}
        />
      )}
    </Asked>
  );
}

function OperatorActs({ operator }: { operator: Operator }) {
  const { t } = useTranslation("operators");
  const { modal } = App.useApp();
  const reason = useRef("");
  const disable = useDisableOperator();
  const restore = useRestoreOperator();
  const unlock = useUnlockOperator();
  const link = useSendOperatorLink();
  const ask = () =>
    modal.confirm({
      title: t("operator.disableTitle", { name: operator.name }),
      content: <Input aria-label={t("operator.reason")} placeholder={t("operator.reason")} onChange={(event) => (reason.current = event.target.value)} />,
      okText: t("operator.disable"),
      onOk: () => settled(disable.mutateAsync({ account: operator, reason: reason.current })),
    });
  const send = () =>
    link.mutate(operator, { onSuccess: (letter) => modal.success({ title: t("operator.linkTitle"), content: t("operator.linkText", { until: minute(letter.expires_at) }) }) });
  return (
    <Flex gap={4} wrap>
      <Act asks="operator:manage" size="small" onClick={send}>{t("operator.link")}</Act>
      {operator.locked_until && <Act asks="operator:manage" size="small" onClick={() => unlock.mutate(operator)}>{t("operator.unlock")}</Act>}
      {operator.disabled_at ? (
        <Act asks="operator:manage" size="small" onClick={() => restore.mutate(operator)}>{t("operator.restore")}</Act>
      ) : (
        <Button size="small" danger onClick={ask}>{t("operator.disable")}</Button>
      )}
    </Flex>
  );
}
