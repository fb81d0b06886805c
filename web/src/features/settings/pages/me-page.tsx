import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { Subscription } from "@/shared/messages/subscription";
import { PageFrame } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";
import "../settings.css";
import { Delegations } from "../components/delegations";
import { Looks } from "../components/looks";
import { PasswordForm } from "../components/password-form";
import { Phrases } from "../components/phrases";
import { Sessions } from "../components/sessions";
import { Signature } from "../components/signature";
import { SignIns } from "../components/sign-ins";
import { Tokens } from "../components/tokens";

/** What the console should be like for me, and who acts for me. */
export default function MePage() {
  const { t } = useTranslation(["settings", "app"]);
  const { tenant_kind } = useMe();
  const [params, setParams] = useSearchParams();
  const tabs = [
    { key: "looks", label: t("tab.looks"), children: <Looks /> },
    { key: "phrases", label: t("tab.phrases"), children: <Phrases /> },
    ...(tenant_kind === "bureau" ? [{ key: "signature", label: t("tab.signature"), children: <Signature /> }] : []),
    { key: "messages", label: t("tab.messages"), children: <Subscription /> },
    ...(tenant_kind === "platform" ? [] : [{ key: "delegation", label: t("tab.delegation"), children: <Delegations /> }]),
    { key: "sessions", label: t("tab.sessions"), children: <SignedIn /> },
    { key: "tokens", label: t("tab.tokens"), children: <Tokens /> },
    { key: "password", label: t("tab.password"), children: <PasswordForm /> },
  ];
  return (
    <PageFrame title={t("app:page.P08")}>
      <Tabs activeKey={params.get("tab") ?? "looks"} onChange={(tab) => setParams({ tab }, { replace: true })} items={tabs} />
    </PageFrame>
  );
}

function SignedIn() {
  const { t } = useTranslation("settings");
  return (
    <>
      <h2 className="part-title">{t("signIn.now")}</h2>
      <Sessions />
      <h2 className="part-title">{t("signIn.lately")}</h2>
      <SignIns />
    </>
  );
}
