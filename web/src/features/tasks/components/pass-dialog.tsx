import { Checkbox, Form, Modal, Select, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { OpinionField } from "@/shared/opinions/opinion-field";
import { useKeys } from "@/shared/keys/keys";
import { useWords } from "@/shared/words/vocabularies";
import type { Of } from "@/api/types";
import { useAdvanceCase, type Case } from "../queries";
import { askedWithYes, stepAfter, toPartyGroup } from "./faced";

interface Props {
  found: Case;
  opinion: string;
  onClose: () => void;
  onDone: (next: Case) => void;
}

interface Values {
  opinion?: string;
  ranks?: Record<string, number | undefined>;
  confirmed?: string[];
}

/** A yes with an opinion; names where it goes next before it goes. */
export function PassDialog({ found, opinion, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation("tasks");
  const [form] = Form.useForm<Values>();
  const advance = useAdvanceCase(found);
  const next = stepAfter(found);
  const draft = found.step_type === "draft";
  useKeys({ "Control+Enter": () => form.submit() });
  const asked = askedWithYes(found);
  const send = (values: Values) =>
    advance.mutate({ opinion: values.opinion ?? "", items: outcomesOf(found, values), values: undefined }, { onSuccess: onDone });
  return (
    <Modal
      open
      title={t(draft ? "pass.submitTitle" : "pass.title", { title: found.title })}
      okText={t(draft ? "act.submit" : "pass.send")}
      confirmLoading={advance.isPending}
      onOk={form.submit}
      onCancel={onClose}
      width={640}
    >
      <Typography.Paragraph>
        {next ? t("pass.next", { step: i18n.language === "en" ? next.en : next.zh }) : t("pass.last")}
      </Typography.Paragraph>
      <Form form={form} layout="vertical" initialValues={{ opinion }} onFinish={send}>
        {found.object_kind === "grading" && <Ranks found={found} />}
        {asked.length > 0 && (
          <Form.Item
            name="confirmed"
            label={t("pass.confirm", { count: found.items.filter((one) => one.state === "open").length })}
            rules={[{ validator: (_rule, value: string[] = []) => (value.length === asked.length ? Promise.resolve() : Promise.reject(new Error(t("pass.confirmAll")))) }]}
          >
            <Checkbox.Group role="group" aria-label={t("pass.confirm", { count: found.items.filter((one) => one.state === "open").length })} options={asked.map((one) => ({ value: one, label: t(`outcome.${one}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="opinion" label={t("opinion.label")}>
          <OpinionField saying={draft ? "submit" : "pass"} following={{ party: toPartyGroup(found), last: !next }} label={t("opinion.label")} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

/** A reviewer may hold another grade for right. */
function Ranks({ found }: { found: Case }) {
  const { t } = useTranslation("tasks");
  const ranks = useWords(`ranks.${found.subject_type ?? "section"}`).map((one) => ({ ...one, value: Number(one.value) }));
  return found.items
    .filter((one) => one.state === "open")
    .map((one) => (
      <Form.Item key={one.item_id} name={["ranks", one.item_id]} label={t("pass.rank", { title: one.title })} initialValue={one.rank ?? undefined}>
        <Select options={ranks} className="rank-select" />
      </Form.Item>
    ));
}

/** What is said of each record beside the yes: another grade, or that a measure will do. */
function outcomesOf(found: Case, values: Values): Of<"ItemOutcome">[] | null {
  const confirmed = Object.fromEntries((values.confirmed ?? []).map((one) => [one, true]));
  const told = found.items
    .filter((one) => one.state === "open")
    .map((one) => {
      const rank = values.ranks?.[one.item_id];
      return { item_id: one.item_id, outcome: { ...confirmed, ...(rank && rank !== one.rank ? { rank } : {}) } };
    })
    .filter((one) => Object.keys(one.outcome).length > 0);
  return told.length ? told : null;
}
