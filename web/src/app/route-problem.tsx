import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useRouteError } from "react-router";
import { Problem } from "@/api/problem";
import { NotFoundPage } from "@/shared/pages/not-found-page";
import { PlainPage } from "@/shared/pages/plain-page";
import { OwnContact, ProblemText } from "@/shared/problem/problem-text";

/** What stands where a page could not be shown. */
export function RouteProblem() {
  const { t } = useTranslation();
  const failure = useRouteError();
  if (failure instanceof Problem && failure.status === 404) return <NotFoundPage number={failure.document.request_id} />;
  return (
    <PlainPage
      title={t("failure.title")}
      text={failure instanceof Problem ? <ProblemText problem={failure} /> : <><p>{t("failure.text")}</p><OwnContact /></>}
      acts={<Button type="primary" onClick={() => window.location.reload()}>{t("failure.again")}</Button>}
    />
  );
}
