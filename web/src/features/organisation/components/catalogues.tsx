import { DownloadOutlined } from "@ant-design/icons";
import { App, Button, Empty, Flex, Modal, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { Asked } from "@/shared/pages/page-frame";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { readCatalogues, useCatalogue, useMakeCatalogue } from "../queries";

type Edition = Of<"PostCatalogue">;

interface Line {
  place: number;
  department: string;
  post: string;
  holders: string;
  grade: string;
  points: number;
  high: number;
  medium: number;
  low: number;
  worst: string;
}

const COLUMNS = ["department", "post", "holders", "grade", "points", "high", "medium", "low", "worst"] as const;

/** Editions of the catalogue of posts by grade; each stands as it was made. */
export function Catalogues() {
  const { t } = useTranslation("organisation");
  const { message, modal } = App.useApp();
  const make = useMakeCatalogue();
  const [open, setOpen] = useState<Edition>();
  const ask = () =>
    modal.confirm({
      title: t("catalogue.title"),
      content: t("catalogue.text"),
      okText: t("catalogue.make"),
      onOk: async () => {
        const made = await make.mutateAsync();
        void message.success(t("catalogue.made", { edition: made.edition }));
      },
    });
  return (
    <Flex vertical gap="small">
      <div><Act asks="export:make" loading={make.isPending} onClick={ask}>{t("catalogue.make")}</Act></div>
      <LedgerTable<Edition>
        name="post-catalogues"
        read={readCatalogues}
        saved={false}
        empty={<Empty description={t("catalogue.none")} />}
        columns={[
          { key: "edition", title: t("catalogue.edition"), width: 120, render: (_value, one) => <Button type="link" size="small" onClick={() => setOpen(one)}>{t("catalogue.number", { edition: one.edition })}</Button> },
          { key: "made_on", title: t("catalogue.on"), width: 130, render: (_value, one) => day(one.made_on) },
          { key: "by", title: t("catalogue.by"), dataIndex: "made_name", width: 140 },
          { key: "file", title: t("catalogue.export"), width: 120, fixedPlace: true, render: (_value, one) => <Button size="small" icon={<DownloadOutlined />} href={`/api/v1/post-catalogues/${one.id}/export`}>{t("catalogue.take")}</Button> },
        ]}
      />
      {open && <Sheet edition={open} onClose={() => setOpen(undefined)} />}
    </Flex>
  );
}

function Sheet({ edition, onClose }: { edition: Edition; onClose: () => void }) {
  const { t } = useTranslation("organisation");
  const asked = useCatalogue(edition.id);
  return (
    <Modal open width={1100} title={t("catalogue.number", { edition: edition.edition })} footer={null} onCancel={onClose}>
      <Asked asked={asked}>
        {(found) => (
          <Table<Line>
            size="small"
            rowKey="place"
            scroll={{ x: "max-content" }}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={linesOf(found.document)}
            columns={COLUMNS.map((key) => ({ title: t(`catalogue.${key}`), dataIndex: key }))}
          />
        )}
      </Asked>
    </Modal>
  );
}

function linesOf(document: Record<string, unknown>): Line[] {
  const posts = (document.posts ?? []) as (Omit<Line, "place" | "holders" | "worst"> & { holders: string[]; worst: string[] })[];
  return posts.map((one, index) => ({ ...one, place: index + 1, holders: one.holders.join("、"), worst: one.worst.join("；") }));
}
