import { Alert, Button, Card, Descriptions, Flex, Form, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Select } from "@/shared/form/select";
import { Asked } from "@/shared/pages/page-frame";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { Persons } from "@/shared/problem/problem-text";
import { useCan } from "@/shared/session/me";
import { useWords } from "@/shared/words/vocabularies";
import { type Asked as Question, useFound, useTrial } from "../queries";

/** “Who can do X on Y”: the answer with the rule that decides it. */
export function Trial() {
  const { t } = useTranslation("policies");
  const permissions = useWords("permissions");
  const { people } = useDirectory();
  const can = useCan();
  const [form] = Form.useForm<Question>();
  const permission = Form.useWatch("permission", form);
  const [question, setQuestion] = useState<Question>();
  const [words, setWords] = useState("");
  const kind = kindOf(permission);
  const found = useFound(kind, words);
  const answer = useTrial(question);
  const ask = (values: Question) => setQuestion({ ...values, ...(values.subject_id ? { subject_kind: kind } : {}) });
  return (
    <Flex vertical gap="middle" className="wide">
      <Form<Question> form={form} layout="vertical" onFinish={ask}>
        <Flex gap="middle" wrap align="flex-end">
          {can("policy:explain") && (
            <Form.Item name="person_id" label={t("trial.who")} className="grows">
              <Select allowClear showSearch={BY_NAME} placeholder={t("trial.myself")} options={people} />
            </Form.Item>
          )}
          <Form.Item name="permission" label={t("trial.act")} rules={[{ required: true }]} className="grows">
            <Select showSearch={BY_NAME} options={permissions} onChange={() => form.setFieldValue("subject_id", undefined)} />
          </Form.Item>
          {kind && (
            <Form.Item name="subject_id" label={t(`trial.${kind}`)} className="grows">
              <Select
                allowClear
                showSearch={{ filterOption: false, onSearch: setWords }}
                placeholder={t("trial.any")}
                options={(found.data ?? []).map((one) => ({ value: one.id, label: `${one.number} ${one.title ?? one.name ?? ""}` }))}
              />
            </Form.Item>
          )}
          <Form.Item>
            <Button type="primary" htmlType="submit">{t("trial.ask")}</Button>
          </Form.Item>
        </Flex>
      </Form>
      {question && (
        <Asked asked={answer}>
          {(said) => (
            <Card size="small">
              <Alert type={said.allowed ? "success" : "warning"} showIcon title={said.sentence || t(said.allowed ? "trial.may" : "trial.mayNot")} />
              <Descriptions
                column={1}
                size="small"
                className="form-submit"
                items={[
                  ...(said.who_can.length === 0 ? [] : [{ key: "who", label: t("trial.whoCan"), children: <Persons list={said.who_can} /> }]),
                  ...(said.you_can_labels.length === 0 ? [] : [{ key: "you", label: t("trial.youCan"), children: said.you_can_labels.join(t("rules.and")) }]),
                  ...(said.rules.length === 0 ? [] : [{
                    key: "rules",
                    label: t("trial.rules"),
                    children: (
                      <ul className="rows">
                        {said.rules.map((one) => (
                          <li key={one.sentence}><span>{one.sentence}<br /><Typography.Text type="secondary">{one.because}</Typography.Text></span></li>
                        ))}
                      </ul>
                    ),
                  }]),
                ]}
              />
            </Card>
          )}
        </Asked>
      )}
    </Flex>
  );
}

/** What a permission is about, where single records differ. */
function kindOf(permission: string | undefined): "risk_point" | "power" | undefined {
  const noun = permission?.split(":")[0];
  if (noun === "power") return "power";
  return noun === "risk_point" || noun === "grading" || noun === "lowering" ? "risk_point" : undefined;
}
