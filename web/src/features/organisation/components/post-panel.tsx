import { App, Button, Card, Descriptions, Flex, Tag } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { Asked } from "@/shared/pages/page-frame";
import { PaperButton } from "@/shared/papers/paper-button";
import { useDirectory } from "@/shared/people/organisation";
import { day, thisDay } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { useAbolishPost, useAppointments, useEndAppointment, useEndPortfolio, usePortfolios, usePost } from "../queries";
import { AppointDialog, ChargeDialog } from "./appoint-dialogs";
import { DayDialog } from "./day-dialog";
import { PostDialog } from "./post-dialog";

type Appointment = Of<"Appointment">;

interface Ending {
  kind: "appointment" | "portfolio";
  id: string;
  version: number;
  name: string;
}

/** One post: what it is, who holds and held it, and what it is in charge of. */
export function PostPanel({ id }: { id: string }) {
  const { t } = useTranslation("organisation");
  const word = useWord();
  const { modal, message } = App.useApp();
  const { nameOf } = useDirectory();
  const sheet = usePost(id);
  const { data: appointments } = useAppointments(id);
  const { data: portfolios } = usePortfolios(id);
  const [act, setAct] = useState<"change" | "appoint" | "abolish" | "charge">();
  const [ending, setEnding] = useState<Ending>();
  const endAppointment = useEndAppointment();
  const endPortfolio = useEndPortfolio();
  const abolish = useAbolishPost();
  const done = () => setAct(undefined);
  const sitting = (appointments?.items ?? []).filter((one) => !one.ends_on);
  const last = (appointments?.items ?? []).flatMap((one) => one.ends_on ?? []).sort().at(-1);
  const freeFrom = last && last >= day(thisDay()) ? dayjs(last).add(1, "day") : undefined;
  const sitterOf = (one: Appointment) => sheet.data?.holders.find((holder) => holder.id === one.person_id)?.name ?? nameOf(one.person_id);
  const end = (one: Appointment) => setEnding({ kind: "appointment", id: one.id, version: one.version, name: sitterOf(one) });
  const tellHeld = (title: string, [first]: readonly Appointment[]) =>
    first &&
    modal.confirm({
      title: t("appointment.held", { name: sitterOf(first), title }),
      content: t("appointment.heldText"),
      okText: t("appointment.endOf", { name: sitterOf(first) }),
      onOk: () => end(first),
    });
  return (
    <Asked asked={sheet}>
      {({ post, holders, department, leadership, stand_in }) => (
        <Card
          size="small"
          title={post.title}
          extra={
            <Flex gap="small" wrap>
              <PaperButton kind="handover_form" size="small" subjectId={id}>{t("post.handover")}</PaperButton>
              <Act asks="organisation:edit" size="small" onClick={() => setAct("change")}>{t("post.change")}</Act>
              <Act asks="organisation:edit" size="small" onClick={() => setAct("abolish")}>{t("post.abolish")}</Act>
              {leadership === "deputy_leader" && <Act asks="organisation:appoint" size="small" onClick={() => setAct("charge")}>{t("portfolio.add")}</Act>}
              <Act asks="organisation:appoint" size="small" type="primary" onClick={() => (sitting.length && !post.is_shared ? tellHeld(post.title, sitting) : setAct("appoint"))}>{t("appointment.make")}</Act>
            </Flex>
          }
        >
          <Descriptions
            size="small"
            column={2}
            items={[
              { key: "department", label: t("post.department"), children: department },
              { key: "leadership", label: t("post.leadership"), children: word("posts.leadership", leadership) },
              { key: "rank", label: t("post.rank"), children: post.job_rank ?? "—" },
              { key: "key", label: t("post.is_key"), children: post.is_key ? <Tag color="warning">{t("post.key")}</Tag> : "—" },
              { key: "holders", label: t("post.holders"), children: holders.map((one) => one.name).join("、") || t("tree.vacant") },
              { key: "stand", label: t("post.standIn"), children: stand_in?.name ?? "—" },
              { key: "duties", label: t("post.businessDuties"), span: 2, children: post.business_duties || "—" },
            ]}
          />
          <ul className="rows form-submit">
            {(appointments?.items ?? []).map((one) => (
              <li key={one.id}>
                <span>
                  {sitterOf(one) || t("appointment.former")} {one.acting && <Tag>{t("appointment.acting")}</Tag>} {day(one.starts_on)} – {day(one.ends_on) || t("appointment.now")}
                </span>
                {!one.ends_on && (
                  <Act asks="organisation:appoint" size="small" onClick={() => end(one)}>{t("appointment.end")}</Act>
                )}
              </li>
            ))}
            {(portfolios?.items ?? []).filter((one) => !one.ends_on).map((one) => (
              <li key={one.id}>
                <span>{t("portfolio.of", { name: nameOf(one.department_id) })} {day(one.starts_on)}</span>
                <Button size="small" onClick={() => setEnding({ kind: "portfolio", name: nameOf(one.department_id), ...one })}>{t("portfolio.end")}</Button>
              </li>
            ))}
          </ul>
          {act === "change" && <PostDialog post={post} departmentId={post.department_id} onClose={done} />}
          {act === "appoint" && <AppointDialog postId={id} title={post.title} freeFrom={freeFrom} onClose={done} />}
          {act === "charge" && <ChargeDialog postId={id} title={post.title} onClose={done} />}
          {act === "abolish" && (
            <DayDialog title={t("post.abolishTitle", { title: post.title })} verb={t("post.abolish")} run={({ on }) => abolish.mutateAsync({ id, version: post.version, on })} onClose={done} />
          )}
          {ending && (
            <DayDialog
              reasoned={ending.kind === "appointment"}
              title={t(`${ending.kind}.endTitle`, { name: ending.name })}
              verb={t(`${ending.kind}.end`)}
              run={(values) => (ending.kind === "appointment" ? endAppointment.mutateAsync({ ...ending, ...values }).then(() => message.success(t("appointment.ended", { name: ending.name }))) : endPortfolio.mutateAsync({ ...ending, on: values.on }))}
              onClose={() => setEnding(undefined)}
            />
          )}
        </Card>
      )}
    </Asked>
  );
}
