import { Button, Empty, Flex, Modal, Popconfirm, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Asked } from "../pages/page-frame";
import { day, minute } from "../time/dates";
import { type DiscardedDraft, useDraftBin, useForgetDraft, useRestoreDraft } from "./bin";

/** Drafts thrown away in the last thirty days: each can be fetched back, or taken out for good. */
export function DraftBin({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("shared");
  const asked = useDraftBin();
  const restore = useRestoreDraft();
  const forget = useForgetDraft();
  return (
    <Modal open width={840} title={t("bin.title")} footer={null} onCancel={onClose}>
      <Typography.Paragraph type="secondary">{t("bin.text")}</Typography.Paragraph>
      <Asked asked={asked}>
        {({ items }) => (
          <Table<DiscardedDraft>
            size="small"
            rowKey="id"
            pagination={false}
            scroll={{ y: 360 }}
            dataSource={items}
            locale={{ emptyText: <Empty description={t("bin.none")} /> }}
            columns={[
              { title: t("bin.draft"), render: (_value, one) => one.title || t("bin.unnamed") },
              { title: t("bin.at"), render: (_value, one) => minute(one.discarded_at) },
              { title: t("bin.until"), render: (_value, one) => day(one.kept_until) },
              {
                title: t("bin.act"),
                render: (_value, one) => (
                  <Flex gap={4} wrap>
                    <Button size="small" type="primary" loading={restore.isPending && restore.variables === one.id} aria-label={t("bin.restoreOne", { title: one.title })} onClick={() => restore.mutate(one.id)}>{t("bin.restore")}</Button>
                    <Popconfirm title={t("bin.forgetAsk")} okText={t("bin.forget")} onConfirm={() => forget.mutate(one.id)}>
                      <Button size="small" type="text" aria-label={t("bin.forgetOne", { title: one.title })}>{t("bin.forget")}</Button>
                    </Popconfirm>
                  </Flex>
                ),
              },
            ]}
          />
        )}
      </Asked>
    </Modal>
  );
}
