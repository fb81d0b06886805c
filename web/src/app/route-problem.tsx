import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Problem } from "@/api/problem";
import { NotFoundPage } from "@/shared/pages/not-found-page";
import { PlainPage } from "@/shared/pages/plain-page";
import { ProblemText } from "@/shared/problem/problem-text";

/** What stands where a page could not be shown. */
export function RouteProblem() {
  const { t } = useTranslation();
  const failure = useRouteError();
  if (failure instanceof Problem && failure.status === 404) return <NotFoundPage />;
  return (
    <PlainPage
      title={t("failure.title")}
      text={failure instanceof Problem ? <ProblemText problem={failure} /> : t("failure.text")}
      acts={<Button type="primary" onClick={() => window.location.reload()}>{t("failure.again")}</Button>}
    />
  );
}
