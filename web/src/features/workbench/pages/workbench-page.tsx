import { useTranslation } from "react-i18next";
import { PageFrame } from "@/shared/pages/page-frame";
import { useMe } from "@/shared/session/me";

export default function WorkbenchPage() {
  const { t } = useTranslation();
  const me = useMe();
  return <PageFrame title={t("page.P03")}>{me.name}</PageFrame>;
}
