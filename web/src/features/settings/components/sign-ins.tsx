import { Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Asked } from "@/shared/pages/page-frame";
import { minute } from "@/shared/time/dates";
import { useSignIns } from "../queries";

type SignIn = Of<"SignInLine">;

const COLOURS = { succeeded: "success", failed: "warning", locked: "error" } as const;

/** When one signed in of late, from where, and when it was tried in vain. */
export function SignIns() {
  const { t } = useTranslation("settings");
  const asked = useSignIns();
  return (
    <Asked asked={asked}>
      {(found) => (
        <Table<SignIn>
          size="small"
          rowKey={(one) => `${one.at}${one.outcome}`}
          pagination={false}
          scroll={{ y: 400 }}
          dataSource={found.items}
          columns={[
            { title: t("session.started"), render: (_value, one) => minute(one.at) },
            { title: t("session.source"), dataIndex: "source" },
            { title: t("signIn.outcome"), render: (_value, one) => <Tag color={COLOURS[one.outcome]}>{t(`signIn.${one.outcome}`)}</Tag> },
            {
              title: t("signIn.ended"),
              render: (_value, one) =>
                one.current ? <strong>{t("signIn.current")}</strong> : one.ended_at ? minute(one.ended_at) : one.outcome === "succeeded" ? t("signIn.running") : <Typography.Text type="secondary">—</Typography.Text>,
            },
          ]}
        />
      )}
    </Asked>
  );
}
