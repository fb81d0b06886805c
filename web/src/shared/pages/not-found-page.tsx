import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { PlainPage } from "./plain-page";

/** The same for what never was, what is gone, and what is another bureau's. */
export function NotFoundPage() {
  const { t } = useTranslation("shared");
  const navigate = useNavigate();
  return (
    <PlainPage
      code="404"
      title={t("notFound.title")}
      text={t("notFound.text")}
      acts={
        <>
          <Button onClick={() => navigate(-1)}>{t("page.back")}</Button>
          <Button type="primary" onClick={() => navigate("/")}>{t("page.home")}</Button>
        </>
      }
    />
  );
}
