import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { App, Button, Flex, Form, Input, Tabs, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { LeaveGuard } from "@/shared/form/leave-guard";
import { foundErrors, putErrors } from "@/shared/form/refused";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { raise } from "@/shared/problem/raised";
import { type LetterWords, rewordLetters, useLetterAct, useLetterWords } from "../queries";
import "../commitments.css";

/** The words of each kind of letter; a signed letter keeps those it was signed with. */
export default function WordsPage() {
  const { t, i18n } = useTranslation("commitments");
  const { t: pages } = useTranslation();
  const words = useLetterWords();
  return (
    <PageFrame title={t("words.title")} crumbs={[{ title: pages("page.P24"), to: "/pledges" }]}>
      <Asked asked={words}>
        {(found) => (
          <Tabs
            items={found.items.map((one) => ({
              key: one.kind,
              label: i18n.language === "en" ? one.en : one.zh,
              children: <WordsForm key={`${one.kind}${one.edition}`} words={one} />,
            }))}
          />
        )}
      </Asked>
    </PageFrame>
  );
}

interface Written {
  addressee: string;
  opening: string;
  clauses: string[];
  breach: string;
}

function WordsForm({ words }: { words: LetterWords }) {
  const { t } = useTranslation("commitments");
  const { message } = App.useApp();
  const [form] = Form.useForm<Written>();
  const [dirty, setDirty] = useState(false);
  const [errors, setErrors] = useState<FormError[]>([]);
  const act = useLetterAct((body: Written) => rewordLetters(words, body), true);
  const needed = (field: string) => [{ required: true, whitespace: true, message: t("issue.missing", { field }) }];
  const save = async (body: Written) => {
    setErrors([]);
    try {
      await act.mutateAsync(body);
      setDirty(false);
      void message.success(t("words.saved"));
    } catch (failure) {
      if (failure instanceof Problem && failure.document.errors?.length) setErrors(putErrors(form, failure));
      else raise(failure);
    }
  };
  return (
    <Form<Written>
      form={form}
      layout="vertical"
      name={`words-${words.kind}`}
      className="words-form"
      initialValues={{ addressee: words.addressee, opening: words.opening, clauses: words.clauses, breach: words.breach }}
      onValuesChange={() => setDirty(true)}
      onFinish={(body) => void save(body)}
      onFinishFailed={({ errorFields }) => setErrors(foundErrors(errorFields as never))}
    >
      <LeaveGuard dirty={dirty} />
      <ErrorSummary errors={errors} />
      <Typography.Paragraph type="secondary">
        {words.annex && <Tag>{words.annex}</Tag>}
        {words.edition ? t("words.edition", { edition: words.edition }) : t("words.proposal")}
        {" "}{t("words.names")}
      </Typography.Paragraph>
      <Form.Item name="addressee" label={t("words.addressee")} extra={t("words.addresseeHelp")}><Input /></Form.Item>
      <Form.Item name="opening" label={t("words.opening")} rules={needed(t("words.opening"))}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
      <Form.List name="clauses">
        {(rows, { add, remove }) => (
          <fieldset className="items-field">
            <legend>{t("words.clauses")}</legend>
            {rows.map((one, index) => (
              <Flex key={one.key} gap={4} align="start">
                <Form.Item name={one.name} className="grows" rules={needed(t("words.clause", { count: index + 1 }))}>
                  <Input.TextArea aria-label={t("words.clause", { count: index + 1 })} autoSize={{ minRows: 1, maxRows: 5 }} />
                </Form.Item>
                <Button type="text" icon={<DeleteOutlined />} disabled={rows.length === 1} aria-label={t("words.removeClause", { count: index + 1 })} onClick={() => remove(one.name)} />
              </Flex>
            ))}
            <Button icon={<PlusOutlined />} onClick={() => add("")}>{t("words.addClause")}</Button>
          </fieldset>
        )}
      </Form.List>
      <Form.Item name="breach" label={t("words.breach")} rules={needed(t("words.breach"))}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
      <Button type="primary" htmlType="submit" loading={act.isPending} disabled={!dirty}>{t("words.save")}</Button>
    </Form>
  );
}
