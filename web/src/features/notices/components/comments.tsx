import { Card, Empty, Flex, Tag, Typography } from "antd";
import { useEffect, useRef } from "react";
import { useTranslation } from "react-i18next";
import { useLocation } from "react-router";
import { Asked } from "@/shared/pages/page-frame";
import { day } from "@/shared/time/dates";
import { Due } from "@/shared/time/due";
import { type Comment, type Notice, useComments } from "../queries";
import { Answer } from "./answer";
import { Say } from "./say";

/** P31: what was said of a notice, each answered with a reason; an upheld objection returns its item. */
export function Comments({ notice, says }: { notice: Notice; says: boolean }) {
  const { t } = useTranslation("notices");
  const comments = useComments(notice.id);
  const here = useCameForComments(comments.isSuccess);
  const titles = new Map(notice.items.map((one) => [one.id, `${one.position}. ${one.title}`]));
  return (
    <Card size="small" id="comments" ref={here} title={t("comment.list")} extra={says && notice.state === "published" && <Say notice={notice} />}>
      <Asked asked={comments}>
        {(found) => (
          <>
            {found.items.length === 0 && <Empty description={t(notice.comment_count ? "comment.noneOfYours" : "comment.none")} />}
            <ul className="rows">
              {found.items.map((one) => (
                <li key={one.id}>
                  <Said comment={one} about={one.notice_item_id ? titles.get(one.notice_item_id) : undefined} />
                  {!one.verdict && <Answer comment={one} notice={notice} />}
                </li>
              ))}
            </ul>
          </>
        )}
      </Asked>
    </Card>
  );
}

function Said({ comment, about }: { comment: Comment; about?: string }) {
  const { t } = useTranslation("notices");
  return (
    <div>
      <Flex gap="small" wrap align="center">
        <Tag color={comment.kind === "objection" ? "error" : undefined}>{t(`remark.${comment.kind}`)}</Tag>
        <Typography.Text type="secondary">{comment.person_name || t("comment.anonymous")} · {day(comment.made_on)}</Typography.Text>
        {about && <Typography.Text type="secondary">{about}</Typography.Text>}
      </Flex>
      <div>{comment.text}</div>
      {comment.verdict ? (
        <div><Tag color="success">{t(`verdict.${comment.verdict}`)}</Tag>{comment.reply}</div>
      ) : (
        <Flex gap="small" wrap align="center"><Tag color="warning">{t("comment.open")}</Tag><Due on={comment.due_on} left={comment.remaining_working_days} /></Flex>
      )}
    </div>
  );
}

/** Whoever comes by the address of the comments sees them first. */
function useCameForComments(ready: boolean) {
  const { pathname } = useLocation();
  const here = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (ready && pathname.endsWith("/comments")) here.current?.scrollIntoView({ block: "center" });
  }, [ready, pathname]);
  return here;
}
