import { Button } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { Answer, useAnswer } from "../acts/answer";
import { PlainPage } from "./plain-page";

/** A page one may not open: who may, what one can do instead, and whom to ask. */
export function ForbiddenPage({ permission }: { permission: string }) {
  const { t } = useTranslation("shared");
  const navigate = useNavigate();
  const { data } = useAnswer(permission, undefined, true);
  return (
    <PlainPage
      code="403"
      title={t("forbidden.title")}
      text={data ? <Answer answer={data} /> : t("forbidden.text")}
      acts={
        <>
          <Button onClick={() => navigate(-1)}>{t("page.back")}</Button>
          <Button type="primary" onClick={() => navigate("/")}>{t("page.home")}</Button>
        </>
      }
    />
  );
}
