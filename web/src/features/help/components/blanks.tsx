import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { api, taken } from "@/api/client";
import { Asked } from "@/shared/pages/page-frame";
import { useReachablePages } from "@/shared/pages/reachable";
import { useMe } from "@/shared/session/me";
import { WORKBOOKS } from "../topics";

/** Forms to fill in by hand, empty workbooks to import, and the bureau's own rules. */
export function Blanks() {
  const { t } = useTranslation("help");
  const { permissions } = useMe();
  const reachable = useReachablePages();
  return (
    <div className="wide">
      {permissions.includes("template:read") && <Forms />}
      {permissions.includes("organisation:read") && (
        <section className="notice-item">
          <h2 className="part-title">{t("blank.workbooks")}</h2>
          <p>{t("blank.workbooksNote")}</p>
          <ul className="rows">
            {WORKBOOKS.map((one) => <Row key={one} name={t(`blank.${one}`)} href={`/api/v1/import-templates/${one}`} />)}
          </ul>
        </section>
      )}
      {reachable.some((one) => one.path === "/regulations") && (
        <section className="notice-item">
          <h2 className="part-title">{t("blank.rules")}</h2>
          <Link to="/regulations">{t("blank.rulesLink")}</Link>
        </section>
      )}
    </div>
  );
}

function Forms() {
  const { t, i18n } = useTranslation("help");
  const kinds = useQuery({ queryKey: ["paper-kinds"], queryFn: () => taken(api.GET("/api/v1/paper-kinds")), staleTime: 300_000 });
  return (
    <section className="notice-item">
      <h2 className="part-title">{t("blank.forms")}</h2>
      <p>{t("blank.formsNote")} <a href="/print/form-guide" target="_blank" rel="noreferrer">{t("blank.guide")}</a></p>
      <Asked asked={kinds}>
        {({ items }) => (
          <ul className="rows">
            {items.map((one) => (
              <Row
                key={one.code}
                name={`${one.form} ${i18n.language === "en" ? one.en : one.zh}`}
                href={`/api/v1/paper-kinds/${one.code}/blank`}
                example={one.has_example ? `/api/v1/paper-kinds/${one.code}/example` : undefined}
              />
            ))}
          </ul>
        )}
      </Asked>
    </section>
  );
}

function Row({ name, href, example }: { name: string; href: string; example?: string }) {
  const { t } = useTranslation("help");
  return (
    <li>
      <span>{name}</span>
      <span>
        {example && <><a href={example} aria-label={t("blank.exampleOf", { name })}><DownloadOutlined aria-hidden /> {t("blank.example")}</a>{"　"}</>}
        <a href={href} aria-label={t("blank.takeOne", { name })}><DownloadOutlined aria-hidden /> {t("blank.take")}</a>
      </span>
    </li>
  );
}
