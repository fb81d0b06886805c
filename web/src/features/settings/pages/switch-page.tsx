import { Button, Empty, Flex, Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";
import { day } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { useChooseUsual, useIdentities, useSwitchIdentity, type Identity } from "../queries";

const HOLDER = "post_holder";

/** The offices one holds or exercises: one of them is acted in, one is that of the next sign-in. */
export default function SwitchPage() {
  const { t } = useTranslation(["settings", "app"]);
  const me = useMe();
  const word = useWord();
  const [params] = useSearchParams();
  const wanted = params.get("next") ?? "";
  const next = /^\/(?![/\\])/.test(wanted) ? wanted : "/";
  const asked = useIdentities();
  const choose = useSwitchIdentity(next);
  const usual = useChooseUsual();
  const isNow = (one: Identity) => one.appointment_id === me.appointment_id;
  const roles = ({ roles }: Identity) => roles.filter((one) => roles.length === 1 || one !== HOLDER).map((one) => word("roles", one)).join(t("delegation.comma"));
  const kind = (one: Identity) => (one.on_behalf_of ? t("switch.behalf", { name: one.on_behalf_of_name }) : one.acting ? t("switch.acting") : t("switch.own"));
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
              { title: t("switch.post"), render: (_value, one) => [one.post_title, kind(one)].filter(Boolean).join(" · ") },
              { title: t("switch.roles"), render: (_value, one) => roles(one) },
              { title: t("switch.days"), render: (_value, one) => one.starts_on && `${day(one.starts_on)} – ${day(one.ends_on) || t("switch.open")}` },
              {
                title: t("switch.act"),
                render: (_value, one) => (
                  <Flex gap="small" align="center" wrap>
                    {isNow(one) && !wanted ? (
                      <Tag color="success">✓ {t("switch.now")}</Tag>
                    ) : (
                      <Button type="primary" loading={choose.isPending} onClick={() => (isNow(one) ? window.location.assign(next) : choose.mutate({ appointment_id: one.appointment_id }))}>
                        {t("switch.enter")}
                      </Button>
                    )}
                    {one.appointment_id && one.appointment_id === found.usual ? (
                      <Tag>{t("switch.usual")}</Tag>
                    ) : (
                      found.items.length > 1 && one.appointment_id && (
                        <Button loading={usual.isPending} onClick={() => usual.mutate({ appointment_id: one.appointment_id })}>{t("switch.makeUsual")}</Button>
                      )
                    )}
                  </Flex>
                ),
              },
            ]}
          />
        )}
      </Asked>
    </PageFrame>
  );
}
