import { Checkbox, Flex, Form, Input, InputNumber, Radio, Table } from "antd";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { GradeMark } from "@/shared/grade/grade-mark";
import { type AgendaItem, asideOf, decided, type Decision, type Meeting, useCaseItems, useNoteDecisions } from "../queries";
import { GradeChange } from "./grade-change";

interface Values {
  decision: Decision["decision"];
  votes_for: number;
  votes_against: number;
  abstained: number;
  reason?: string;
  ranks?: Record<string, number | undefined>;
  parts?: Record<string, "approve" | "return" | "reject" | undefined>;
  confirmed?: Check[];
}

/** What is confirmed of every measure with the yes to it. */
const CHECKS = ["targeted", "binding", "operable"] as const;
type Check = (typeof CHECKS)[number];

const DECISIONS = ["approve", "return", "reject", "defer"] as const;

/** The grade a record has, or what is being voted on: from which to which. */
function Before({ item, one }: { item: AgendaItem; one: { item_id: string; rank: number | null; rank_label: string } }) {
  const change = item.changes.find((line) => line.item_id === one.item_id);
  return change ? <GradeChange change={change} /> : <GradeMark rank={one.rank} label={one.rank_label.replace(/^\W\s*/, "")} />;
}

/** One item: outcome, votes, the reason, and grades the meeting changed. */
export function DecideItem({ meeting, item, onClose }: { meeting: Meeting; item: AgendaItem; onClose: () => void }) {
  const { t } = useTranslation("meetings");
  const { data: found } = useCaseItems(item.case_id, true);
  const note = useNoteDecisions();
  const usual = decided(meeting, item, item.decision as Decision["decision"] ?? "approve");
  const asked = CHECKS.filter((name) => found?.missing.some((gap) => gap.pointer === `/outcome/${name}`));
  const run = ({ ranks = {}, parts = {}, confirmed = [], reason = "", ...values }: Values, version = meeting.version) => {
    const checks = Object.fromEntries(confirmed.map((name) => [name, true]));
    const items = (found?.items ?? []).flatMap((one) => {
      const [rank, part] = [ranks[one.item_id], parts[one.item_id]];
      const outcome = { ...checks, ...(rank == null ? {} : { rank, reason }) };
      if (!Object.keys(outcome).length && !part) return [];
      return [{ item_id: one.item_id, ...(part ? { decision: part } : {}), ...(Object.keys(outcome).length ? { outcome } : {}) }];
    });
    return note.mutateAsync({ id: meeting.id, version, decisions: [{ ...usual, ...values, reason, items }] });
  };
  const [form] = Form.useForm<Values>();
  const chosen = Form.useWatch("decision", form) ?? usual.decision;
  const aside = asideOf(item).join(t("list.comma"));
  return (
    <FormDialog<Values>
      form={form}
      title={item.title}
      verb={t("agenda.keep")}
      width={760}
      initialValues={{ decision: usual.decision, votes_for: usual.votes_for, votes_against: usual.votes_against, abstained: usual.abstained, reason: item.reason }}
      run={run}
      onClose={onClose}
    >
      {aside && <p>{t("agenda.standAside", { names: aside })}</p>}
      <Form.Item name="decision" label={t("agenda.decision")}>
        <Radio.Group aria-label={t("agenda.decision")} options={DECISIONS.map((one) => ({ value: one, label: t(`decision.${one}`) }))} optionType="button" />
      </Form.Item>
      {chosen !== "defer" && <p className="quiet">{t("agenda.votedOn", { decision: t(`decision.${chosen}`) })}</p>}
      <Flex gap="middle">
        {(["votes_for", "votes_against", "abstained"] as const).map((name) => (
          <Form.Item key={name} name={name} label={t(`agenda.${name}`)}>
            <InputNumber min={0} max={99} />
          </Form.Item>
        ))}
      </Flex>
      {asked.length > 0 && chosen === "approve" && (
        <Form.Item
          name="confirmed"
          label={t("agenda.confirm")}
          rules={[{ validator: (_rule, value: Check[] = []) => (value.length === asked.length ? Promise.resolve() : Promise.reject(new Error(t("agenda.confirmAll")))) }]}
        >
          <Checkbox.Group role="group" aria-label={t("agenda.confirm")} options={asked.map((name) => ({ value: name, label: t(`agenda.${name}`) }))} />
        </Form.Item>
      )}
      <Form.Item name="reason" label={t("agenda.reason")}>
        <Input.TextArea rows={2} maxLength={2000} />
      </Form.Item>
      <Table
        rowKey="item_id"
        size="small"
        pagination={false}
        dataSource={found?.items ?? []}
        columns={[
          { title: t("agenda.record"), render: (_value, one) => `${one.number} ${one.title}` },
          { title: t("agenda.grade"), width: 130, render: (_value, one) => <Before item={item} one={one} /> },
          {
            title: t("agenda.newGrade"),
            width: 130,
            render: (_value, one) => (
              <Form.Item name={["ranks", one.item_id]} noStyle>
                <Select allowClear aria-label={t("agenda.newGradeOf", { name: one.title })} className="filter" options={[1, 2, 3].map((rank) => ({ value: rank, label: <GradeMark rank={rank} /> }))} />
              </Form.Item>
            ),
          },
          {
            title: t("agenda.part"),
            width: 130,
            render: (_value, one) => (
              <Form.Item name={["parts", one.item_id]} noStyle>
                <Select allowClear aria-label={t("agenda.partOf", { name: one.title })} className="filter" options={(["return", "reject"] as const).map((part) => ({ value: part, label: t(`decision.${part}`) }))} />
              </Form.Item>
            ),
          },
        ]}
      />
    </FormDialog>
  );
}
