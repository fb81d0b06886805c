import { Button, Card, DatePicker, Flex, Form, Input, InputNumber, Select } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { Asked } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { day, thisDay } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { useBodies, useChangeBody, useMembers, useSeat, useSetUpBody, useUnseat } from "../queries";
import { PersonSelect } from "./appoint-dialogs";
import { DayDialog } from "./day-dialog";

type Body = Of<"Body">;

/** The bodies that decide together, and who sits in each. */
export function Bodies() {
  const { t } = useTranslation("organisation");
  const kinds = useWords("bodies.kind");
  const bodies = useBodies();
  const setUp = useSetUpBody();
  const [adding, setAdding] = useState(false);
  return (
    <Flex vertical gap="small">
      <div><Act asks="organisation:edit" onClick={() => setAdding(true)}>{t("body.setUp")}</Act></div>
      <Asked asked={bodies}>{(found) => <>{found.items.map((one) => <OneBody key={one.id} body={one} />)}</>}</Asked>
      {adding && (
        <FormDialog<Of<"BodyDraft">> title={t("body.setUp")} verb={t("body.setUp")} run={(values) => setUp.mutateAsync(values)} onClose={() => setAdding(false)}>
          <Form.Item name="name" label={t("body.name")} rules={[{ required: true, max: 100 }]}><Input /></Form.Item>
          <Form.Item name="code" label={t("department.code")} rules={[{ required: true, max: 30 }]}><Input /></Form.Item>
          <Form.Item name="kind" label={t("body.kind")} rules={[{ required: true }]}><Select options={kinds} /></Form.Item>
          <Form.Item name="quorum" label={t("body.quorum")}><InputNumber min={1} max={99} /></Form.Item>
        </FormDialog>
      )}
    </Flex>
  );
}

function OneBody({ body }: { body: Body }) {
  const { t } = useTranslation("organisation");
  const word = useWord();
  const seats = useWords("body_members.seat");
  const { nameOf } = useDirectory();
  const { data: members } = useMembers(body.id);
  const seat = useSeat();
  const unseat = useUnseat();
  const [adding, setAdding] = useState(false);
  const [leaving, setLeaving] = useState<Of<"BodyMember">>();
  const [changing, setChanging] = useState(false);
  return (
    <Card
      size="small"
      title={`${body.name} · ${word("bodies.kind", body.kind)}`}
      extra={
        <Flex gap="small" align="center">
          {body.quorum && <small>{t("body.quorumOf", { count: body.quorum })}</small>}
          <Act asks="organisation:edit" size="small" onClick={() => setChanging(true)}>{t("body.change")}</Act>
          <Act asks="organisation:appoint" size="small" onClick={() => setAdding(true)}>{t("body.seat")}</Act>
        </Flex>
      }
    >
      <Flex gap="small" wrap>
        {(members?.items ?? []).filter((one) => !one.ends_on).map((one) => (
          <Button key={one.id} size="small" onClick={() => setLeaving(one)} aria-label={t("body.unseatOf", { name: nameOf(one.person_id) })}>
            {nameOf(one.person_id)} · {word("body_members.seat", one.seat)}
          </Button>
        ))}
      </Flex>
      {changing && <BodyDialog body={body} onClose={() => setChanging(false)} />}
      {adding && (
        <FormDialog<{ person_id: string; seat: "head" | "deputy" | "member" | "secretary"; starts_on: Dayjs }>
          title={t("body.seatTitle", { name: body.name })}
          verb={t("body.seat")}
          initialValues={{ seat: "member", starts_on: thisDay() }}
          run={({ starts_on, ...values }) => seat.mutateAsync({ ...values, body_id: body.id, starts_on: day(starts_on) })}
          onClose={() => setAdding(false)}
        >
          <Form.Item name="person_id" label={t("appointment.person")} rules={[{ required: true }]}><PersonSelect /></Form.Item>
          <Form.Item name="seat" label={t("body.seatKind")}><Select options={seats} /></Form.Item>
          <Form.Item name="starts_on" label={t("appointment.from")} rules={[{ required: true }]}><DatePicker /></Form.Item>
        </FormDialog>
      )}
      {leaving && (
        <DayDialog
          title={t("body.unseatTitle", { name: nameOf(leaving.person_id), body: body.name })}
          verb={t("body.unseat")}
          run={({ on }) => unseat.mutateAsync({ id: leaving.id, version: leaving.version, on })}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Card>
  );
}

/** Renames a body, or says how many must be there for it to decide. */
function BodyDialog({ body, onClose }: { body: Body; onClose: () => void }) {
  const { t } = useTranslation("organisation");
  const change = useChangeBody();
  return (
    <FormDialog<Of<"BodyChange">>
      title={t("body.changeTitle", { name: body.name })}
      verb={t("person.keep")}
      initialValues={{ name: body.name, code: body.code, other_names: body.other_names, quorum: body.quorum }}
      run={(values, version = body.version) => change.mutateAsync({ ...values, quorum: values.quorum ?? null, id: body.id, version })}
      onClose={onClose}
    >
      <Form.Item name="name" label={t("body.name")} rules={[{ required: true, max: 100 }]}><Input /></Form.Item>
      <Form.Item name="code" label={t("department.code")} rules={[{ required: true, max: 30 }]}><Input /></Form.Item>
      <Form.Item name="other_names" label={t("body.otherNames")} extra={t("body.otherNamesHelp")}><Select mode="tags" open={false} suffixIcon={null} /></Form.Item>
      <Form.Item name="quorum" label={t("body.quorum")}><InputNumber min={1} max={99} /></Form.Item>
    </FormDialog>
  );
}
