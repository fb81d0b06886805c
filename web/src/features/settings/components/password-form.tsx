import { App, Button, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { foundErrors, putErrors } from "@/shared/form/refused";
import { useChangePassword } from "../queries";

interface Values {
  present_password: string;
  password: string;
  again: string;
}

/** The old password, then a new one twice. */
export function PasswordForm() {
  const { t } = useTranslation("settings");
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const [errors, setErrors] = useState<FormError[]>([]);
  const change = useChangePassword();
  const send = ({ present_password, password }: Values) =>
    change.mutate(
      { present_password, password },
      {
        onSuccess: () => {
          setErrors([]);
          form.resetFields();
          void message.success(t("password.done"));
        },
        onError: (failure) => setErrors(putErrors(form, failure)),
      },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      className="narrow"
      onFinish={send}
      onFinishFailed={({ errorFields }) => setErrors(foundErrors(errorFields as { name: (string | number)[]; errors: string[] }[]))}
    >
      <ErrorSummary errors={errors} />
      <Form.Item name="present_password" label={t("password.present")} rules={[{ required: true, message: t("password.presentMissing") }]}>
        <Input.Password autoComplete="current-password" />
      </Form.Item>
      <Form.Item name="password" label={t("password.next")} extra={t("password.rule")} rules={[{ required: true, message: t("password.nextMissing") }]}>
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="again"
        label={t("password.again")}
        dependencies={["password"]}
        rules={[
          ({ getFieldValue }) => ({
            validator: (_rule, value) =>
              value === getFieldValue("password") ? Promise.resolve() : Promise.reject(new Error(t("password.differs"))),
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={change.isPending}>{t("password.send")}</Button>
    </Form>
  );
}
