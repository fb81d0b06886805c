import { Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { useYear } from "@/shared/session/year";
import { useLedgerQuery } from "@/shared/table/ledger";
import { useFigures } from "../queries";

type Figure = Of<"CommitmentFigure">;

/** Who signed and who still owes, by section; a section leads to its letters. */
export function Figures() {
  const { t } = useTranslation("commitments");
  const { change } = useLedgerQuery();
  const { data } = useFigures(useYear().narrowed);
  const letters = (one: Figure, text: string | number, standing?: string) => (
    <a href={`?department_id=${one.department_id}`} onClick={(event) => { event.preventDefault(); change({ department_id: one.department_id, standing }); }}>{text}</a>
  );
  const counts = (["issued", "signed", "countersigned", "owed", "overdue"] as const).map((name) => ({
    key: name,
    title: t(`figures.${name}`),
    width: 100,
    render: (_value: unknown, one: Figure) => (one[name] ? letters(one, one[name], name) : 0),
  }));
  return (
    <Table<Figure>
      size="small"
      rowKey="department_id"
      pagination={false}
      dataSource={data?.items ?? []}
      loading={!data}
      columns={[
        {
          key: "department",
          title: t("letter.department"),
          render: (_value, one) => letters(one, one.department),
        },
        ...counts,
      ]}
    />
  );
}
