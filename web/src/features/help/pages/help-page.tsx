import { Button, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { showKeys } from "@/shared/keys/keys";
import { EXPLAINED, type Explained, Terms } from "@/shared/meanings/terms";
import { PageFrame } from "@/shared/pages/page-frame";
import { useReachablePages } from "@/shared/pages/reachable";
import { Blanks } from "../components/blanks";
import { TOPICS } from "../topics";
import "@/shared/meanings/meanings.css";

/** P09: what each page is for and who does what, what the words mean, and blank forms. */
export default function HelpPage() {
  const { t } = useTranslation(["help", "app"]);
  const [params, setParams] = useSearchParams();
  return (
    <PageFrame title={t("app:page.P09")} actions={<Button onClick={showKeys}>{t("act.keys")}</Button>}>
      <Tabs
        activeKey={params.get("box") ?? "pages"}
        onChange={(box) => setParams({ box }, { replace: true })}
        destroyOnHidden
        items={[
          { key: "pages", label: t("box.pages"), children: <Topics /> },
          { key: "words", label: t("box.words"), children: <Words /> },
          { key: "blanks", label: t("box.blanks"), children: <Blanks /> },
        ]}
      />
    </PageFrame>
  );
}

function Topics() {
  const { t } = useTranslation(["help", "app"]);
  const reachable = useReachablePages();
  const own = TOPICS.filter((one) => reachable.some((page) => page.path === one.path));
  return (
    <div className="wide">
      <p>{t("page.start")}</p>
      <nav aria-label={t("page.all")} className="help-pages">
        {reachable.map((page) => <Link key={page.path} to={page.path}>{t(`app:${page.title}`)}</Link>)}
      </nav>
      {own.map(({ key, path }) => (
        <section key={key} className="notice-item help-part">
          <h2 className="part-title"><Link to={path}>{t(`topic.${key}.title`)}</Link></h2>
          <dl className="face">
            {(["for", "who", "returned"] as const).map((part) => (
              <div key={part}>
                <dt>{t(`part.${part}`)}</dt>
                <dd>{t(`topic.${key}.${part}`)}</dd>
              </div>
            ))}
          </dl>
        </section>
      ))}
    </div>
  );
}

function Words() {
  const { t } = useTranslation("help");
  return (
    <>
      {(Object.keys(EXPLAINED) as Explained[]).map((one) => (
        <section key={one} className="notice-item help-part">
          <h2 className="part-title">{t(`words.${one}`)}</h2>
          <Terms of={one} />
        </section>
      ))}
    </>
  );
}
