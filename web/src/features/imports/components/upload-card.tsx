import { DownloadOutlined, UploadOutlined } from "@ant-design/icons";
import { Button, Card, Flex, Progress, Radio, Typography, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Problem } from "@/api/problem";
import { Act } from "@/shared/acts/act";
import { raise } from "@/shared/problem/raised";
import { useCan, useMe } from "@/shared/session/me";
import type { ImportKind } from "../queries";
import { sendWorkbook } from "../sending";

/** What kind of register it is, an empty sheet to fill in, and the sheet sent in. */
export function UploadCard() {
  const { t } = useTranslation("imports");
  const navigate = useNavigate();
  const can = useCan();
  const { csrf_token, tenant_kind } = useMe();
  const [sending, setSending] = useState<{ name: string; percent: number }>();
  const registers: ImportKind[] = tenant_kind === "leading_group" ? [] : ["risks", "powers"];
  const kinds: ImportKind[] = can("organisation:import") ? [...registers, "organisation"] : registers;
  const [kind, setKind] = useState<ImportKind>(kinds[0] ?? "organisation");
  const send = async (file: File) => {
    setSending({ name: file.name, percent: 0 });
    try {
      const opened = await sendWorkbook({ kind, file, csrf: csrf_token ?? "", onProgress: (percent) => setSending({ name: file.name, percent }) });
      await navigate(`/imports/${opened.id}`);
    } catch (failure) {
      if (!(failure instanceof Problem)) throw failure;
      raise(failure);
    } finally {
      setSending(undefined);
    }
  };
  return (
    <Card size="small">
      <Flex gap="middle" align="center" wrap>
        <Radio.Group
          aria-label={t("list.kind")}
          optionType="button"
          value={kind}
          onChange={(event) => setKind(event.target.value as ImportKind)}
          options={kinds.map((one) => ({ value: one, label: t(`kind.${one}`) }))}
        />
        <Button icon={<DownloadOutlined />} href={`/api/v1/import-templates/${kind}`}>{t("upload.template")}</Button>
        <Upload
          accept=".xlsx,.xls"
          showUploadList={false}
          disabled={!can("import:upload") || sending !== undefined}
          beforeUpload={(file) => {
            void send(file);
            return Upload.LIST_IGNORE;
          }}
        >
          <Act asks="import:upload" type="primary" icon={<UploadOutlined />} loading={sending !== undefined}>{t("upload.act")}</Act>
        </Upload>
        <Typography.Text type="secondary" className="grows">{t("upload.about")}</Typography.Text>
      </Flex>
      {sending && <Progress percent={sending.percent} format={(percent) => t("upload.sent", { percent })} aria-label={t("upload.sending", { name: sending.name })} />}
    </Card>
  );
}
