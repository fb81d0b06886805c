import { App, Button, Empty, Flex, Form, Input, InputNumber, Modal, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { ErrorSummary, type FormError } from "@/shared/form/error-summary";
import { putErrors } from "@/shared/form/refused";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { settled } from "@/shared/problem/settled";
import type { LedgerColumn } from "@/shared/table/columns";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day, minute, thisYear } from "@/shared/time/dates";
import { useStageName } from "@/shared/words/stage-names";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { backwards, inYear, StageEditor, type EditedStage } from "../components/stage-editor";
import { type Plan, readPlans, useChangePlan, useDraftPlan, useIssuePlan, usePlanProposal, usePlanReceipts } from "../queries";

/** P53: the plans a leading group issues to those below it. */
export default function PlansPage() {
  const { t } = useTranslation("cycles");
  const { modal, message } = App.useApp();
  const word = useWord();
  const { nameOf } = useDirectory();
  const issue = useIssuePlan();
  const [edited, setEdited] = useState<Plan | "new">();
  const ask = (plan: Plan) =>
    modal.confirm({
      title: t("plans.issueTitle", { title: plan.title }),
      content: t("plans.issueText"),
      okText: t("plans.issue"),
      onOk: () => settled(issue.mutateAsync(plan).then(() => message.success(t("plans.issued")))),
    });
  const draft = <Act asks="cycle_plan:draft" type="primary" onClick={() => setEdited("new")}>{t("plans.draft")}</Act>;
  const columns: LedgerColumn<Plan>[] = [
    { key: "year", title: t("cycle.year"), dataIndex: "year", width: 60 },
    { key: "edition", title: t("plans.edition"), dataIndex: "edition", width: 56 },
    { key: "title", title: t("cycle.title"), dataIndex: "title", width: 220 },
    { key: "stages", title: t("plans.stages"), width: 56, align: "right", render: (_value, one) => one.stages.length },
    { key: "days", title: t("plans.days"), width: 185, render: (_value, one) => `${day(one.starts_on)} – ${day(one.ends_on)}` },
    { key: "state", title: t("cycle.state"), width: 80, render: (_value, one) => <Tag color={one.state === "issued" ? "success" : undefined}>{word("cycle_plans.state", one.state)}</Tag> },
    { key: "written_by", title: t("plans.writtenBy"), width: 130, render: (_value, one) => nameOf(one.written_by) },
    { key: "issued_at", title: t("plans.issuedAt"), width: 130, render: (_value, one) => minute(one.issued_at) },
    {
      key: "acts",
      title: t("cycle.acts"),
      width: 150,
      fixedPlace: true,
      render: (_value, one) =>
        one.state !== "issued" && (
          <Flex gap="small">
            <Act asks="cycle_plan:draft" size="small" onClick={() => setEdited(one)}>{t("plans.change")}</Act>
            <Act asks="cycle_plan:issue" size="small" onClick={() => ask(one)}>{t("plans.issue")}</Act>
          </Flex>
        ),
    },
  ];
  return (
    <PageFrame title={t("plans.title")} actions={draft}>
      <LedgerTable<Plan>
        name="cycle-plans"
        register="plans"
        read={readPlans}
        columns={columns}
        search={<FilterSelect name="state" label={t("cycle.state")} options={useWords("cycle_plans.state")} />}
        unfolded={(one) => <Stages plan={one} />}
        empty={<Empty description={t("plans.none")} />}
      />
      {edited && <Editing plan={edited === "new" ? undefined : edited} onDone={() => setEdited(undefined)} />}
    </PageFrame>
  );
}

function Stages({ plan }: { plan: Plan }) {
  const stageName = useStageName();
  return (
    <>
      <ol>{plan.stages.map((one) => <li key={one.name}><strong>{stageName(one.name)}</strong> {day(one.starts_on)} – {day(one.due_on)} {one.note}</li>)}</ol>
      {plan.state === "issued" && <Receipts id={plan.id} />}
    </>
  );
}

/** To whom the plan came, and who signed for it there and when. */
function Receipts({ id }: { id: string }) {
  const { t } = useTranslation("cycles");
  const { data } = usePlanReceipts(id);
  return (
    <Table<Of<"PlanReceipt">>
      size="small"
      rowKey={(one) => one.tenant.code}
      title={() => t("plans.receipts")}
      loading={!data}
      pagination={false}
      dataSource={data?.items}
      columns={[
        { title: t("plans.below"), render: (_value, one) => one.tenant.name },
        { title: t("plans.delivered"), width: 180, render: (_value, one) => minute(one.delivered_at) || <Typography.Text type="secondary">{t("plans.passedOn")}</Typography.Text> },
        {
          title: t("plans.signed"),
          width: 320,
          render: (_value, one) => (one.signed_at ? <Tag color="success">{t("received.signed", { on: minute(one.signed_at) })} {one.signed_by} {one.post}</Tag> : <Tag>{t("plans.unsigned")}</Tag>),
        },
      ]}
    />
  );
}

function Editing({ plan, onDone }: { plan: Plan | undefined; onDone: () => void }) {
  const { t } = useTranslation("cycles");
  const [form] = Form.useForm<{ year: number; title: string }>();
  const year = plan?.year ?? thisYear() + 1;
  const [errors, setErrors] = useState<FormError[]>([]);
  const [edited, setEdited] = useState<EditedStage[] | undefined>(plan?.stages as EditedStage[] | undefined);
  const chosen = Form.useWatch("year", form) ?? year;
  const { data: proposed } = usePlanProposal(chosen, !plan);
  const stages = edited ?? ((proposed?.stages ?? []) as EditedStage[]);
  const draft = useDraftPlan();
  const change = useChangePlan();
  const send = async (values: { year: number; title: string }) => {
    const body = { title: values.title, stages: stages.map(({ code, name, starts_on, due_on, note }) => ({ code, name, starts_on, due_on, note })) as Of<"Stage">[] };
    try {
      if (plan) await change.mutateAsync({ id: plan.id, version: plan.version, ...body });
      else await draft.mutateAsync({ ...body, year: values.year });
      onDone();
    } catch (failure) {
      setErrors(putErrors(form, failure));
    }
  };
  return (
    <Modal open width={800} title={t(plan ? "plans.change" : "plans.draft")} footer={null} onCancel={onDone}>
      <ErrorSummary errors={errors} />
      <Form form={form} layout="vertical" onFinish={send} initialValues={{ year, title: plan?.title ?? t("plans.usualTitle", { year }) }}>
        <Flex gap="middle">
          <Form.Item name="year" label={t("cycle.year")} rules={[{ required: true }]}>
            <InputNumber min={2000} max={2100} disabled={Boolean(plan)} onChange={(to) => to && edited && setEdited(inYear(edited, chosen, to))} />
          </Form.Item>
          <Form.Item name="title" label={t("cycle.title")} rules={[{ required: true, max: 200 }]} className="grows">
            <Input />
          </Form.Item>
        </Flex>
        {!plan && <Typography.Paragraph type="secondary">{t("plans.proposed")}</Typography.Paragraph>}
        <StageEditor stages={stages} onChange={setEdited} named />
        <Button className="form-submit" type="primary" htmlType="submit" disabled={!stages.length || backwards(stages).length > 0} loading={draft.isPending || change.isPending}>{t("plans.save")}</Button>
      </Form>
    </Modal>
  );
}
