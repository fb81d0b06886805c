import { DatePicker, Empty, Flex, Form, Input, Select, Table } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Asked } from "@/shared/pages/page-frame";
import { day, thisDay, today } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { BY_NAME } from "@/shared/people/organisation";
import { useGrant, useGrants, usePeople, useRevoke } from "../queries";

interface Draft {
  person_id: string;
  role: "administrator" | "auditor";
  days: [Dayjs, Dayjs | null];
  reason: string;
}

/** Administrators and auditors: duties given by name, with an end and a reason. */
export function Grants() {
  const { t } = useTranslation("accounts");
  const word = useWord();
  const grants = useGrants();
  const { data: people } = usePeople();
  const grant = useGrant();
  const revoke = useRevoke();
  const [granting, setGranting] = useState(false);
  const [revoking, setRevoking] = useState<Of<"RoleGrant">>();
  const name = (id: string) => people?.items.find((one) => one.id === id)?.name ?? "";
  return (
    <Flex vertical gap="small">
      <div><Act asks="organisation:appoint" onClick={() => setGranting(true)}>{t("grant.act")}</Act></div>
      <Asked asked={grants}>
        {(found) => (
          <Table
            rowKey="id"
            size="small"
            pagination={false}
            dataSource={found.items}
            locale={{ emptyText: <Empty description={t("grant.none")} /> }}
            columns={[
              { title: t("account.name"), render: (_value, one) => name(one.person_id) },
              { title: t("grant.role"), render: (_value, one) => word("roles", one.role) },
              { title: t("grant.from"), render: (_value, one) => day(one.starts_on) },
              { title: t("grant.until"), render: (_value, one) => day(one.ends_on) || "—" },
              { title: t("account.reason"), dataIndex: "reason" },
              { title: t("account.acts"), render: (_value, one) => !one.ends_on && <Act asks="organisation:appoint" size="small" onClick={() => setRevoking(one)}>{t("grant.revoke")}</Act> },
            ]}
          />
        )}
      </Asked>
      {granting && (
        <FormDialog<Draft>
          title={t("grant.title")}
          verb={t("grant.act")}
          initialValues={{ role: "auditor", days: [thisDay(), null] }}
          run={({ days, ...values }) => grant.mutateAsync({ ...values, starts_on: day(days[0]), ends_on: days[1] ? day(days[1]) : null })}
          onClose={() => setGranting(false)}
        >
          <Form.Item name="person_id" label={t("account.name")} rules={[{ required: true }]}>
            <Select showSearch={BY_NAME} options={(people?.items ?? []).map((one) => ({ value: one.id, pinyin: one.pinyin, label: `${one.name} ${one.staff_number}` }))} />
          </Form.Item>
          <Form.Item name="role" label={t("grant.role")}><Select options={(["administrator", "auditor"] as const).map((one) => ({ value: one, label: word("roles", one) }))} /></Form.Item>
          <Form.Item name="days" label={t("grant.days")} rules={[{ required: true }]}><DatePicker.RangePicker allowEmpty={[false, true]} /></Form.Item>
          <Form.Item name="reason" label={t("account.reason")} rules={[{ required: true, max: 300 }]}><Input /></Form.Item>
        </FormDialog>
      )}
      {revoking && (
        <FormDialog<{ reason: string }>
          title={t("grant.revokeTitle", { name: name(revoking.person_id) })}
          verb={t("grant.revoke")}
          run={({ reason }) => revoke.mutateAsync({ id: revoking.id, version: revoking.version, reason, on: today() })}
          onClose={() => setRevoking(undefined)}
        >
          <Form.Item name="reason" label={t("account.reason")} rules={[{ required: true, max: 300 }]}><Input /></Form.Item>
        </FormDialog>
      )}
    </Flex>
  );
}
