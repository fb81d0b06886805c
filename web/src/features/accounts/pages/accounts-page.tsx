import { Empty, Tabs, Tag } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { PageFrame } from "@/shared/pages/page-frame";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { SearchField } from "@/shared/table/search-field";
import { day, minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { AccountActs } from "../components/account-acts";
import { Grants } from "../components/grants";
import { OpenAccount } from "../components/open-account";
import { type Account, readAccounts } from "../queries";

const STATES = ["active", "locked", "disabled"] as const;

/** P55: who may sign in, and the duties no post carries. */
export default function AccountsPage() {
  const { t } = useTranslation("accounts");
  const [opening, setOpening] = useState(false);
  return (
    <PageFrame title={t("page.title")} actions={<Act asks="account:manage" type="primary" onClick={() => setOpening(true)}>{t("open.act")}</Act>}>
      <Tabs
        items={[
          { key: "accounts", label: t("account.list"), children: <Accounts /> },
          { key: "grants", label: t("grant.list"), children: <Grants /> },
        ]}
      />
      {opening && <OpenAccount onClose={() => setOpening(false)} />}
    </PageFrame>
  );
}

function Accounts() {
  const { t } = useTranslation("accounts");
  const word = useWord();
  return (
    <LedgerTable<Account>
      name="accounts"
      read={readAccounts}
      saved={false}
      search={
        <>
          <SearchField label={t("account.find")} />
          <FilterSelect name="state" label={t("account.state")} options={STATES.map((one) => ({ value: one, label: t(`state.${one}`) }))} />
        </>
      }
      empty={<Empty description={t("account.none")} />}
      columns={[
        { key: "login", title: t("account.login"), dataIndex: "login", width: 90 },
        { key: "name", title: t("account.name"), width: 90, dataIndex: "name" },
        { key: "number", title: t("account.staffNumber"), width: 80, dataIndex: "staff_number" },
        { key: "posts", title: t("account.posts"), width: 150, render: (_value, one) => one.posts.join("、") },
        { key: "roles", title: t("account.roles"), width: 200, render: (_value, one) => one.roles.map((role) => word("roles", role)).join("、") },
        { key: "source", title: t("account.source"), width: 95, render: (_value, one) => word("accounts.source", one.source) },
        { key: "state", title: t("account.state"), width: 75, render: (_value, one) => <AccountState account={one} /> },
        { key: "password", title: t("account.passwordSet"), rare: true, width: 105, render: (_value, one) => day(one.password_set_at) || t("account.noPassword") },
        { key: "last", title: t("account.signedIn"), width: 105, render: (_value, one) => <span title={minute(one.signed_in_at)}>{day(one.signed_in_at) || t("account.never")}</span> },
        { key: "acts", title: t("account.acts"), width: 230, fixedPlace: true, render: (_value, one) => <AccountActs account={one} /> },
      ]}
    />
  );
}

function AccountState({ account }: { account: Account }) {
  const { t } = useTranslation("accounts");
  if (account.disabled_at) return <Tag color="error">{t("state.disabled")}</Tag>;
  if (account.locked_until && dayjs(account.locked_until).isAfter(dayjs())) return <Tag color="warning">{t("state.locked")}</Tag>;
  return <Tag color="success">{t("state.active")}</Tag>;
}
