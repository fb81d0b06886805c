import { Button, Result } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";

/** The same for what never was, what is gone, and what is another bureau's. */
export function NotFoundPage() {
  const { t } = useTranslation("shared");
  const navigate = useNavigate();
  return (
    <Result
      status="404"
      title={<h1>{t("notFound.title")}</h1>}
      subTitle={t("notFound.text")}
      extra={[
        <Button key="back" onClick={() => navigate(-1)}>{t("page.back")}</Button>,
        <Button key="home" type="primary" onClick={() => navigate("/")}>{t("page.home")}</Button>,
      ]}
    />
  );
}
