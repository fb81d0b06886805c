import { App, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { day, today } from "@/shared/time/dates";
import { type Notice, useBreakOff, useExtend, useTerm } from "../queries";

interface Values {
  working_days: number;
  reason: string;
}

/** Shows a running notice longer, or breaks it off; both for a reason its readers are told. */
export function Lasting({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const [open, setOpen] = useState<"longer" | "stop">();
  if (notice.kind !== "notice" || notice.state !== "published") return null;
  const over = notice.ends_on && notice.ends_on < today() ? t("lasting.over") : undefined;
  const held = notice.open_comment_count > 0 ? t("lasting.unanswered", { count: notice.open_comment_count }) : undefined;
  const objected = notice.case_id && notice.returned_count === notice.item_count ? t("lasting.objected") : undefined;
  const close = () => setOpen(undefined);
  return (
    <>
      <Act asks="notice:publish" blocked={over} onClick={() => setOpen("longer")}>{t("lasting.longer")}</Act>
      <Act asks="notice:publish" blocked={over ?? objected ?? held} onClick={() => setOpen("stop")}>{t("lasting.stop")}</Act>
      {open === "longer" && <Longer notice={notice} onClose={close} />}
      {open === "stop" && <Stop notice={notice} onClose={close} />}
    </>
  );
}

function Longer({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation("notices");
  const { message } = App.useApp();
  const [form] = Form.useForm<Values>();
  const days = Form.useWatch("working_days", form);
  const extend = useExtend();
  const term = useTerm(days, notice.ends_on ?? undefined);
  const send = async (body: Values, newer?: number) => {
    const longer = await extend.mutateAsync({ id: notice.id, version: newer ?? notice.version, body });
    void message.success(t("lasting.longerDone", { on: day(longer.ends_on) }));
  };
  return (
    <FormDialog<Values> form={form} title={t("lasting.longerTitle")} verb={t("lasting.longer")} initialValues={{ working_days: 3 }} run={send} onClose={onClose}>
      <p>{t("lasting.longerText", { on: day(notice.ends_on) })}</p>
      <Form.Item
        name="working_days"
        label={t("lasting.days")}
        extra={days && term.data && <span role="status">{t("lasting.until", { on: day(term.data.ends_on) })}</span>}
        rules={[{ required: true }]}
      >
        <InputNumber min={1} max={60} precision={0} autoFocus />
      </Form.Item>
      <Reason label={t("lasting.longerReason")} />
    </FormDialog>
  );
}

function Stop({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation("notices");
  const { message } = App.useApp();
  const stop = useBreakOff();
  const send = async ({ reason }: Values, newer?: number) => {
    await stop.mutateAsync({ id: notice.id, version: newer ?? notice.version, reason });
    void message.success(t("lasting.stopDone"));
  };
  return (
    <FormDialog<Values> title={t("lasting.stopTitle")} verb={t("lasting.stop")} run={send} onClose={onClose}>
      <p>{t(notice.case_id ? "lasting.stopCase" : "lasting.stopOwn")}</p>
      <Reason label={t("lasting.stopReason")} autoFocus />
    </FormDialog>
  );
}

function Reason({ label, autoFocus }: { label: string; autoFocus?: boolean }) {
  return (
    <Form.Item name="reason" label={label} rules={[{ required: true, whitespace: true, max: 1000 }]}>
      <Input.TextArea rows={2} autoFocus={autoFocus} />
    </Form.Item>
  );
}
