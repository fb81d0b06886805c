import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Answer, useAnswer } from "../acts/answer";

export function ForbiddenPage({ permission }: { permission: string }) {
  const { t } = useTranslation("shared");
  const navigate = useNavigate();
  const { data } = useAnswer(permission, undefined, true);
  return (
    <Result
      status="403"
      title={<h1>{t("forbidden.title")}</h1>}
      subTitle={data ? <Answer answer={data} /> : t("forbidden.text")}
      extra={<Button type="primary" onClick={() => navigate("/")}>{t("page.home")}</Button>}
    />
  );
}
