import i18n, { type BackendModule, type ResourceKey } from "i18next";
import { initReactI18next } from "react-i18next";
import { askIn } from "@/api/client";
import { keptPreferences } from "@/shared/session/preferences";

type Load = () => Promise<{ default: ResourceKey }>;
const FEATURES = import.meta.glob("../features/*/locales/*.json") as Record<string, Load>;
const GROUND = import.meta.glob(["./locales/*.json", "../shared/locales/*.json"]) as Record<string, Load>;

function loader(language: string, namespace: string): Load | undefined {
  if (namespace === "app") return GROUND[`./locales/${language}.json`];
  if (namespace === "shared") return GROUND[`../shared/locales/${language}.json`];
  return FEATURES[`../features/${namespace}/locales/${language}.json`];
}

/** Texts come with the page that needs them, one file per feature and language. */
const catalogues: BackendModule = {
  type: "backend",
  init: () => undefined,
  read(language, namespace, done) {
    const load = loader(language, namespace);
    if (!load) return done(new Error(`no catalogue ${namespace} in ${language}`), null);
    load().then((found) => done(null, found.default), (failure: Error) => done(failure, null));
  },
};

export async function startLanguages(): Promise<void> {
  const language = keptPreferences().language ?? "zh-CN";
  speak(language);
  await i18n
    .use(catalogues)
    .use(initReactI18next)
    .init({
      lng: language,
      fallbackLng: false,
      supportedLngs: ["zh-CN", "en"],
      load: "currentOnly",
      ns: ["app", "shared"],
      defaultNS: "app",
      interpolation: { escapeValue: false },
    });
}

export async function changeLanguage(language: string): Promise<void> {
  speak(language);
  await i18n.changeLanguage(language);
}

function speak(language: string): void {
  askIn(language);
  document.documentElement.lang = language;
}
