import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { PageFrame } from "@/shared/pages/page-frame";
import { CataloguesTab } from "../components/lists/catalogues-tab";
import { GapsTab } from "../components/lists/gaps-tab";
import { ListTab } from "../components/lists/list-tab";
import { StandardsTab } from "../components/lists/standards-tab";
import { VersionsTab } from "../components/lists/versions-tab";
import "../powers.css";

const TABS = [
  ["list", ListTab],
  ["versions", VersionsTab],
  ["catalogues", CataloguesTab],
  ["gaps", GapsTab],
  ["standards", StandardsTab],
] as const;

/** The power list in force, how it came about, and what the next one still lacks. */
export default function PowerListPage() {
  const { t } = useTranslation(["powers", "app"]);
  const [params, setParams] = useSearchParams();
  return (
    <PageFrame title={t("app:page.P10list")}>
      <Tabs
        activeKey={params.get("box") ?? "list"}
        onChange={(box) => setParams({ box })}
        destroyOnHidden
        items={TABS.map(([key, Body]) => ({ key, label: t(`lists.tab.${key}`), children: <Body /> }))}
      />
    </PageFrame>
  );
}
