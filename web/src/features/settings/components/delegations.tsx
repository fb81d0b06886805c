import { Button, Empty, Flex, Popconfirm, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useDirectory } from "@/shared/people/organisation";
import { useCan, useMe } from "@/shared/session/me";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, minute, thisDay, today } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { readDelegations, useEndDelegation, type Delegation } from "../queries";
import { DelegationDialog } from "./delegation-dialog";

/** Taken back: what was left of it is nobody's any more. */
const gone = (one: Delegation) => one.taken_back_at !== null && (one.ends_on ?? "") < today();

/** Whether it is still to come, holds, is over, or was taken back: when and by whom. */
function State({ of: one, by }: { of: Delegation; by: string }) {
  const { t } = useTranslation("settings");
  if (gone(one)) return <><Tag>{t("delegation.takenBack")}</Tag><Typography.Text type="secondary">{t("delegation.takenBackBy", { name: by, at: minute(one.taken_back_at) })}</Typography.Text></>;
  if ((one.ends_on ?? today()) < today()) return <Tag>{t("delegation.over")}</Tag>;
  return one.starts_on > today() ? <Tag color="processing">{t("delegation.toCome")}</Tag> : <Tag color="success">{t("delegation.running")}</Tag>;
}

/** Who exercises my office for some days, and whose I exercise; the administrator sees all. */
export function Delegations() {
  const { t } = useTranslation("settings");
  const me = useMe();
  const can = useCan();
  const { nameOf } = useDirectory();
  const word = useWord();
  const end = useEndDelegation();
  const [giving, setGiving] = useState(false);
  const any = can("organisation:appoint");
  const isMine = (one: Delegation) => any || (one.post_id === me.post_id && !me.on_behalf_of);
  return (
    <Flex vertical gap="middle">
      <Typography.Text type="secondary">{t("delegation.text")}</Typography.Text>
      <div>
        <Act type="primary" asks="delegation:give" blocked={me.on_behalf_of && t("delegation.lentOn")} onClick={() => setGiving(true)}>{t("delegation.give")}</Act>
      </div>
      {can("organisation:read") && (
        <LedgerTable<Delegation>
          name="delegations"
          read={readDelegations}
          fixed={any ? {} : { mine: "true" }}
          saved={false}
          empty={<Empty description={t("delegation.none")} />}
          columns={[
            { key: "post", title: t("delegation.post"), render: (_value, one) => nameOf(one.post_id) },
            { key: "delegate", title: t("delegation.delegate"), render: (_value, one) => nameOf(one.delegate_id) },
            { key: "kinds", title: t("delegation.kinds"), render: (_value, one) => one.kinds.map((kind) => word("delegations.kinds", kind)).join(t("delegation.comma")) || t("delegation.all") },
            { key: "from", title: t("delegation.from"), render: (_value, one) => day(one.starts_on) },
            { key: "to", title: t("delegation.to"), render: (_value, one) => day(gone(one) ? one.taken_back_at : one.ends_on) || "—" },
            { key: "state", title: t("delegation.state"), render: (_value, one) => <State of={one} by={nameOf(one.taken_back_by)} /> },
            { key: "reason", title: t("delegation.reason"), width: 240, dataIndex: "reason" },
            {
              key: "act",
              title: t("delegation.act"),
              render: (_value, one) =>
                isMine(one) && (one.ends_on ?? today()) >= today() && (
                  <Popconfirm title={t("delegation.ask")} okText={t("delegation.end")} onConfirm={() => end.mutate({ delegation: one, on: day(thisDay().subtract(1, "day")) })}>
                    <Button size="small">{t("delegation.end")}</Button>
                  </Popconfirm>
                ),
            },
          ]}
        />
      )}
      {giving && <DelegationDialog onClose={() => setGiving(false)} />}
    </Flex>
  );
}
