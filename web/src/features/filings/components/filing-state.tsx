import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";

const COLOURS: Record<string, string> = { returned: "warning", filed: "success", reviewed: "success", noted: "success" };

/** How a package stands; late is an extra red tag. */
export function FilingState({ state, late }: { state: string; late: boolean }) {
  const { t } = useTranslation("filings");
  return (
    <Flex gap={4} wrap>
      <Tag color={COLOURS[state]}>{t(`state.${state}`)}</Tag>
      {late && <Tag color="error">{t("filing.late")}</Tag>}
    </Flex>
  );
}
