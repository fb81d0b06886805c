import { Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import { useWord } from "@/shared/words/vocabularies";

const COLOURS: Record<string, string> = { returned: "warning", filed: "success", reviewed: "success", noted: "success" };

interface Props {
  state: string;
  late: boolean;
  /** Seen by whom it was sent to. */
  received?: boolean;
}

/** How a package stands; late is an extra red tag. */
export function FilingState({ state, late, received = false }: Props) {
  const { t } = useTranslation("filings");
  const word = useWord();
  return (
    <Flex gap={4} wrap>
      <Tag color={COLOURS[state]}>{word(received ? "received_filings.state" : "filings.state", state)}</Tag>
      {late && <Tag color="error">{t("filing.late")}</Tag>}
    </Flex>
  );
}
