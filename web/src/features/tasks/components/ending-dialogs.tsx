import { Form, Modal, Radio } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { OpinionField } from "@/shared/opinions/opinion-field";
import type { Saying } from "@/shared/opinions/phrases";
import { useMe } from "@/shared/session/me";
import { useEndCase, useGiveOpinion, type Case } from "../queries";

interface Props {
  found: Case;
  opinion: string;
  onClose: () => void;
  onDone: (next?: Case) => void;
}

/** Turns records down for good, or takes one's own back. */
export function EndingDialog({ found, opinion, ending, onClose, onDone }: Props & { ending: "rejection" | "withdrawal" }) {
  const { t } = useTranslation("tasks");
  const end = useEndCase(found, ending);
  const name = ending === "rejection" ? "reject" : "withdraw";
  return (
    <Words
      saying={name}
      title={t(`${name}.title`)}
      label={t(`${name}.reason`)}
      send={t(`${name}.send`)}
      opinion={opinion}
      pending={end.isPending}
      onClose={onClose}
      onSend={(reason) => end.mutate({ reason, item_ids: null }, { onSuccess: onDone })}
    />
  );
}

/** The opinion one was asked for; a binding one is a yes or a no as well. */
export function OpinionDialog({ found, opinion, onClose, onDone }: Props) {
  const { t } = useTranslation("tasks");
  const me = useMe();
  const binding = found.opinions.some((one) => one.binding && !one.at && one.asked_person_id === me.person_id);
  const give = useGiveOpinion(found.id);
  return (
    <Words
      saying="give"
      title={t("give.title")}
      label={t("opinion.label")}
      send={t("give.send")}
      opinion={opinion}
      pending={give.isPending}
      onClose={onClose}
      onSend={(text, agreed) => give.mutate({ text, field: "", agreed }, { onSuccess: () => onDone() })}
    >
      {binding && (
        <Form.Item name="agreed" label={t("asked.answer")} rules={[{ required: true, message: t("asked.noAnswer") }]}>
          <Radio.Group aria-label={t("asked.answer")} options={[true, false].map((one) => ({ value: one, label: t(one ? "asked.agree" : "asked.disagree") }))} />
        </Form.Item>
      )}
    </Words>
  );
}

interface WordsProps {
  saying: Saying;
  title: string;
  label: string;
  send: string;
  opinion: string;
  pending: boolean;
  onClose: () => void;
  onSend: (text: string, agreed: boolean | null) => void;
  children?: ReactNode;
}

function Words({ saying, title, label, send, opinion, pending, onClose, onSend, children }: WordsProps) {
  const [form] = Form.useForm<{ text: string; agreed?: boolean }>();
  return (
    <Modal open title={title} okText={send} confirmLoading={pending} onOk={form.submit} onCancel={onClose}>
      <Form form={form} layout="vertical" initialValues={{ text: opinion }} onFinish={({ text, agreed = null }) => onSend(text, agreed)}>
        {children}
        <Form.Item name="text" label={label} rules={[{ required: true, whitespace: true }]}>
          <OpinionField saying={saying} label={label} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
