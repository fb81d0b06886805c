import { Breadcrumb, Flex, Skeleton, Spin } from "antd";
import { useEffect, type ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Problem } from "@/api/problem";
import { YearStrip } from "../session/year-strip";
import { ProblemText } from "../problem/problem-text";
import { usePreferences } from "../session/preferences";
import { NotFoundPage } from "./not-found-page";
import { PageTabs } from "./page-tabs";
import { useHome } from "./reachable";

interface Crumb {
  title: string;
  to?: string;
}

interface Props {
  title: string;
  crumbs?: readonly Crumb[];
  /** At most one of them is primary. */
  actions?: ReactNode;
  /** Number of errors on the page; the browser's title then says so first. */
  errors?: number;
  /** The page goes by the year chosen above; a text says what of it does not. */
  byYear?: boolean | string;
  children: ReactNode;
}

/** Breadcrumb, title, the page's actions, then the page. */
export function PageFrame({ title, crumbs = [], actions, errors = 0, byYear, children }: Props) {
  const { t } = useTranslation(["shared", "app"]);
  const home = useHome();
  const { tags_view } = usePreferences();
  useEffect(() => {
    document.title = `${errors ? t("page.errors") : ""}${title} · ${t("page.product")}`;
  }, [title, errors, t]);
  const trail = [{ title: t(home.title), to: home.to }, ...crumbs, { title }];
  return (
    <div className="page">
      <Breadcrumb
        className={title === t(home.title) ? "no-crumbs" : "no-print"}
        items={trail.map((one, index) => ({
          key: `${index}`,
          title: "to" in one && one.to ? <Link to={one.to}>{one.title}</Link> : one.title,
        }))}
      />
      {tags_view && <PageTabs title={title} />}
      <div className="page-head">
        <h1 tabIndex={-1}>{title}</h1>
        <Flex gap="small" wrap className="no-print">{actions}</Flex>
      </div>
      {byYear && <YearStrip note={byYear === true ? undefined : byYear} />}
      {children}
    </div>
  );
}

export function PageLoading() {
  const { t } = useTranslation("shared");
  return <Spin className="page" description={t("page.loading")}><Skeleton active paragraph={{ rows: 8 }} /></Spin>;
}

interface Asked<T> {
  data: T | undefined;
  error: unknown;
}

/** Shows what was asked for, or why it cannot be shown. */
export function Asked<T>({ asked, children }: { asked: Asked<T>; children: (found: T) => ReactNode }) {
  if (asked.data !== undefined) return <>{children(asked.data)}</>;
  if (asked.error instanceof Problem) {
    return asked.error.status === 404 ? <NotFoundPage number={asked.error.document.request_id} /> : <ProblemText problem={asked.error} />;
  }
  return <div aria-busy="true"><Skeleton active paragraph={{ rows: 8 }} /></div>;
}
