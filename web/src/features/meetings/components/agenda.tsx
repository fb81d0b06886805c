import { App, Button, Card, Empty, Flex, Modal, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { settled } from "@/shared/problem/settled";
import { type AgendaItem, asideOf, decided, type Meeting, useNoteDecisions, useSetAgenda } from "../queries";
import type { Attending } from "../attending";
import { Candidates } from "./call-meeting";
import { DecideItem } from "./decide-item";
import { GradeChange } from "./grade-change";

export const COLOURS: Record<string, string> = { approve: "success", return: "warning", reject: "error" };

/** The items, how each was voted on, and deciding them one by one or all at once. */
export function Agenda({ meeting, open, shown }: { meeting: Meeting; open: boolean; shown: Attending }) {
  const { t } = useTranslation("meetings");
  const { message } = App.useApp();
  const [deciding, setDeciding] = useState<AgendaItem>();
  const note = useNoteDecisions();
  const undecided = meeting.agenda.filter((one) => !one.decision);
  const agreeAll = async () => {
    const held = await shown.ready();
    await note.mutateAsync({ ...held, decisions: undecided.map((one) => decided(held, one, "approve")) });
    void message.success(t("agenda.agreedAll", { count: undecided.length }));
  };
  const decide = async (item: AgendaItem) => {
    await shown.ready();
    setDeciding(item);
  };
  return (
    <Card
      size="small"
      title={t("agenda.title", { count: meeting.agenda.length })}
      extra={open && (
        <Flex gap="small">
          {meeting.body_id && <MoreItems meeting={meeting} body={meeting.body_id} />}
          <Act asks="meeting:record" size="small" loading={note.isPending || shown.saving} blocked={undecided.length ? shown.lacking : t("agenda.allDecided")} onClick={() => void settled(agreeAll())}>
            {t("agenda.agreeAll")}
          </Act>
        </Flex>
      )}
    >
      <Table<AgendaItem>
        rowKey="case_id"
        size="small"
        pagination={false}
        dataSource={meeting.agenda}
        locale={{ emptyText: <Empty description={t("agenda.none")} /> }}
        columns={[
          { title: t("agenda.position"), dataIndex: "position", width: 60 },
          { title: t("agenda.item"), render: (_value, one) => <Subject item={one} /> },
          { title: t("agenda.changes"), width: 150, render: (_value, one) => one.changes.map((change) => <div key={change.item_id}><GradeChange change={change} /></div>) },
          {
            title: t("agenda.decision"),
            width: 110,
            render: (_value, one) => (one.decision ? <Tag color={COLOURS[one.decision]}>{t(`decision.${one.decision}`)}</Tag> : t("agenda.undecided")),
          },
          {
            title: t("agenda.votes"),
            width: 180,
            render: (_value, one) => one.decision && t("agenda.voted", { for: one.votes_for, against: one.votes_against, abstained: one.abstained }),
          },
          { title: t("agenda.aside"), width: 100, render: (_value, one) => asideOf(one).join(t("list.comma")) },
          { title: t("agenda.reason"), dataIndex: "reason", width: 140 },
          ...(open ? [{
            title: t("agenda.acts"),
            width: 110,
            render: (_value: unknown, one: AgendaItem) => (
              <Act asks="meeting:record" size="small" blocked={shown.lacking} onClick={() => void settled(decide(one))}>{t("agenda.decide")}</Act>
            ),
          }] : []),
        ]}
      />
      {deciding && <DecideItem meeting={meeting} item={deciding} onClose={() => setDeciding(undefined)} />}
    </Card>
  );
}

function Subject({ item }: { item: AgendaItem }) {
  const { t } = useTranslation("meetings");
  return (
    <>
      <Link to={`/cases/${item.case_id}`}>{item.title}</Link> {item.high && <Tag color="error">{t("call.high")}</Tag>}
      {item.lowers && <Tag color="warning">{t("call.lowers")}</Tag>}
      <div className="quiet">{[item.number, item.department].filter(Boolean).join(" · ")}</div>
    </>
  );
}

function MoreItems({ meeting, body }: { meeting: Meeting; body: string }) {
  const { t } = useTranslation("meetings");
  const [open, setOpen] = useState(false);
  const [chosen, setChosen] = useState<string[]>([]);
  const set = useSetAgenda();
  const present = meeting.agenda.map((one) => one.case_id);
  const add = () =>
    set.mutate({ ...meeting, case_ids: [...present, ...chosen] }, {
      onSuccess: () => {
        setChosen([]);
        setOpen(false);
      },
    });
  return (
    <>
      <Act asks="meeting:record" size="small" onClick={() => setOpen(true)}>{t("agenda.add")}</Act>
      <Modal
        open={open}
        width={720}
        title={t("call.candidates")}
        onCancel={() => setOpen(false)}
        footer={<Button type="primary" disabled={!chosen.length} loading={set.isPending} onClick={add}>{t("agenda.addChosen", { count: chosen.length })}</Button>}
      >
        <Candidates body={body} besides={present} value={chosen} onChange={setChosen} />
      </Modal>
    </>
  );
}
