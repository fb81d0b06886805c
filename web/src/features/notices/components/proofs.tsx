import { Card, Form, Input, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Notice, useProve } from "../queries";

export const CHANNELS = ["board_page", "website", "notice_board", "internal_circular", "meeting", "local_tv", "news_media"] as const;

/** Where the notice was shown, and the proof of each place. */
export function Proofs({ notice }: { notice: Notice }) {
  const { t } = useTranslation("notices");
  const [open, setOpen] = useState(false);
  const prove = useProve();
  return (
    <Card size="small" title={t("proof.title")} extra={<Act asks="notice:publish" size="small" onClick={() => setOpen(true)}>{t("proof.add")}</Act>}>
      <ul className="rows">
        {notice.channels.map((one) => (
          <li key={one.code}>
            <strong>{t(`channel.${one.code}`)}</strong>
            {one.proof || <Typography.Text type="secondary">{t(one.code === "board_page" ? "proof.byItself" : "proof.none")}</Typography.Text>}
          </li>
        ))}
      </ul>
      {open && (
        <FormDialog<Of<"ChannelProof">>
          title={t("proof.add")}
          verb={t("proof.add")}
          run={(body, newer) => prove.mutateAsync({ ...notice, version: newer ?? notice.version, body })}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="code" label={t("proof.channel")} rules={[{ required: true }]}>
            <Select options={CHANNELS.map((one) => ({ value: one, label: t(`channel.${one}`) }))} />
          </Form.Item>
          <Form.Item name="proof" label={t("proof.text")} rules={[{ required: true, max: 500 }]}>
            <Input.TextArea rows={3} />
          </Form.Item>
        </FormDialog>
      )}
    </Card>
  );
}
