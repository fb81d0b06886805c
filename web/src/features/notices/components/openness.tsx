import { Alert, App, DatePicker, Empty, Flex, Form, Input, Select, Tag } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { settled } from "@/shared/problem/settled";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, today } from "@/shared/time/dates";
import { type NonDisclosure, readNonDisclosures, useDisclosureTypes, useEndWithholding, useWithhold } from "../queries";
import { Records, SEARCHED } from "./records";
import { Release } from "./release";

/** Open is the rule: what is released as a whole, and what a decision keeps back until a day. */
export function Openness() {
  const { t } = useTranslation("notices");
  const { modal, message } = App.useApp();
  const [deciding, setDeciding] = useState(false);
  const end = useEndWithholding();
  const nameOf = useTypeName();
  const ask = (one: NonDisclosure) =>
    modal.confirm({
      title: t("withhold.endTitle", { title: `${one.number} ${one.title}` }),
      content: t("withhold.endText"),
      okText: t("withhold.end"),
      onOk: () => settled(end.mutateAsync(one).then(() => message.success(t("withhold.ended")))),
    });
  return (
    <Flex vertical gap="middle">
      <Flex gap="small" wrap>
        <Release />
        <Act asks="notice:withhold" onClick={() => setDeciding(true)}>{t("withhold.act")}</Act>
      </Flex>
      <Alert type="info" showIcon title={t("withhold.rule")} />
      <h2 className="part-title">{t("withhold.list")}</h2>
      <LedgerTable<NonDisclosure>
        name="non-disclosures"
        read={readNonDisclosures}
        saved={false}
        empty={<Empty description={t("withhold.none")} />}
        columns={[
          { key: "number", title: t("pool.number"), dataIndex: "number", width: 130 },
          { key: "title", title: t("item.title"), dataIndex: "title" },
          { key: "type", title: t("item.type"), width: 110, render: (_value, one) => nameOf(one.object_kind) },
          { key: "reason", title: t("withhold.reason"), dataIndex: "reason" },
          { key: "basis", title: t("withhold.basis"), dataIndex: "basis", rare: true },
          { key: "approver", title: t("withhold.approver"), width: 150, render: (_value, one) => `${one.approver_name} ${day(one.approved_on)}` },
          { key: "until", title: t("withhold.until"), width: 130, render: (_value, one) => <Until one={one} /> },
          {
            key: "acts",
            title: t("withhold.acts"),
            width: 120,
            fixedPlace: true,
            render: (_value, one) => holds(one) && <Act asks="notice:withhold" size="small" loading={end.isPending && end.variables.id === one.id} onClick={() => ask(one)}>{t("withhold.end")}</Act>,
          },
        ]}
      />
      {deciding && <Decide onClose={() => setDeciding(false)} />}
    </Flex>
  );
}

const holds = (one: NonDisclosure) => !one.ended_on && one.expires_on >= today();

function Until({ one }: { one: NonDisclosure }) {
  const { t } = useTranslation("notices");
  if (one.ended_on) return <Tag>{t("withhold.endedOn", { on: day(one.ended_on) })}</Tag>;
  return one.expires_on < today() ? <Tag>{t("withhold.expired", { on: day(one.expires_on) })}</Tag> : <>{day(one.expires_on)}</>;
}

function useTypeName(): (code: string) => string {
  const { i18n } = useTranslation();
  const { data } = useDisclosureTypes();
  return (code) => {
    const found = data?.items.find((one) => one.code === code);
    return (i18n.language === "en" ? found?.en : found?.zh) ?? code;
  };
}

type Decision = Omit<Of<"NonDisclosureDraft">, "expires_on"> & { expires_on: Dayjs };

function Decide({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("notices");
  const [form] = Form.useForm<Decision>();
  const type = Form.useWatch("object_kind", form) as keyof typeof SEARCHED | undefined;
  const withhold = useWithhold();
  const nameOf = useTypeName();
  return (
    <FormDialog<Decision>
      form={form}
      title={t("withhold.title")}
      verb={t("withhold.act")}
      initialValues={{ object_kind: "risk_point", expires_on: dayjs(today()).add(6, "month") }}
      run={(values) => withhold.mutateAsync({ ...values, expires_on: day(values.expires_on) })}
      onClose={onClose}
    >
      <Form.Item name="object_kind" label={t("item.type")} rules={[{ required: true }]}>
        <Select
          options={Object.keys(SEARCHED).map((one) => ({ value: one, label: nameOf(one) }))}
          onChange={() => form.setFieldValue("object_id", undefined)}
        />
      </Form.Item>
      <Form.Item name="object_id" label={t("item.record")} rules={[{ required: true }]}>
        <Records type={type ?? "risk_point"} />
      </Form.Item>
      <Form.Item name="reason" label={t("withhold.reason")} rules={[{ required: true, max: 1000 }]}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name="basis" label={t("withhold.basis")} rules={[{ required: true, max: 1000 }]}>
        <Input.TextArea rows={2} />
      </Form.Item>
      <Form.Item name="expires_on" label={t("withhold.until")} rules={[{ required: true }]}>
        <DatePicker disabledDate={(one) => day(one) < today()} />
      </Form.Item>
    </FormDialog>
  );
}
