import { Button, Card, Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { isBlocking } from "../cells";
import type { Kind, Kinds } from "../queries";

/** What is amiss in the same way, and how often; a press leads to the first such cell. */
export function KindList({ kinds, onGo }: { kinds: Kinds; onGo: (kind: Kind) => void }) {
  const { t } = useTranslation("imports");
  return (
    <Card size="small" title={t("kinds.title", { count: kinds.items.length })}>
      {kinds.items.length === 0 && <Typography.Text>{t("kinds.none")}</Typography.Text>}
      {kinds.items.map((one) => (
        <Button key={[one.code, one.field, one.value, one.severity].join("|")} type="text" className="kind-row" disabled={one.first < 0} onClick={() => onGo(one)}>
          <Flex gap="small" align="flex-start">
            <Tag color={isBlocking(one) ? "error" : "warning"}>{t(isBlocking(one) ? "kinds.bad" : "kinds.doubt", { count: one.count })}</Tag>
            <span>{one.message}{one.first < 0 && <small> {one.cells.join(" ")}</small>}</span>
          </Flex>
        </Button>
      ))}
    </Card>
  );
}
