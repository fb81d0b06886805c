import "./bulk-act.css";
import { Alert, Button, Flex, Form, Modal, Progress, Table, Typography } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { ErrorSummary, type FormError } from "../form/error-summary";
import { foundErrors } from "../form/refused";
import { useUndoBar } from "../undo/undo-bar";
import { Answer, type PermissionAnswer } from "./answer";
import { type Asked, answersFor } from "./answers";

export interface BulkItem {
  id: string;
  label: string;
}

interface Outcome extends BulkItem {
  done: boolean;
  reason: string;
}

export interface Together {
  results: { done: boolean; reason: string }[];
  undo?: () => Promise<unknown>;
}

interface Props<Values, Result> {
  /** Says what is done to how many: “复核 12 个风险点”. */
  title: (count: number) => string;
  /** The button's verb. */
  verb: string;
  permission: string;
  kind: string;
  items: readonly BulkItem[];
  /** Why one of them cannot be done now although the reader may. */
  blocked?: (item: BulkItem) => string | undefined;
  initialValues?: Partial<Values>;
  children?: ReactNode;
  run?: (item: BulkItem, values: Values) => Promise<Result>;
  /** Does all of them in one request instead: what became of each in their order, and how to take it back. */
  together?: (items: readonly BulkItem[], values: Values) => Promise<Together>;
  /** Takes one of them back, knowing what the service answered; offered for some seconds. */
  undo?: (item: BulkItem, result: Result) => Promise<unknown>;
  /** How many were done and, once it ran, which were tried in vain: only these stay ticked. */
  onClose: (done: number, failed?: readonly string[]) => void;
}

/** One act on many records: leaves out what one may not do and says why, then tells each result. */
export function BulkAct<Values extends object, Result = unknown>(props: Props<Values, Result>) {
  const { t } = useTranslation("shared");
  const [form] = Form.useForm<Values>();
  const [answers, setAnswers] = useState<PermissionAnswer[]>();
  const [results, setResults] = useState<Outcome[]>([]);
  const [running, setRunning] = useState(false);
  const [errors, setErrors] = useState<FormError[]>([]);
  const offer = useUndoBar();
  const { items, permission, kind } = props;
  useEffect(() => {
    let gone = false;
    const asked: Asked[] = items.map((one) => ({ permission, subject_kind: kind, subject_id: one.id }));
    void answersFor(asked).then((found) => !gone && setAnswers(found));
    return () => {
      gone = true;
    };
  }, [items, permission, kind]);
  const why = (item: BulkItem, index: number): ReactNode => {
    const answer = answers?.[index];
    if (answer && !answer.allowed) return <Answer answer={answer} />;
    return props.blocked?.(item);
  };
  const left = items.map((one, index) => ({ ...one, why: why(one, index) }));
  const refused = left.filter((one) => one.why);
  const open = left.filter((one) => !one.why);
  const finished = results.length > 0 && !running;
  const done = results.filter((one) => one.done).length;
  const close = () => props.onClose(done, results.length ? results.filter((one) => !one.done).map((one) => one.id) : undefined);
  const undone = (count: number, back: () => Promise<unknown>) => offer(props.title(count), () => back().finally(() => props.onClose(count)));
  const workTogether = async (values: Values) => {
    const all = await props.together?.(open, values).catch((failure: unknown) => setErrors([{ field: "", message: wordsOf(failure) }]));
    setRunning(false);
    if (!all) return;
    const said = open.map((one, index) => ({ ...one, ...(all.results[index] ?? { done: false, reason: "" }) }));
    setResults(said);
    if (all.undo) undone(said.filter((one) => one.done).length, all.undo);
  };
  const work = async (values: Values) => {
    setRunning(true);
    setErrors([]);
    if (props.together) return workTogether(values);
    const said: Outcome[] = [];
    const back: (() => Promise<unknown>)[] = [];
    const taken = (one: BulkItem) => (result: Result) => {
      if (props.undo) back.push(() => props.undo?.(one, result) ?? Promise.resolve());
      return "";
    };
    for (const one of open) {
      const reason = await props.run?.(one, values).then(taken(one), wordsOf) ?? "";
      said.push({ id: one.id, label: one.label, done: reason === "", reason });
      setResults([...said]);
    }
    setRunning(false);
    if (back.length) undone(back.length, () => all(back));
  };
  return (
    <Modal
      open
      width={760}
      title={props.title(open.length)}
      mask={{ closable: false }}
      onCancel={() => !running && close()}
      footer={
        finished ? (
          <Button type="primary" onClick={close}>{t("bulk.close")}</Button>
        ) : (
          <Flex gap="small" justify="flex-end">
            <Button disabled={running} onClick={close}>{t("bulk.cancel")}</Button>
            <Button type="primary" loading={running || !answers} disabled={open.length === 0} onClick={() => form.submit()}>{props.verb}</Button>
          </Flex>
        )
      }
    >
      <Flex vertical gap="middle">
        {!finished && refused.length > 0 && (
          <Alert
            type="warning"
            showIcon
            title={t("bulk.refused", { count: refused.length })}
            description={
              <div className="bulk-list">
                {refused.map((one) => <div key={one.id}><strong>{one.label}</strong> {one.why}</div>)}
              </div>
            }
          />
        )}
        <ErrorSummary errors={errors} />
        <Form<Values>
          form={form}
          layout="vertical"
          hidden={finished}
          disabled={running}
          initialValues={props.initialValues}
          onFinish={(values) => void work(values)}
          onFinishFailed={({ errorFields }) => setErrors(foundErrors(errorFields as never))}
        >
          {props.children}
        </Form>
        {running && <Progress percent={Math.round((results.length / open.length) * 100)} aria-label={props.verb} />}
        {finished && <Results results={results} done={done} />}
      </Flex>
    </Modal>
  );
}

function Results({ results, done }: { results: Outcome[]; done: number }) {
  const { t } = useTranslation("shared");
  return (
    <>
      <Typography.Text role="status">{t("bulk.done", { done, failed: results.length - done })}</Typography.Text>
      <Table<Outcome>
        size="small"
        rowKey="id"
        pagination={false}
        scroll={{ y: 320 }}
        dataSource={results}
        columns={[
          { title: t("bulk.record"), dataIndex: "label" },
          { title: t("bulk.result"), width: 90, render: (_value, one) => <Typography.Text type={one.done ? "success" : "danger"}>{one.done ? t("bulk.success") : t("bulk.failure")}</Typography.Text> },
          { title: t("bulk.reason"), dataIndex: "reason" },
        ]}
      />
    </>
  );
}

/** One after the other, as they were done. */
async function all(acts: readonly (() => Promise<unknown>)[]): Promise<void> {
  for (const act of acts) await act();
}

function wordsOf(failure: unknown): string {
  if (!(failure instanceof Problem)) return String(failure);
  const { errors } = failure.document;
  return errors?.length ? errors.map((one) => one.message).join("；") : failure.message;
}
