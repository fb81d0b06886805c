import { App, Checkbox, Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useDisclose, useDisclosureTypes } from "../queries";
import { CHANNELS } from "./proofs";

const TYPES = ["power", "risk_point", "flowchart", "catalogue", "commitment"] as const;

interface Values {
  title: string;
  types: (typeof TYPES)[number][];
  channels: (typeof CHANNELS)[number][];
}

/** Drafts the standing release of all there is of some types; what is withheld stays out. */
export function Release() {
  const { t, i18n } = useTranslation("notices");
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [open, setOpen] = useState(false);
  const { data } = useDisclosureTypes();
  const disclose = useDisclose();
  const types = TYPES.flatMap((code) => {
    const found = data?.items.find((one) => one.code === code);
    return found ? [{ value: code, label: i18n.language === "en" ? found.en : found.zh }] : [];
  });
  const send = async ({ channels, ...values }: Values) => {
    const made = await disclose.mutateAsync({ ...values, channels: channels.map((code) => ({ code, proof: "" })) });
    void message.success(t("release.done", { count: made.items.length }));
    navigate(`/notices/${made.id}`);
  };
  return (
    <>
      <Act asks="notice:draft" onClick={() => setOpen(true)}>{t("release.act")}</Act>
      {open && (
        <FormDialog<Values>
          title={t("release.heading")}
          verb={t("release.draft")}
          initialValues={{ title: t("release.usualTitle"), types: ["power", "risk_point"], channels: ["board_page"] }}
          run={send}
          onClose={() => setOpen(false)}
        >
          <p>{t("release.text")}</p>
          <Form.Item name="types" label={t("release.types")} rules={[{ required: true }]}>
            <Checkbox.Group role="group" aria-label={t("release.types")} options={types} />
          </Form.Item>
          <Form.Item name="title" label={t("notice.title")} rules={[{ required: true, max: 200 }]}>
            <Input />
          </Form.Item>
          <Form.Item name="channels" label={t("proof.title")} rules={[{ required: true }]}>
            <Checkbox.Group role="group" aria-label={t("proof.title")} options={CHANNELS.map((one) => ({ value: one, label: t(`channel.${one}`) }))} />
          </Form.Item>
        </FormDialog>
      )}
    </>
  );
}
