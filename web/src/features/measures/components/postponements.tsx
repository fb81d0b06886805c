import { Alert, Button, DatePicker, Empty, Flex, Form, Input, Tag, Typography } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { FormDialog } from "@/shared/form/form-dialog";
import { useMeasureAct } from "@/shared/measures/measure-dialog";
import { Asked } from "@/shared/pages/page-frame";
import { day, minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { askToPostpone, decidePostponement, type Measure, type Postponement, usePostponements, withdrawPostponement } from "../queries";

const COLOURS: Record<string, string> = { open: "processing", granted: "success", refused: "error" };

/** The request that waits, said on top of the measure, with what its reader may do about it. */
export function OpenPostponement({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  const { data } = usePostponements(measure.id);
  const [answering, setAnswering] = useState<"grant" | "refuse">();
  const withdraw = useMeasureAct(withdrawPostponement);
  const one = data?.items.find((each) => each.state === "open");
  if (!one) return null;
  const deciders = one.deciders.map((each) => `${each.post} ${each.name}`).join("、");
  return (
    <>
      <Alert
        type="warning"
        showIcon
        title={t("postpone.open", { name: one.asked_name, from: day(one.from_due_on), to: day(one.to_due_on) })}
        description={
          <Flex vertical gap="small">
            <span>{t("postpone.because", { reason: one.reason })}</span>
            <span>{deciders ? t("postpone.decides", { who: deciders }) : t("postpone.nobody")}</span>
            <Flex gap="small">
              {one.mine_to_decide && <Button type="primary" size="small" onClick={() => setAnswering("grant")}>{t("postpone.grant")}</Button>}
              {one.mine_to_decide && <Button size="small" onClick={() => setAnswering("refuse")}>{t("postpone.refuse")}</Button>}
              {one.mine_to_withdraw && <Button size="small" loading={withdraw.isPending} onClick={() => withdraw.mutate(one)}>{t("postpone.withdraw")}</Button>}
            </Flex>
          </Flex>
        }
      />
      {answering && <AnswerDialog request={one} granted={answering === "grant"} onClose={() => setAnswering(undefined)} />}
    </>
  );
}

function AnswerDialog({ request, granted, onClose }: { request: Postponement; granted: boolean; onClose: () => void }) {
  const { t } = useTranslation("measures");
  const act = useMeasureAct(({ opinion, number }: { opinion: string; number?: number }) =>
    decidePostponement({ ...request, version: number ?? request.version }, { granted, opinion }),
  );
  return (
    <FormDialog<{ opinion?: string }>
      title={t(granted ? "postpone.grantTitle" : "postpone.refuseTitle", { to: day(request.to_due_on), from: day(request.from_due_on), name: request.asked_name })}
      verb={t(granted ? "postpone.grant" : "postpone.refuse")}
      danger={!granted}
      run={({ opinion = "" }, number) => act.mutateAsync({ opinion, number })}
      onClose={onClose}
    >
      <Form.Item name="opinion" label={t("postpone.opinion")} rules={granted ? [] : [{ required: true, message: t("postpone.opinionMissing") }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}

interface Wanted {
  due_on: Dayjs;
  reason: string;
}

/** Asks for more time; the day is later than the present one. */
export function PostponeDialog({ measure, onClose }: { measure: Measure; onClose: () => void }) {
  const { t } = useTranslation("measures");
  const act = useMeasureAct((wanted: Wanted) => askToPostpone(measure.id, { due_on: wanted.due_on.format("YYYY-MM-DD"), reason: wanted.reason }));
  const term = dayjs(measure.next_due_on);
  const earliest = term.isAfter(dayjs()) ? term : dayjs();
  return (
    <FormDialog<Wanted>
      title={t("postpone.title", { on: day(measure.next_due_on) })}
      verb={t("postpone.ask")}
      run={(wanted) => act.mutateAsync(wanted)}
      onClose={onClose}
    >
      <Form.Item name="due_on" label={t("postpone.until")} rules={[{ required: true, message: t("postpone.untilMissing") }]}>
        <DatePicker autoFocus disabledDate={(one: Dayjs) => !one.isAfter(earliest, "day")} />
      </Form.Item>
      <Form.Item name="reason" label={t("postpone.reason")} extra={t("postpone.who")} rules={[{ required: true, message: t("postpone.reasonMissing") }]}>
        <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} maxLength={1000} />
      </Form.Item>
    </FormDialog>
  );
}

/** Every request for more time, the newest first. */
export function PostponementsPart({ measure }: { measure: Measure }) {
  const { t } = useTranslation("measures");
  const word = useWord();
  return (
    <Asked asked={usePostponements(measure.id)}>
      {(found) =>
        found.items.length === 0 ? (
          <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("postpone.none")} />
        ) : (
          <ul className="rows">
            {found.items.map((one) => (
              <li key={one.id}>
                <div>
                  <strong>{day(one.from_due_on)} → {day(one.to_due_on)}</strong> <Tag color={COLOURS[one.state]}>{word("measure_postponements.state", one.state)}</Tag>
                  <div>{t("postpone.because", { reason: one.reason })}</div>
                  {one.opinion && <div>{t("postpone.answered", { opinion: one.opinion })}</div>}
                  <Typography.Text type="secondary">
                    {[t("postpone.askedBy", { name: one.asked_name, at: minute(one.asked_at) }), one.decided_name && t("postpone.decidedBy", { name: one.decided_name, at: minute(one.decided_at) })].filter(Boolean).join(" · ")}
                  </Typography.Text>
                </div>
              </li>
            ))}
          </ul>
        )
      }
    </Asked>
  );
}
