import { App, Card, Checkbox, Empty, Flex, Form, Input, Radio, Select, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Asked } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { type Comment, type Notice, useAnswerComment, useCells, useComment, useComments } from "../queries";

/** P31: what was said of a notice, each answered with a reason; an upheld objection returns its item. */
export function Comments({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const comments = useComments(notice.id);
  const titles = new Map(notice.items.map((one) => [one.id, one.title]));
  return (
    <Card size="small" id="comments" title={t("comment.list")} extra={notice.state === "published" && <Say notice={notice} />}>
      <Asked asked={comments}>
        {(found) => (
          <>
            {found.items.length === 0 && <Empty description={t("comment.none")} />}
            <ul className="rows">
              {found.items.map((one) => (
                <li key={one.id}>
                  <div>
                    <Flex gap="small" wrap align="center">
                      <Tag color={one.kind === "objection" ? "error" : undefined}>{t(`remark.${one.kind}`)}</Tag>
                      <Typography.Text type="secondary">{one.person_name || t("comment.anonymous")} · {day(one.made_on)}</Typography.Text>
                      {one.notice_item_id && <Typography.Text type="secondary">{titles.get(one.notice_item_id)}</Typography.Text>}
                    </Flex>
                    <div>{one.text}</div>
                    {one.verdict ? (
                      <div><Tag color="success">{t(`verdict.${one.verdict}`)}</Tag>{one.reply}</div>
                    ) : (
                      <Tag color="warning">{t("comment.open")}</Tag>
                    )}
                  </div>
                  {!one.verdict && <Answer comment={one} notice={notice} />}
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </Card>
  );
}

function Answer({ comment, notice }: { comment: Comment; notice: Notice }) {
  const { t } = useTranslation("notices");
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const answer = useAnswerComment();
  const cells = useCells(notice.case_id, open);
  const send = async (values: Of<"CommentAnswer">, newer?: number) => {
    await answer.mutateAsync({ id: comment.id, version: newer ?? comment.version, ...values });
    void message.success(t("answer.done"));
  };
  return (
    <>
      <Act asks="notice:answer" onClick={() => setOpen(true)}>{t("answer.act")}</Act>
      {open && (
        <FormDialog<Of<"CommentAnswer">>
          title={t("answer.title")}
          verb={t("answer.send")}
          initialValues={{ revise: false }}
          run={send}
          onClose={() => setOpen(false)}
        >
          <Typography.Paragraph>{comment.text}</Typography.Paragraph>
          <Form.Item name="verdict" label={t("answer.verdict")} rules={[{ required: true }]}>
            <Radio.Group aria-label={t("answer.verdict")} options={(["adopted", "partly_adopted", "not_adopted"] as const).map((one) => ({ value: one, label: t(`verdict.${one}`) }))} />
          </Form.Item>
          <Form.Item name="revise" valuePropName="checked">
            <Checkbox>{t("answer.revise")}</Checkbox>
          </Form.Item>
          {cells.data && (
            <Form.Item name="field" label={t("answer.field")} extra={t("answer.fieldHint")}>
              <Select allowClear showSearch={{ optionFilterProp: "label" }} options={cells.data} />
            </Form.Item>
          )}
          <Form.Item name="reply" label={t("answer.reply")} rules={[{ required: true, max: 2000 }]}>
            <Input.TextArea rows={4} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}

function Say({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const { modal } = App.useApp();
  const [open, setOpen] = useState(false);
  const say = useComment();
  const send = async (values: Of<"CommentDraft">) => {
    const made = await say.mutateAsync({ id: notice.id, ...values });
    modal.success({ title: t("comment.received"), content: t("comment.receipt", { receipt: made.receipt }) });
  };
  return (
    <>
      <Act asks="notice:comment" onClick={() => setOpen(true)}>{t("comment.act")}</Act>
      {open && (
        <FormDialog<Of<"CommentDraft">>
          title={t("comment.act")}
          verb={t("comment.send")}
          initialValues={{ kind: "opinion", anonymous: false }}
          run={send}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="kind" label={t("comment.kind")}>
            <Radio.Group aria-label={t("comment.kind")} options={(["opinion", "objection"] as const).map((one) => ({ value: one, label: t(`remark.${one}`) }))} />
          </Form.Item>
          <Form.Item name="notice_item_id" label={t("comment.item")}>
            <Radio.Group aria-label={t("comment.item")} className="stacked" options={notice.items.map((one) => ({ value: one.id, label: `${one.position}. ${one.title}` }))} />
          </Form.Item>
          <Form.Item name="text" label={t("comment.text")} rules={[{ required: true, max: 2000 }]}>
            <Input.TextArea rows={4} />
          </Form.Item>
          <Form.Item name="anonymous" valuePropName="checked">
            <Checkbox>{t("comment.asAnonymous")}</Checkbox>
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
