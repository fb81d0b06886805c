import { DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { putErrors } from "@/shared/form/refused";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useCan, useHolds, useMe } from "@/shared/session/me";
import { thisDay } from "@/shared/time/dates";
import { useWords } from "@/shared/words/vocabularies";
import { useDelegate } from "../queries";

interface Values {
  post_id: string;
  delegate_id: string;
  days: [Dayjs, Dayjs];
  reason: string;
  kinds?: Of<"DelegationDraft">["kinds"];
}

/** Names who stands in, in which office, for which days and why: in one's own, the administrator in any. */
export function DelegationDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("settings");
  const me = useMe();
  const { people, posts } = useDirectory();
  const [form] = Form.useForm<Values>();
  const [errors, setErrors] = useState<FormError[]>([]);
  const kinds = useWords("delegations.kinds");
  const delegate = useDelegate();
  const any = useCan()("organisation:appoint");
  const keepsHigh = useHolds()("main_leader") && !any;
  const open = posts.filter((post) => any || post.value === me.post_id).map((post) => ({ value: post.value, label: `${post.label} ${post.holders.join(" ")}` }));
  const send = ({ days: [from, to], ...values }: Values) =>
    delegate.mutate(
      { ...values, starts_on: from.format("YYYY-MM-DD"), ends_on: to.format("YYYY-MM-DD") },
      { onSuccess: onClose, onError: (failure) => setErrors(putErrors(form, failure)) },
    );
  return (
    <Modal open title={t("delegation.give")} okText={t("delegation.give")} confirmLoading={delegate.isPending} onOk={form.submit} onCancel={onClose}>
      <ErrorSummary errors={errors} />
      <Form form={form} layout="vertical" onFinish={send} initialValues={{ post_id: me.post_id, days: [thisDay(), thisDay().add(7, "day")] }}>
        <Form.Item name="post_id" label={t("delegation.post")} rules={[{ required: true }]}>
          <Select showSearch={BY_NAME} options={open} />
        </Form.Item>
        <Form.Item name="delegate_id" label={t("delegation.delegate")} rules={[{ required: true }]}>
          <Select showSearch={BY_NAME} options={people.filter((one) => one.value !== me.person_id)} />
        </Form.Item>
        <Form.Item name="kinds" label={t("delegation.kinds")} extra={t(keepsHigh ? "delegation.highStays" : "delegation.kindsHint")}>
          <Select mode="multiple" placeholder={t("delegation.all")} options={kinds.filter((one) => !keepsHigh || one.value !== "grading")} showSearch={BY_NAME} />
        </Form.Item>
        <Form.Item name="days" label={t("delegation.days")} rules={[{ required: true }]}>
          <DatePicker.RangePicker minDate={any ? undefined : thisDay()} />
        </Form.Item>
        <Form.Item name="reason" label={t("delegation.reason")} rules={[{ required: true, whitespace: true, max: 500 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
