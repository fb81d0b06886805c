import { Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { OwnContact, ProblemNumber } from "../problem/problem-text";
import { PlainPage } from "./plain-page";

/** The same for what never was, what is gone, and what is another bureau's. */
export function NotFoundPage({ number }: { number?: string }) {
  const { t } = useTranslation("shared");
  const navigate = useNavigate();
  const text = (
    <Flex vertical gap="small">
      <span>{t("notFound.text")}</span>
      <OwnContact />
      <ProblemNumber number={number} />
    </Flex>
  );
  return (
    <PlainPage
      code="404"
      title={t("notFound.title")}
      text={text}
      acts={
        <>
          <Button onClick={() => navigate(-1)}>{t("page.back")}</Button>
          <Button type="primary" onClick={() => navigate("/")}>{t("page.home")}</Button>
        </>
      }
    />
  );
}
