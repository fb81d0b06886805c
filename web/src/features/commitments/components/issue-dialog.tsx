import { App, Form, Input, Radio, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import type { Of } from "@/api/types";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useWords } from "@/shared/words/vocabularies";
import { issueLetter, issueLetters, useLetterAct } from "../queries";

const FOR_ALL = ["personal", "section", "unit"];

interface Issued {
  kind: string;
  due_on?: string;
  post_ids?: string[];
  post_id?: string;
  matter?: string;
  own_clauses?: string;
}

/** Issues the letters of a kind to all who must sign, or one letter for a special matter. */
export function IssueDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("commitments");
  const { message } = App.useApp();
  const [form] = Form.useForm<Issued>();
  const kind = Form.useWatch("kind", form) ?? "personal";
  const kinds = useWords("commitments.kind");
  const act = useLetterAct(send, true);
  const run = async (values: Issued) => {
    const done = await act.mutateAsync(values);
    if (!("issued" in done)) return void message.success(t("issue.one", { number: done.number }));
    void message.success(t("issue.done", { count: done.issued.length, already: done.already_count }), 6);
    if (done.vacant.length) void message.info(t("issue.vacant", { posts: done.vacant.join("、") }), 10);
  };
  return (
    <FormDialog<Issued> form={form} title={t("issue.title")} verb={t("issue.act")} initialValues={{ kind: "personal" }} run={run} onClose={onClose}>
      <Form.Item name="kind" label={t("letter.kind")} rules={[{ required: true }]}>
        <Radio.Group aria-label={t("letter.kind")} className="stacked" options={kinds} />
      </Form.Item>
      {FOR_ALL.includes(kind) ? <ForAll kind={kind} /> : <ForOne />}
      <DayField name="due_on" label={t("letter.due")} />
    </FormDialog>
  );
}

type Sent = Of<"CommitmentsIssued"> | Of<"CommitmentLine">;

function send(values: Issued): Promise<Sent> {
  const due_on = values.due_on || null;
  if (FOR_ALL.includes(values.kind)) {
    return issueLetters({ kind: values.kind as "personal", due_on, post_ids: values.post_ids ?? [] });
  }
  const own_clauses = (values.own_clauses ?? "").split("\n").map((one) => one.trim()).filter(Boolean);
  return issueLetter({ kind: values.kind as "project", post_id: values.post_id ?? "", matter: values.matter ?? "", own_clauses, due_on });
}

function ForAll({ kind }: { kind: string }) {
  const { t } = useTranslation("commitments");
  const { posts } = useDirectory();
  if (kind !== "personal") return <Typography.Paragraph type="secondary">{t(`issue.to_${kind}`)}</Typography.Paragraph>;
  return (
    <Form.Item name="post_ids" label={t("issue.posts")} extra={t("issue.postsHelp")}>
      <Select mode="multiple" allowClear showSearch={BY_NAME} options={posts.map((one) => ({ value: one.value, pinyin: one.pinyin, label: [one.label, ...one.holders].join(" ") }))} />
    </Form.Item>
  );
}

function ForOne() {
  const { t } = useTranslation("commitments");
  const { posts } = useDirectory();
  const required = (field: string) => [{ required: true, message: t("issue.missing", { field }) }];
  return (
    <>
      <Form.Item name="post_id" label={t("letter.post")} rules={required(t("letter.post"))}>
        <Select showSearch={BY_NAME} options={posts.map((one) => ({ value: one.value, pinyin: one.pinyin, label: [one.label, ...one.holders].join(" ") }))} />
      </Form.Item>
      <Form.Item name="matter" label={t("letter.matter")} rules={required(t("letter.matter"))}><Input maxLength={500} /></Form.Item>
      <Form.Item name="own_clauses" label={t("issue.clauses")} extra={t("issue.clausesHelp")}><Input.TextArea autoSize={{ minRows: 2, maxRows: 8 }} /></Form.Item>
    </>
  );
}
