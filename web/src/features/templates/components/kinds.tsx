import { App, Button, Flex, Table, Tag, Upload } from "antd";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { Asked } from "@/shared/pages/page-frame";
import { saveFile } from "@/shared/table/csv";
import { type PaperKind, type Template, useKinds, usePublishTemplate, useSample, useTemplates, useUploadTemplate, useWithdrawTemplate } from "../queries";

/** Every form: blank, the product's template, and the bureau's own. */
export function Kinds() {
  const { t, i18n } = useTranslation("templates");
  const { message } = App.useApp();
  const kinds = useKinds();
  const { data: templates } = useTemplates();
  const send = useUploadTemplate();
  const own = (code: string) => (templates?.items ?? []).filter((one) => one.kind === code && one.state !== "withdrawn");
  return (
    <Asked asked={kinds}>
      {(found) => (
        <Table<PaperKind>
          rowKey="code"
          size="small"
          pagination={false}
          dataSource={found.items}
          columns={[
            { title: t("kind.form"), dataIndex: "form", width: 70 },
            { title: t("kind.name"), render: (_value, one) => (i18n.language === "en" ? one.en : one.zh) },
            { title: t("kind.series"), dataIndex: "series", width: 80 },
            {
              title: t("kind.product"),
              width: 190,
              render: (_value, one) => (
                <Flex gap="small">
                  <a href={`/api/v1/paper-kinds/${one.code}/blank`}>{t("kind.blank")}</a>
                  <a href={`/api/v1/paper-kinds/${one.code}/template`}>{t("kind.template")}</a>
                </Flex>
              ),
            },
            { title: t("kind.own"), render: (_value, one) => own(one.code).map((template) => <Own key={template.id} template={template} />) },
            {
              title: t("kind.acts"),
              width: 130,
              render: (_value, one) => (
                <Upload
                  accept=".docx"
                  showUploadList={false}
                  beforeUpload={(file) => {
                    send.mutate({ kind: one.code, file }, { onSuccess: () => void message.success(t("template.uploaded")) });
                    return Upload.LIST_IGNORE;
                  }}
                >
                  <Act asks="template:edit" size="small">{t("template.upload")}</Act>
                </Upload>
              ),
            },
          ]}
        />
      )}
    </Asked>
  );
}

function Own({ template }: { template: Template }) {
  const { t } = useTranslation("templates");
  const sample = useSample();
  const publish = usePublishTemplate();
  const withdraw = useWithdrawTemplate();
  return (
    <Flex gap={4} align="center" wrap>
      <a href={`/api/v1/paper-templates/${template.id}/content`}>{template.file_name}</a>
      <Tag color={template.state === "published" ? "success" : undefined}>{t(`state.${template.state}`)}</Tag>
      <Button size="small" loading={sample.isPending} onClick={() => sample.mutate(template, { onSuccess: (blob) => saveFile(`${t("template.sampleName")}.docx`, blob) })}>{t("template.sample")}</Button>
      {template.state === "draft" && (
        <Act asks="template:edit" size="small" loading={publish.isPending} blocked={template.sampled_at ? undefined : t("template.sampleFirst")} onClick={() => publish.mutate(template)}>{t("template.publish")}</Act>
      )}
      <Act asks="template:edit" size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate(template)}>{t("template.withdraw")}</Act>
    </Flex>
  );
}
