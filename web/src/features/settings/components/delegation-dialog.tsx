import { DatePicker, Form, Input, Modal, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { putErrors } from "@/shared/form/refused";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useCan, useHolds, useMe } from "@/shared/session/me";
import { day, thisDay } from "@/shared/time/dates";
import { useWords } from "@/shared/words/vocabularies";
import { useDelegate, useOpenDelegations } from "../queries";

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
  const { people, posts, nameOf } = useDirectory();
  const [form] = Form.useForm<Values>();
  const [errors, setErrors] = useState<FormError[]>([]);
  const kinds = useWords("delegations.kinds");
  const delegate = useDelegate();
  const lent = useOpenDelegations().data?.items ?? [];
  const any = useCan()("organisation:appoint");
  const keepsHigh = useHolds()("main_leader") && !any;
  const open = posts.filter((post) => any || post.value === me.post_id).map((post) => ({ value: post.value, label: `${post.label} ${post.holders.join(" ")}` }));
  const send = ({ days: [from, to], ...values }: Values) =>
    delegate.mutate(
      { ...values, starts_on: from.format("YYYY-MM-DD"), ends_on: to.format("YYYY-MM-DD") },
      { onSuccess: onClose, onError: (failure) => setErrors(putErrors(form, failure)) },
    );
  const clash = (post_id?: string, delegate_id?: string, days?: Values["days"]) => {
    if (!days) return "";
    const own = posts.filter((post) => delegate_id && post.holderIds.includes(delegate_id)).map((post) => post.value);
    const [from, to] = days.map((one) => day(one)) as [string, string];
    const same = lent.filter((one) => one.starts_on <= to && (one.ends_on ?? to) >= from);
    const said = (key: string, one: (typeof lent)[number]) => t(key, { name: nameOf(one.delegate_id), from: day(one.starts_on), to: day(one.ends_on) });
    const taken = same.find((one) => one.post_id === post_id);
    const away = same.find((one) => own.includes(one.post_id));
    return taken ? said("delegation.lent", taken) : away ? said("delegation.away", away) : "";
  };
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
        <Form.Item
          name="days"
          label={t("delegation.days")}
          dependencies={["post_id", "delegate_id"]}
          rules={[
            { required: true },
            ({ getFieldValue }) => ({
              validator: (_rule, days: Values["days"]) => {
                const said = clash(getFieldValue("post_id") as string, getFieldValue("delegate_id") as string, days);
                return said ? Promise.reject(new Error(said)) : Promise.resolve();
              },
            }),
          ]}
        >
          <DatePicker.RangePicker minDate={any ? undefined : thisDay()} />
        </Form.Item>
        <Form.Item name="reason" label={t("delegation.reason")} rules={[{ required: true, whitespace: true, max: 500 }]}>
          <Input.TextArea rows={2} maxLength={500} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
