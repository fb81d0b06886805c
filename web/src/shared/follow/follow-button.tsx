import { StarFilled, StarOutlined } from "@ant-design/icons";
import { Button, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { type Followed, useFollow, useFollows } from "./follows";

/** Tells the reader of a record whether he follows it; a press changes that. */
export function FollowButton({ kind, id }: Followed) {
  const { t } = useTranslation("shared");
  const { data } = useFollows();
  const follow = useFollow();
  const on = data?.items.some((one) => one.kind === kind && one.id === id) ?? false;
  return (
    <Tooltip title={t("follow.hint")}>
      <Button icon={on ? <StarFilled /> : <StarOutlined />} aria-pressed={on} disabled={!data} loading={follow.isPending} onClick={() => follow.mutate({ kind, id, on: !on })}>
        {t(on ? "follow.on" : "follow.off")}
      </Button>
    </Tooltip>
  );
}
