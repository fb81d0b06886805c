import { Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { useSearchParams } from "react-router";
import { PageFrame } from "@/shared/pages/page-frame";
import { CheckCode } from "../components/check-code";
import { Kinds } from "../components/kinds";
import { Numbers } from "../components/numbers";
import { Papers } from "../components/papers";
import { Settings } from "../components/settings";

/** P58: forms and letters, whose template is used, what was issued, the number book, and checking a code. */
export default function TemplatesPage() {
  const { t } = useTranslation("templates");
  const [params, setParams] = useSearchParams();
  return (
    <PageFrame title={t("page.title")}>
      <Tabs
        activeKey={params.get("tab") ?? "kinds"}
        onChange={(tab) => setParams({ tab }, { replace: true })}
        items={[
          { key: "kinds", label: t("kind.list"), children: <Kinds /> },
          { key: "papers", label: t("paper.list"), children: <Papers /> },
          { key: "numbers", label: t("number.list"), children: <Numbers /> },
          { key: "check", label: t("check.title"), children: <CheckCode /> },
          { key: "settings", label: t("setting.title"), children: <Settings /> },
        ]}
        destroyOnHidden
      />
    </PageFrame>
  );
}
