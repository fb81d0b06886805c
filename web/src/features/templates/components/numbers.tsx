import { DownloadOutlined } from "@ant-design/icons";
import { Button, Empty, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { useYearAsked } from "@/shared/session/year";
import { YearStrip } from "@/shared/session/year-strip";
import { YearSelect } from "@/shared/session/year-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute, thisYear } from "@/shared/time/dates";
import { type PaperNumber, readNumbers } from "../queries";

/** The number book: taken at issue, never used twice, cancelled ones keep their row. */
export function Numbers() {
  const { t } = useTranslation("templates");
  const asked = useYearAsked();
  return (
    <Flex vertical gap="small">
      <YearStrip />
      <div>
        <Button icon={<DownloadOutlined />} href={`/api/v1/paper-numbers/export?year=${asked?.year ?? thisYear()}`}>{t("number.export")}</Button>
      </div>
      <LedgerTable<PaperNumber>
        name="paper-numbers"
        read={readNumbers}
        saved={false}
        search={<YearSelect every />}
        {...(asked && { fixed: asked })}
        empty={<Empty description={t("number.none")} />}
        columns={[
          { key: "number", title: t("paper.number"), dataIndex: "number", width: 180 },
          { key: "serial", title: t("number.serial"), dataIndex: "serial", width: 90 },
          { key: "title", title: t("paper.title"), dataIndex: "title" },
          { key: "taken_at", title: t("number.takenAt"), width: 150, render: (_value, one) => minute(one.taken_at) },
          { key: "taken_by", title: t("number.takenBy"), dataIndex: "taken_by_name", width: 100 },
          { key: "cancelled", title: t("number.cancelled"), width: 240, render: (_value, one) => one.cancelled_at && `${minute(one.cancelled_at)} ${one.cancelled_by_name} ${one.cancelled_reason}` },
        ]}
      />
    </Flex>
  );
}
