import { Empty, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import { Select } from "@/shared/form/select";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { RecordName, RecordSelect } from "@/shared/records/record-select";
import { FilterSelect } from "@/shared/table/filter-select";
import { LedgerTable } from "@/shared/table/ledger-table";
import { day } from "@/shared/time/dates";
import { useWord, useWords } from "@/shared/words/vocabularies";
import { type Gap, readGaps, useCloseGap, useOpenGap } from "../queries";

/** Where a regulation is missing; closed only with one that holds. */
export function Gaps() {
  const { t } = useTranslation("regulations");
  const word = useWord();
  const { nameOf } = useDirectory();
  const states = useWords("regulation_gaps.state");
  const [closing, setClosing] = useState<Gap>();
  return (
    <>
      <LedgerTable<Gap>
        name="regulation-gaps"
        register="regulation_gaps"
        read={readGaps}
        saved={false}
        search={<FilterSelect name="state" label={t("field.status")} options={states} />}
        empty={<Empty description={t("gap.empty")} />}
        columns={[
          { key: "title", title: t("gap.missing"), dataIndex: "title", width: 260 },
          { key: "type", title: t("field.type"), width: 120, render: (_value, one) => word("regulations.type", one.type) },
          { key: "reason", title: t("gap.reason"), dataIndex: "reason", width: 240 },
          { key: "department", title: t("field.department"), width: 130, render: (_value, one) => nameOf(one.department_id) || t("whole") },
          { key: "point", title: t("link.risk_point"), width: 220, rare: true, render: (_value, one) => one.risk_point_id && <RecordName kind="risk_point" id={one.risk_point_id} /> },
          { key: "due_on", title: t("gap.due"), width: 110, render: (_value, one) => day(one.due_on) },
          { key: "state", title: t("field.status"), width: 90, render: (_value, one) => <Tag color={one.state === "open" ? "warning" : "success"}>{word("regulation_gaps.state", one.state)}</Tag> },
          {
            key: "filled",
            title: t("gap.filledBy"),
            width: 200,
            fixedPlace: true,
            render: (_value, one) =>
              one.regulation_id ? <RecordName kind="regulation" id={one.regulation_id} /> : <Act asks="regulation:edit" size="small" onClick={() => setClosing(one)}>{t("gap.close")}</Act>,
          },
        ]}
      />
      {closing && <CloseGapDialog gap={closing} onClose={() => setClosing(undefined)} />}
    </>
  );
}

function CloseGapDialog({ gap, onClose }: { gap: Gap; onClose: () => void }) {
  const { t } = useTranslation("regulations");
  const close = useCloseGap();
  return (
    <FormDialog<Of<"GapClosure">>
      title={t("gap.closeTitle", { title: gap.title })}
      verb={t("gap.close")}
      run={(body, version = gap.version) => close.mutateAsync({ id: gap.id, version, body })}
      onClose={onClose}
    >
      <Form.Item name="regulation_id" label={t("gap.filledBy")} extra={t("gap.closeHelp")} rules={[{ required: true }]}><RecordSelect kind="regulation" /></Form.Item>
    </FormDialog>
  );
}

/** Writes down that a regulation is missing; making one becomes a task of its keeper. */
export function GapDialog({ start, onClose }: { start?: Partial<Of<"GapDraft">>; onClose: () => void }) {
  const { t } = useTranslation("regulations");
  const types = useWords("regulations.type");
  const { departments } = useDirectory();
  const open = useOpenGap();
  return (
    <FormDialog<Of<"GapDraft">> title={t("gap.openTitle")} verb={t("gap.open")} initialValues={{ type: "other", ...start }} run={(body) => open.mutateAsync(body)} onClose={onClose}>
      <Form.Item name="title" label={t("gap.missing")} rules={[{ required: true, max: 500 }]}><Input autoFocus /></Form.Item>
      <Form.Item name="type" label={t("field.type")}><Select options={types} /></Form.Item>
      <Form.Item name="department_id" label={t("field.department")} extra={t("gap.keeper")}><Select allowClear options={departments} showSearch={BY_NAME} /></Form.Item>
      <Form.Item name="risk_point_id" label={t("link.risk_point")}><RecordSelect kind="risk_point" /></Form.Item>
      <DayField name="due_on" label={t("gap.due")} />
      <Form.Item name="reason" label={t("gap.reason")}><Input.TextArea autoSize={{ minRows: 2 }} maxLength={2000} /></Form.Item>
    </FormDialog>
  );
}
