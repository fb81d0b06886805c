import { DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { putErrors } from "@/shared/form/refused";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useMe } from "@/shared/session/me";
import { thisDay } from "@/shared/time/dates";
import { useWords } from "@/shared/words/vocabularies";
import { useDelegate, type Identity } from "../queries";

interface Values {
  post_id: string;
  delegate_id: string;
  days: [Dayjs, Dayjs];
  reason: string;
  kinds?: Of<"DelegationDraft">["kinds"];
}

/** Names who stands in, in which office, for which days and why. */
export function DelegationDialog({ identities, onClose }: { identities: readonly Identity[]; onClose: () => void }) {
  const { t } = useTranslation("settings");
  const me = useMe();
  const { people, posts } = useDirectory();
  const [form] = Form.useForm<Values>();
  const [errors, setErrors] = useState<FormError[]>([]);
  const kinds = useWords("delegations.kinds");
  const delegate = useDelegate();
  const own = identities.filter((one) => one.post_id && !one.on_behalf_of).map((one) => ({ value: one.post_id ?? "", label: one.post_title }));
  const others = posts.filter((post) => !own.some((one) => one.value === post.value)).map((post) => ({ value: post.value, label: `${post.label} ${post.holders.join(" ")}` }));
  const send = ({ days: [from, to], ...values }: Values) =>
    delegate.mutate(
      { ...values, starts_on: from.format("YYYY-MM-DD"), ends_on: to.format("YYYY-MM-DD") },
      { onSuccess: onClose, onError: (failure) => setErrors(putErrors(form, failure)) },
    );
  return (
    <Modal open title={t("delegation.give")} okText={t("delegation.give")} confirmLoading={delegate.isPending} onOk={form.submit} onCancel={onClose}>
      <ErrorSummary errors={errors} />
      <Form form={form} layout="vertical" onFinish={send} initialValues={{ post_id: own[0]?.value, days: [thisDay(), thisDay().add(7, "day")] }}>
        <Form.Item name="post_id" label={t("delegation.post")} rules={[{ required: true }]}>
          <Select showSearch={BY_NAME} options={[...own, ...others]} />
        </Form.Item>
        <Form.Item name="delegate_id" label={t("delegation.delegate")} rules={[{ required: true }]}>
          <Select showSearch={BY_NAME} options={people.filter((one) => one.value !== me.person_id)} />
        </Form.Item>
        <Form.Item name="kinds" label={t("delegation.kinds")} extra={t("delegation.kindsHint")}>
          <Select mode="multiple" placeholder={t("delegation.all")} options={kinds} showSearch={BY_NAME} />
        </Form.Item>
        <Form.Item name="days" label={t("delegation.days")} rules={[{ required: true }]}>
          <DatePicker.RangePicker />
        </Form.Item>
        <Form.Item name="reason" label={t("delegation.reason")} rules={[{ required: true, whitespace: true, max: 500 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
