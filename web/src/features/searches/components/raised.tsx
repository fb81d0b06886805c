import { Button, Card, Flex, Form, Input, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { contribute, readSheet, replyTo, useSearchAct } from "../queries";
import type { Contribution } from "../sheet";
import type { Writing } from "../writing";

/** What colleagues and leaders raised, each answered; and raising something oneself. */
export function Raised({ writing }: { writing: Writing }) {
  const { t } = useTranslation("searches");
  const { sheet } = writing;
  const [form] = Form.useForm<{ text: string }>();
  const say = useSearchAct((text: string) => contribute(sheet.id, text));
  const read = async () => void writing.takeIn(await readSheet(sheet.id));
  const send = async ({ text }: { text: string }) => {
    await say.mutateAsync(text);
    form.resetFields();
    await read();
  };
  return (
    <Card size="small" id="sheet-contributions" title={<h3 className="sheet-card-title">{t("raised.title", { count: sheet.raised.length })}</h3>}>
      <ul className="rows">{sheet.raised.map((one) => <Said key={one.id} said={one} sheet={sheet.id} onDone={read} />)}</ul>
      <Form form={form} layout="vertical" onFinish={(values) => void send(values)}>
        <Form.Item name="text" label={t("raised.say")} extra={t("raised.help")} rules={[{ required: true, min: 4, message: t("raised.short") }]}><Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} /></Form.Item>
        <Button htmlType="submit" size="small" loading={say.isPending}>{t("raised.send")}</Button>
      </Form>
    </Card>
  );
}

function Said({ said, sheet, onDone }: { said: Contribution; sheet: string; onDone: () => Promise<void> }) {
  const { t } = useTranslation("searches");
  const word = useWord();
  const answer = useSearchAct((reply: string) => replyTo(sheet, said.id, reply));
  const send = async ({ reply }: { reply: string }) => {
    await answer.mutateAsync(reply);
    await onDone();
  };
  return (
    <li>
      <Flex vertical gap={4} className="grows">
        <span><Tag>{word("contributions", said.method)}</Tag>{said.text}</span>
        <Typography.Text type="secondary">{said.person_name} {said.post_title} {minute(said.at)}</Typography.Text>
        {said.reply ? (
          <span>{t("raised.reply")}{said.reply}</span>
        ) : (
          <Form layout="inline" onFinish={(values: { reply: string }) => void send(values)}>
            <Form.Item name="reply" rules={[{ required: true, min: 4, message: t("raised.short") }]}><Input aria-label={t("raised.replyTo", { name: said.person_name })} placeholder={t("raised.why")} /></Form.Item>
            <Button htmlType="submit" size="small" loading={answer.isPending}>{t("raised.answer")}</Button>
          </Form>
        )}
      </Flex>
    </li>
  );
}
