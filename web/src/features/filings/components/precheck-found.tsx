import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";

interface Props {
  gaps: number;
  lowered: number;
  late: boolean;
}

/** What the bureau's own precheck said when the package was sent. */
export function PrecheckFound({ gaps, lowered, late }: Props) {
  const { t } = useTranslation("filings");
  return (
    <Flex gap={4} wrap>
      {gaps ? <Tag color="warning">{t("found.gaps", { count: gaps })}</Tag> : <Tag color="success">{t("found.complete")}</Tag>}
      {lowered > 0 && <Tag color="warning">{t("found.lowered", { count: lowered })}</Tag>}
      {late && <Tag color="error">{t("filing.late")}</Tag>}
    </Flex>
  );
}
