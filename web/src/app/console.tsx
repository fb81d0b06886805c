import { legacyLogicalPropertiesTransformer, StyleProvider } from "@ant-design/cssinjs";
import { QueryClientProvider } from "@tanstack/react-query";
import { App, ConfigProvider } from "antd";
import "dayjs/locale/zh-cn";
import en from "antd/locale/en_US";
import zh from "antd/locale/zh_CN";
import { Suspense, useEffect } from "react";
import { useTranslation } from "react-i18next";
import { RouterProvider } from "react-router";
import { PageLoading } from "@/shared/pages/page-frame";
import { usePreferences } from "@/shared/session/preferences";
import { changeLanguage } from "./i18n";
import { queries } from "./queries";
import { router } from "./router";
import { look } from "./theme";

/** The nonce under which the service lets this page add its styles, when it gave one. */
const NONCE = document.querySelector<HTMLMetaElement>("meta[name=style-nonce]")?.content;

/** Dialogs stand in the page from the start: what is meant to have the focus in them gets it, even where nothing moves. */
const inBody = () => document.body;

/** The service says much in the language it is asked in; only one's own settings are told by no words. */
const readAnew = () => queries.invalidateQueries({ predicate: (one) => one.queryKey[0] !== "preferences" });

export function Console() {
  return (
    <StyleProvider hashPriority="high" transformers={[legacyLogicalPropertiesTransformer]}>
      <QueryClientProvider client={queries}>
        <Dressed />
      </QueryClientProvider>
    </StyleProvider>
  );
}

function Dressed() {
  const chosen = usePreferences();
  const { i18n } = useTranslation();
  const language = chosen.language ?? "zh-CN";
  useEffect(() => {
    document.documentElement.dataset.theme = chosen.theme ?? "light";
    document.documentElement.dataset.size = chosen.text_size ?? "standard";
  }, [chosen.theme, chosen.text_size]);
  useEffect(() => {
    if (i18n.language !== language) void changeLanguage(language).then(readAnew);
  }, [i18n, language]);
  return (
    <ConfigProvider
      locale={i18n.language === "en" ? en : zh}
      theme={look(chosen)}
      csp={NONCE ? { nonce: NONCE } : undefined}
      button={{ autoInsertSpace: false }}
      getPopupContainer={inBody}
    >
      <App>
        <Suspense fallback={<PageLoading />}>
          <RouterProvider router={router} />
        </Suspense>
      </App>
    </ConfigProvider>
  );
}
