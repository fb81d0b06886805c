import { App, Checkbox, DatePicker, Form, Input, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { day, thisDay } from "@/shared/time/dates";
import { useAppoint, usePersons, usePutInCharge } from "../queries";

interface Props {
  postId: string;
  title: string;
  /** The first day somebody new may sit there, where it is still to come. */
  freeFrom?: Dayjs;
  onClose: () => void;
}

interface PersonSelectProps {
  id?: string;
  value?: string;
  onChange?: (value: string) => void;
}

/** People of the bureau, found by name. */
export function PersonSelect(props: PersonSelectProps) {
  const [words, setWords] = useState("");
  const { data } = usePersons(words);
  return (
    <Select
      {...props}
      showSearch={{ filterOption: false, onSearch: setWords }}
      options={(data?.items ?? []).filter((one) => !one.left_on).map((one) => ({ value: one.id, label: `${one.name} ${one.staff_number}` }))}
    />
  );
}

/** Appoints somebody to the post, or an acting officer while it is vacant. */
export function AppointDialog({ postId, title, freeFrom, onClose }: Props) {
  const { t } = useTranslation("organisation");
  const { message } = App.useApp();
  const appoint = useAppoint();
  return (
    <FormDialog<{ person_id: string; starts_on: Dayjs; acting?: boolean; reason?: string }>
      title={t("appointment.title", { title })}
      verb={t("appointment.make")}
      initialValues={{ starts_on: freeFrom ?? thisDay() }}
      run={({ starts_on, ...values }) =>
        appoint.mutateAsync({ ...values, post_id: postId, starts_on: day(starts_on) }).then(() => message.success(t("appointment.made", { title })))
      }
      onClose={onClose}
    >
      <Form.Item name="person_id" label={t("appointment.person")} rules={[{ required: true }]}><PersonSelect /></Form.Item>
      <Form.Item name="starts_on" label={t("appointment.from")} rules={[{ required: true }]}><DatePicker /></Form.Item>
      <Form.Item name="acting" valuePropName="checked"><Checkbox>{t("appointment.asActing")}</Checkbox></Form.Item>
      <Form.Item name="reason" label={t("day.reason")}><Input maxLength={300} /></Form.Item>
    </FormDialog>
  );
}

/** Puts the deputy's office in charge of a section. */
export function ChargeDialog({ postId, title, onClose }: Props) {
  const { t } = useTranslation("organisation");
  const { departments } = useDirectory();
  const put = usePutInCharge();
  return (
    <FormDialog<{ department_id: string; starts_on: Dayjs }>
      title={t("portfolio.title", { title })}
      verb={t("portfolio.add")}
      initialValues={{ starts_on: thisDay() }}
      run={({ department_id, starts_on }) => put.mutateAsync({ post_id: postId, department_id, starts_on: day(starts_on) })}
      onClose={onClose}
    >
      <Form.Item name="department_id" label={t("post.department")} rules={[{ required: true }]}>
        <Select showSearch={BY_NAME} options={departments} />
      </Form.Item>
      <Form.Item name="starts_on" label={t("appointment.from")} rules={[{ required: true }]}><DatePicker /></Form.Item>
    </FormDialog>
  );
}
