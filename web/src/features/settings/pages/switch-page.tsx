import { Button, Empty, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";
import { useIdentities, useSwitchIdentity, type Identity } from "../queries";

/** The offices one holds or exercises; one of them is the one acted in. */
export default function SwitchPage() {
  const { t } = useTranslation(["settings", "app"]);
  const me = useMe();
  const asked = useIdentities();
  const choose = useSwitchIdentity();
  const isNow = (one: Identity) => one.appointment_id === me.appointment_id;
  return (
    <PageFrame title={t("app:page.P02")}>
      <p>{t("switch.text")}</p>
      <Asked asked={asked}>
        {(found) => (
          <Table<Identity>
            size="small"
            rowKey={(one) => one.appointment_id ?? ""}
            pagination={false}
            dataSource={found.items}
            locale={{ emptyText: <Empty description={t("switch.none")} /> }}
            columns={[
              { title: t("switch.bureau"), render: () => me.bureau_name },
              { title: t("switch.department"), dataIndex: "department_name" },
              { title: t("switch.post"), dataIndex: "post_title" },
              {
                title: t("switch.kind"),
                render: (_value, one) =>
                  one.on_behalf_of ? t("switch.behalf", { name: one.on_behalf_of_name }) : one.acting ? t("switch.acting") : t("switch.own"),
              },
              {
                title: t("switch.act"),
                render: (_value, one) =>
                  isNow(one) ? (
                    <Tag color="success">✓ {t("switch.now")}</Tag>
                  ) : (
                    <Button
                      type="primary"
                      loading={choose.isPending}
                      onClick={() => choose.mutate({ appointment_id: one.appointment_id })}
                    >
                      {t("switch.enter")}
                    </Button>
                  ),
              },
            ]}
          />
        )}
      </Asked>
    </PageFrame>
  );
}
