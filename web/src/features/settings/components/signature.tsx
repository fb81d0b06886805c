import { App, Button, Flex, Popconfirm, Typography } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { Asked } from "@/shared/pages/page-frame";
import { pictureAt, useKeepSignature, useOwnSignature } from "@/shared/session/signature";
import { minute } from "@/shared/time/dates";

/** The picture of my signature: seen by nobody but me, until I sign with it. */
export function Signature() {
  const { t } = useTranslation("settings");
  const { message } = App.useApp();
  const own = useOwnSignature();
  const keep = useKeepSignature();
  const input = useRef<HTMLInputElement>(null);
  const send = (file: File | null) => keep.mutate(file, { onSuccess: () => void message.success(t(file ? "signature.kept" : "signature.removed")) });
  return (
    <Asked asked={own}>
      {({ in_use: inUse, picture }) => (
        <Flex vertical gap="middle" align="flex-start" className="narrow">
          <Typography.Text type="secondary">{t("signature.text")}</Typography.Text>
          {!inUse && <Typography.Text>{t("signature.off")}</Typography.Text>}
          {picture ? (
            <figure className="signature">
              <img src={pictureAt(picture)} alt={t("signature.alt")} />
              <figcaption>{t("signature.facts", { width: picture.width, height: picture.height, size: Math.ceil(picture.size / 1024), at: minute(picture.kept_at) })}</figcaption>
            </figure>
          ) : (
            <Typography.Text>{t("signature.none")}</Typography.Text>
          )}
          <Flex gap="small">
            <input ref={input} hidden type="file" accept="image/png,image/jpeg" aria-label={t("signature.file")} onChange={({ target }) => { const [file] = target.files ?? []; if (file) send(file); target.value = ""; }} />
            <Button type="primary" loading={keep.isPending} onClick={() => input.current?.click()}>{t(picture ? "signature.replace" : "signature.upload")}</Button>
            {picture && (
              <Popconfirm title={t("signature.sure")} okText={t("signature.remove")} onConfirm={() => send(null)}>
                <Button danger>{t("signature.remove")}</Button>
              </Popconfirm>
            )}
          </Flex>
        </Flex>
      )}
    </Asked>
  );
}
