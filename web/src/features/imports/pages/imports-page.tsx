import { Empty, Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { PageFrame } from "@/shared/pages/page-frame";
import { useKeepAsking } from "@/shared/table/keep-asking";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute } from "@/shared/time/dates";
import { ImportState } from "../components/import-state";
import { RevertButton } from "../components/revert-button";
import { UploadCard } from "../components/upload-card";
import { type Import, isOnItsWay, readImports } from "../queries";

const KINDS = ["risks", "powers", "organisation"] as const;
const STATES = ["uploaded", "parsed", "refused", "committed", "reverted", "cancelled"] as const;

/** P59: workbooks sent in, how far each is, and how to go on with it. */
export default function ImportsPage() {
  const { t } = useTranslation("imports");
  useKeepAsking<Import>("imports", isOnItsWay);
  return (
    <PageFrame title={t("list.title")}>
      <Flex vertical gap="middle">
        <UploadCard />
        <LedgerTable<Import>
          name="imports"
        register="imports"
          read={readImports}
          search={
            <>
              <FilterSelect name="kind" label={t("list.kind")} options={KINDS.map((one) => ({ value: one, label: t(`kind.${one}`) }))} />
              <FilterSelect name="state" label={t("list.state")} options={STATES.map((one) => ({ value: one, label: t(`state.${one}`) }))} />
            </>
          }
          empty={<Empty description={t("list.none")} />}
          columns={[
            { key: "file", title: t("list.file"), width: 230, render: (_value, one) => <Link to={`/imports/${one.id}`}>{one.file_name}</Link> },
            { key: "kind", title: t("list.kind"), width: 96, render: (_value, one) => t(`kind.${one.kind}`) },
            { key: "rows", title: t("list.rows"), width: 70, align: "right", render: (_value, one) => one.item_count || "" },
            { key: "counts", title: t("list.counts"), width: 190, render: (_value, one) => <Counts one={one} /> },
            { key: "by", title: t("list.by"), width: 84, render: (_value, one) => one.uploaded_by_name },
            { key: "at", title: t("list.at"), width: 138, render: (_value, one) => minute(one.uploaded_at) },
            { key: "state", title: t("list.state"), width: 150, render: (_value, one) => <ImportState one={one} /> },
            { key: "acts", title: t("list.acts"), width: 130, fixedPlace: true, render: (_value, one) => <Acts one={one} /> },
          ]}
        />
      </Flex>
    </PageFrame>
  );
}

/** How many rows came through, and how many did not. */
function Counts({ one }: { one: Import }) {
  const { t } = useTranslation("imports");
  const counts = one.counts ?? {};
  const good = (counts.ready ?? 0) + (counts.unchanged ?? 0) + (counts.committed ?? 0);
  if (!one.item_count) return null;
  return (
    <Flex vertical>
      {counts.reverted ? <span>{t("list.reverted", { count: counts.reverted })}</span> : <span>{t("list.good", { count: good })}</span>}
      {Boolean(counts.blocked) && <Typography.Text type="danger">{t("list.blocked", { count: counts.blocked, problems: counts.blocking_problems })}</Typography.Text>}
      {Boolean(counts.left_out) && <Typography.Text type="secondary">{t("list.leftOut", { count: counts.left_out })}</Typography.Text>}
    </Flex>
  );
}

function Acts({ one }: { one: Import }) {
  const { t } = useTranslation("imports");
  if (one.state === "parsed") return <Link to={`/imports/${one.id}`}>{t("list.goOn")}</Link>;
  if (one.revertible_until) return <RevertButton one={one} size="small" />;
  return <Link to={`/imports/${one.id}`}>{t("list.look")}</Link>;
}
