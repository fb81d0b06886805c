import { Drawer, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { useDirectory } from "@/shared/people/organisation";
import { useCoverage } from "../queries";

interface Props {
  open: boolean;
  onClose: () => void;
  onDraw: (power: Of<"CoveredPower">) => void;
}

/** The powers that have no flowchart yet. */
export function UncoveredDrawer({ open, onClose, onDraw }: Props) {
  const { t } = useTranslation("flowcharts");
  const { data } = useCoverage();
  const { nameOf } = useDirectory();
  const rows = (data?.items ?? []).filter((one) => one.coverage === "uncovered");
  return (
    <Drawer open={open} onClose={onClose} size={640} title={t("coverage.listTitle", { count: rows.length })}>
      <Table<Of<"CoveredPower">>
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={{ pageSize: 20, showSizeChanger: false }}
        columns={[
          { title: t("column.number"), dataIndex: "number", width: 110 },
          { title: t("column.power"), dataIndex: "name" },
          { title: t("column.department"), width: 140, render: (_value, one) => nameOf(one.department_id) },
          { title: t("column.acts"), width: 110, render: (_value, one) => <Act size="small" asks="flowchart:draft" onClick={() => onDraw(one)}>{t("act.draw")}</Act> },
        ]}
      />
    </Drawer>
  );
}
