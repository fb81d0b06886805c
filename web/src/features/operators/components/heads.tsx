import { App, Table } from "antd";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { CopyText } from "@/shared/pages/copy-text";
import { Asked } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { useHeads, useVerifyTenant } from "../queries";

/** The newest seal of each tenant, and checking one tenant's journal. */
export function Heads() {
  const { t } = useTranslation("operators");
  const { modal } = App.useApp();
  const heads = useHeads(true);
  const verify = useVerifyTenant();
  const check = (code: string) =>
    verify.mutate(code, {
      onSuccess: (found) =>
        modal[found.findings.length ? "error" : "success"]({
          title: t(found.findings.length ? "head.broken" : "head.whole", { count: found.findings.length }),
          content: t("head.counts", { entries: found.entries, seals: found.seals, witnesses: found.witnesses }),
        }),
    });
  return (
    <Asked asked={heads}>
      {(found) => (
        <Table
          rowKey="bureau"
          size="small"
          pagination={false}
          dataSource={found.items}
          columns={[
            { title: t("tenant.name"), dataIndex: "name" },
            { title: t("head.number"), dataIndex: "number" },
            { title: t("head.sealedAt"), render: (_value, one) => minute(one.sealed_at) },
            { title: t("head.hash"), render: (_value, one) => one.hash && <CopyText text={one.hash} shown={12} /> },
            {
              title: t("tenant.acts"),
              render: (_value, one) => (
                <Act asks="platform_journal:read" size="small" loading={verify.isPending && verify.variables === one.bureau} onClick={() => check(one.bureau)}>{t("head.verify")}</Act>
              ),
            },
          ]}
        />
      )}
    </Asked>
  );
}
