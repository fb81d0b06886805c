import { Alert, Table } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import type { Of } from "@/api/types";
import { Asked } from "@/shared/pages/page-frame";
import { useMutualSupervision } from "../queries";

/** Key posts that no other post holds in check in any flow. */
export function Supervision() {
  const { t } = useTranslation("organisation");
  const asked = useMutualSupervision();
  return (
    <Asked asked={asked}>
      {(found) =>
        found.items.length ? (
          <>
            <Alert className="note" type="warning" showIcon title={t("supervision.found", { count: found.items.length, all: found.key_posts })} description={t("supervision.text")} />
            <Table<Of<"UnsupervisedPost">>
              size="small"
              rowKey="post_id"
              pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
              dataSource={found.items}
              columns={[
                { title: t("post.department"), dataIndex: "department", width: 200 },
                { title: t("post.title"), dataIndex: "post", width: 220 },
                { title: t("supervision.why"), render: (_value, one) => t(one.acts_in_flows ? "supervision.unchecked" : "supervision.absent") },
                { title: t("supervision.mend"), width: 160, render: (_value, one) => <Link to={`/flows?department_id=${one.department_id}`}>{t("supervision.flows")}</Link> },
              ]}
            />
          </>
        ) : (
          <Alert type={found.key_posts ? "success" : "info"} showIcon title={t(found.key_posts ? "supervision.none" : "supervision.noKeyPosts")} />
        )
      }
    </Asked>
  );
}
