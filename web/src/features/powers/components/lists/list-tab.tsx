import { Alert, Button, Empty, Skeleton } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { type CatalogueItem, readListItems, usePowerList } from "../../catalogue-queries";
import { ExportList } from "./export-list";
import { CategoryCounts, useItemColumns } from "./item-columns";

/** The power list in force: the approved catalogue and nothing else. */
export function ListTab() {
  const { t } = useTranslation("powers");
  const { data, isPending } = usePowerList();
  const columns = useItemColumns();
  if (isPending) return <Skeleton active />;
  if (!data) {
    return <Empty description={t("lists.none")}><Link to="?box=catalogues"><Button>{t("lists.toCatalogues")}</Button></Link></Empty>;
  }
  return (
    <>
      <Alert
        type="info"
        className="wizard-hint"
        title={t("lists.head", { number: data.list_number, title: data.title })}
        description={t("lists.dates", { approved: day(data.approved_on), since: day(data.in_force_on), by: data.made_by_name })}
        action={<ExportList id={data.id} />}
      />
      <CategoryCounts catalogue={data} />
      <LedgerTable<CatalogueItem> name="power-list" columns={columns} read={readListItems} saved={false} />
    </>
  );
}
