import { Form, Modal, Select, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { OpinionField } from "@/shared/opinions/opinion-field";
import { useKeys } from "@/shared/keys/keys";
import { useWords } from "@/shared/words/vocabularies";
import { useAdvanceCase, type Case } from "../queries";
import { stepAfter } from "./faced";

interface Props {
  found: Case;
  opinion: string;
  onClose: () => void;
  onDone: (next: Case) => void;
}

interface Values {
  opinion?: string;
  ranks?: Record<string, number | undefined>;
}

/** A yes with an opinion; names where it goes next before it goes. */
export function PassDialog({ found, opinion, onClose, onDone }: Props) {
  const { t, i18n } = useTranslation("tasks");
  const [form] = Form.useForm<Values>();
  const advance = useAdvanceCase(found);
  const next = stepAfter(found);
  useKeys({ "Control+Enter": () => form.submit() });
  const send = (values: Values) =>
    advance.mutate(
      {
        opinion: values.opinion ?? "",
        items: Object.entries(values.ranks ?? {}).flatMap(([item_id, rank]) => (rank ? [{ item_id, outcome: { rank } }] : [])),
        values: undefined,
      },
      { onSuccess: onDone },
    );
  return (
    <Modal
      open
      title={t("pass.title", { title: found.title })}
      okText={t("pass.send")}
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
        <Form.Item name="opinion" label={t("opinion.label")}>
          <OpinionField label={t("opinion.label")} />
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
