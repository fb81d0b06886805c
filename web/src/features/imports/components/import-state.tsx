import { CheckCircleOutlined, ClockCircleOutlined, CloseCircleOutlined, EditOutlined, RollbackOutlined, StopOutlined, SyncOutlined } from "@ant-design/icons";
import { Flex, Progress, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { WorkLeft } from "@/shared/time/work-left";
import { type Import, isOnItsWay } from "../queries";

const MARKS = {
  uploaded: { color: "processing", icon: <ClockCircleOutlined /> },
  parsed: { color: "warning", icon: <EditOutlined /> },
  refused: { color: "error", icon: <CloseCircleOutlined /> },
  committed: { color: "success", icon: <CheckCircleOutlined /> },
  reverted: { color: "default", icon: <RollbackOutlined /> },
  cancelled: { color: "default", icon: <StopOutlined /> },
} as const;

/** The state of an import, and the rows done of all while it is on its way. */
export function ImportState({ one }: { one: Import }) {
  const { t } = useTranslation("imports");
  const mark = MARKS[one.state];
  if (isOnItsWay(one)) return <ImportProgress one={one} />;
  return (
    <Flex vertical gap={2}>
      <span><Tag color={mark.color} icon={mark.icon}>{t(`state.${one.state}`)}</Tag></span>
      {one.refusal && <Typography.Text type="secondary">{one.refusal}</Typography.Text>}
    </Flex>
  );
}

export function ImportProgress({ one, wide = false }: { one: Import; wide?: boolean }) {
  const { t } = useTranslation("imports");
  const { stage, done, total } = one.progress;
  const word = t(`stage.${stage || "waiting"}`);
  return (
    <Flex vertical gap={2} role="status">
      <span><Tag color="processing" icon={<SyncOutlined spin />}>{word}</Tag></span>
      {total > 0 && (
        <Progress
          size={wide ? "medium" : "small"}
          percent={Math.floor((100 * done) / total)}
          status="active"
          format={() => t("state.rowsOf", { done, total })}
          aria-label={word}
        />
      )}
      <WorkLeft work={`${one.id}.${stage}`} done={done} all={total} />
    </Flex>
  );
}
