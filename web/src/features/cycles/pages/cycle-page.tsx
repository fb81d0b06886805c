import { Alert, Button, Card, Descriptions, Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate, useParams } from "react-router";
import { Attachments } from "@/shared/files/attachments";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { Timeline } from "@/shared/steps/timeline";
import { day, minute } from "@/shared/time/dates";
import { ApprovePlan, remarkOn } from "../components/approve-plan";
import { NoteButton } from "../components/note-button";
import { OpenYear } from "../components/open-year";
import { RollOver } from "../components/roll-over";
import { StageCard } from "../components/stage-card";
import { type CycleInFull, useCycle } from "../queries";
import { State } from "./cycles-page";

/** One year: its stages, work and notes, and the acts that carry it on. */
export default function CyclePage() {
  const { id } = useParams();
  const cycle = useCycle(id);
  return <Asked asked={cycle}>{(found) => <Whole cycle={found} />}</Asked>;
}

function Whole({ cycle }: { cycle: CycleInFull }) {
  const { t } = useTranslation("cycles");
  const navigate = useNavigate();
  const remark = remarkOn(cycle);
  const title = cycle.title || t("cycle.untitled", { year: cycle.year });
  return (
    <PageFrame
      byYear
      title={title}
      crumbs={[{ title: t("cycle.list"), to: "/cycles" }]}
      actions={
        <>
          <Button onClick={() => navigate(`/cycles/${cycle.id}/progress`)}>{t("cycle.progress")}</Button>
          <NoteButton cycle={cycle} />
          <NextAct cycle={cycle} />
        </>
      }
    >
      <Flex vertical gap="middle">
        {remark && <Alert type="warning" showIcon title={t("return.told", { name: remark.person_name, on: day(remark.at) })} description={remark.text} />}
        {cycle.stock_taking && <Alert type="info" showIcon title={t("cycle.stockTakingText")} />}
        <Descriptions
          size="small"
          column={4}
          bordered
          items={[
            { key: "state", label: t("cycle.state"), children: <State cycle={cycle} /> },
            { key: "opened", label: t("cycle.opened"), children: day(cycle.opened_on) || "—" },
            { key: "approval", label: t("cycle.approval"), span: 2, children: cycle.approval ? `${cycle.approval}（${day(cycle.approved_on)}）` : "—" },
          ]}
        />
        {cycle.stages.map((one) => <StageCard key={one.id} stage={one} open={cycle.state === "open"} planned={Boolean(cycle.approved_on) || cycle.state === "closed"} />)}
        <Card size="small" title={t("note.list")}>
          {cycle.notes.length === 0 && <Typography.Text type="secondary">{t("note.none")}</Typography.Text>}
          <Timeline
            items={cycle.notes.map((one) => ({
              key: one.id,
              content: (
                <>
                  <Typography.Text strong>{t(`note.${one.kind}`)}</Typography.Text>{" "}
                  <Typography.Text type="secondary">{minute(one.at)} {one.person_name}</Typography.Text>
                  <div>{one.text}</div>
                </>
              ),
            }))}
          />
        </Card>
        <Card size="small" title={t("files.title")}>
          <Attachments ownerKind="cycle" ownerId={cycle.id} asks="cycle_plan:adopt">{t("files.add")}</Attachments>
        </Card>
      </Flex>
    </PageFrame>
  );
}

/** What carries the year on from where it stands: approval, opening, rolling over. */
function NextAct({ cycle }: { cycle: CycleInFull }) {
  if (cycle.state === "open") return <RollOver cycle={cycle} />;
  if (cycle.state === "closed") return null;
  return cycle.approved_on ? <OpenYear cycle={cycle} /> : <ApprovePlan cycle={cycle} />;
}
