import { Layout, Menu, Watermark } from "antd";
import { Suspense, useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, Outlet, ScrollRestoration, useLocation } from "react-router";
import { MeContext, useMeQuery, type Me } from "@/shared/session/me";
import { PageLoading } from "@/shared/pages/page-frame";
import { ReachablePages } from "@/shared/pages/reachable";
import { now } from "@/shared/time/dates";
import { FirstRun } from "./first-run";
import { KeySheet } from "./key-sheet";
import { menuOf, reachablePages } from "./menu";
import { OfflineBanner } from "./offline-banner";
import { ProblemDialog } from "./problem-dialog";
import { SessionWatch } from "./session-watch";
import { TopBar } from "./top-bar";

/** The frame every page stands in; without a session there is only the way to the sign-in page. */
export function Shell() {
  const { data: me, error } = useMeQuery();
  if (!me) {
    if (error) leaveForSignIn();
    return <PageLoading />;
  }
  return (
    <MeContext.Provider value={me}>
      <ReachablePages.Provider value={reachablePages(me)}>
        <Frame me={me} />
      </ReachablePages.Provider>
    </MeContext.Provider>
  );
}

function leaveForSignIn(): void {
  const here = window.location.pathname + window.location.search;
  window.location.assign(`/login?next=${encodeURIComponent(here)}`);
}

function Frame({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [folded, setFolded] = useState(false);
  const [opened] = useState(now);
  const marks = [[me.name, me.staff_number?.slice(-4)].filter(Boolean).join(" "), opened];
  const entries = menuOf(me);
  const items = entries.map((one) =>
    one.children
      ? {
          key: one.key,
          label: t(`menu.${one.key}`),
          children: one.children.map((page) => ({
            key: page.path,
            label: <Link to={page.path}>{t(page.title)}</Link>,
          })),
        }
      : { key: one.key, label: <Link to={one.key}>{t(one.page?.title ?? "")}</Link> },
  );
  const pages = entries.flatMap((one) => one.children ?? (one.page ? [one.page] : []));
  const here = pages
    .map((one) => one.path)
    .filter((path) => pathname === path || pathname.startsWith(`${path}/`))
    .sort((one, other) => other.length - one.length)[0];
  const open = entries.find((one) => one.children?.some((page) => page.path === here));
  return (
    <Layout style={{ minHeight: "100vh" }}>
      <a className="skip-link" href="#content">{t("shell.skip")}</a>
      <TopBar me={me} folded={folded} onFold={() => setFolded(!folded)} />
      <Layout hasSider>
        <Layout.Sider
          collapsible
          collapsed={folded}
          onCollapse={setFolded}
          breakpoint="lg"
          trigger={null}
          width={208}
          collapsedWidth={0}
          theme="light"
          className="shell-side no-print"
        >
          <nav aria-label={t("shell.menu")} data-guide="menu">
            <Menu
              mode="inline"
              items={items}
              selectedKeys={here ? [here] : []}
              defaultOpenKeys={open ? [open.key] : []}
              className="shell-menu"
            />
          </nav>
        </Layout.Sider>
        <Layout>
          <OfflineBanner />
          <Layout.Content id="content" tabIndex={-1} role="main">
            <Watermark className="shell-content" style={{ overflow: "visible" }} content={marks} font={{ color: "rgba(128,128,128,0.09)" }} gap={[160, 160]}>
              <Suspense fallback={<PageLoading />}>
                <Outlet />
              </Suspense>
            </Watermark>
          </Layout.Content>
          <Layout.Footer className="no-print shell-footer"><Foot me={me} /></Layout.Footer>
        </Layout>
      </Layout>
      <ScrollRestoration />
      <ProblemDialog />
      <SessionWatch me={me} />
      <KeySheet />
      <FirstRun me={me} />
    </Layout>
  );
}

/** Whom to call in the own bureau, where to complain of it, and what runs here. */
function Foot({ me }: { me: Me }) {
  const { t } = useTranslation();
  const { post, name, phone } = me.contact ?? {};
  const asked = [post, name, phone].filter(Boolean).join(" ");
  const parts = [
    t("shell.footer"),
    asked && t("shell.support") + asked,
    me.tenant_kind !== "platform" && t("shell.supervision") + (me.supervision_phone || t("shell.unset")),
    t("shell.version", { version: me.version }),
  ];
  return <>{parts.filter(Boolean).map((one) => <span key={String(one)} className="support">{one}</span>)}</>;
}
