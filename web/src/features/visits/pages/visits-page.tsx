import { Empty, Form, Input, InputNumber, Select, Tag } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { PageFrame } from "@/shared/pages/page-frame";
import { useDirectory } from "@/shared/people/organisation";
import { LedgerTable } from "@/shared/table/ledger-table";
import { minute } from "@/shared/time/dates";
import { readVisits, useBureaus, useOpenVisit, type Visit } from "../queries";

/** P37 of a leading group: its visits to bureaus, each with a reason and an end. */
export default function VisitsPage() {
  const { t } = useTranslation("visits");
  const [opening, setOpening] = useState(false);
  const { nameOf } = useDirectory();
  return (
    <PageFrame
      title={t("visit.list")}
      actions={<Act asks="visit:open" type="primary" onClick={() => setOpening(true)}>{t("open.act")}</Act>}
    >
      <LedgerTable<Visit>
        name="visits"
        register="visits"
        read={readVisits}
        empty={<Empty description={t("visit.none")} />}
        columns={[
          { key: "bureau", title: t("visit.bureau"), render: (_value, one) => <Link to={`/region/visits/${one.id}`}>{one.bureau_name}</Link> },
          { key: "reason", title: t("visit.reason"), dataIndex: "reason" },
          { key: "opened_by", title: t("visit.openedBy"), width: 180, render: (_value, one) => nameOf(one.opened_by) },
          { key: "opened_at", title: t("visit.openedAt"), width: 160, render: (_value, one) => minute(one.opened_at) },
          { key: "expires_at", title: t("visit.expiresAt"), width: 160, render: (_value, one) => minute(one.expires_at) },
          { key: "state", title: t("visit.state"), width: 110, render: (_value, one) => <VisitState visit={one} /> },
        ]}
      />
      {opening && <OpenVisit onClose={() => setOpening(false)} />}
    </PageFrame>
  );
}

export function isOpen(visit: Visit): boolean {
  return !visit.closed_at && dayjs(visit.expires_at).isAfter(dayjs());
}

export function VisitState({ visit }: { visit: Visit }) {
  const { t } = useTranslation("visits");
  return <Tag color={isOpen(visit) ? "processing" : undefined}>{t(isOpen(visit) ? "state.open" : "state.closed")}</Tag>;
}

function OpenVisit({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("visits");
  const navigate = useNavigate();
  const { data: bureaus } = useBureaus();
  const open = useOpenVisit();
  return (
    <FormDialog<Of<"VisitDraft">>
      title={t("open.title")}
      verb={t("open.act")}
      initialValues={{ hours: 8 }}
      run={(values) => open.mutateAsync(values).then((made) => navigate(`/region/visits/${made.id}`))}
      onClose={onClose}
    >
      <Form.Item name="bureau" label={t("visit.bureau")} rules={[{ required: true }]}>
        <Select showSearch={{ optionFilterProp: "label" }} options={(bureaus?.items ?? []).map((one) => ({ value: one.code, label: one.name }))} />
      </Form.Item>
      <Form.Item name="reason" label={t("visit.reason")} extra={t("open.seen")} rules={[{ required: true, max: 500 }]}>
        <Input.TextArea rows={3} />
      </Form.Item>
      <Form.Item name="hours" label={t("open.hours")} rules={[{ required: true }]}>
        <InputNumber min={1} max={72} />
      </Form.Item>
    </FormDialog>
  );
}
