import { Button, Flex, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { PaperButton } from "@/shared/papers/paper-button";
import { useCan } from "@/shared/session/me";
import { excuseSheet, returnSheet, useSearchAct } from "../queries";
import { OPEN, type SheetFull } from "../sheet";

const DEFECTS = ["detached_from_reality", "empty", "perfunctory", "incomplete", "copied", "other"] as const;
const PAPERS: Record<string, "personal_report" | "section_search" | "unit_search" | "special_register"> = { work_post: "personal_report", leadership_post: "personal_report", section: "section_search", unit: "unit_search", topic: "special_register" };

/** Print a sheet, give it back, do without it, see its review. */
export function SheetActs({ sheet }: { sheet: SheetFull }) {
  const { t } = useTranslation("searches");
  const [deed, setDeed] = useState<"return" | "excuse">();
  const reads = useCan();
  const subject = { kind: "sheet", id: sheet.id };
  const paper = PAPERS[sheet.subject_type];
  const printed = { personal_report: sheet.post_id, section_search: sheet.department_id, unit_search: null, special_register: null }[paper ?? "unit_search"];
  return (
    <Flex gap="small" wrap>
      {sheet.subject_type === "topic" && sheet.topic && reads("matter:read") && <Link to={`/matters?topic=${sheet.topic}`}><Button>{t("matters")}</Button></Link>}
      {sheet.state === "submitted" && paper && <PaperButton kind={paper} subjectId={printed ?? undefined} />}
      {sheet.state === "submitted" && <Act asks="campaign:plan" subject={subject} onClick={() => setDeed("return")}>{t("return.act")}</Act>}
      {OPEN.includes(sheet.state) && sheet.subject_type !== "leadership_post" && <Act asks="campaign:plan" subject={subject} onClick={() => setDeed("excuse")}>{t("excuse.act")}</Act>}
      {deed === "return" && <ReturnDialog sheet={sheet} onClose={() => setDeed(undefined)} />}
      {deed === "excuse" && <ExcuseDialog sheet={sheet} onClose={() => setDeed(undefined)} />}
      {sheet.case_ids.length > 0 && <Link to={`/cases/${sheet.case_ids.at(-1)}`}><Button>{t("done.review")}</Button></Link>}
    </Flex>
  );
}

interface Returned {
  reason: string;
  defects: (typeof DEFECTS)[number][];
}

function ReturnDialog({ sheet, onClose }: { sheet: SheetFull; onClose: () => void }) {
  const { t } = useTranslation("searches");
  const act = useSearchAct(({ version, ...body }: Returned & { version: number }) => returnSheet(sheet.id, version, { ...body, field: "" }), true);
  return (
    <FormDialog<Returned> title={t("return.title", { title: sheet.title })} verb={t("return.act")} run={(filled, version) => act.mutateAsync({ ...filled, version: version ?? sheet.version })} onClose={onClose}>
      <Form.Item name="defects" label={t("return.defects")} rules={[{ required: true, message: t("return.noDefect") }]}><Select mode="multiple" options={DEFECTS.map((one) => ({ value: one, label: t(`defect.${one}`) }))} /></Form.Item>
      <Form.Item name="reason" label={t("return.reason")} rules={[{ required: true, message: t("return.noReason") }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </FormDialog>
  );
}

function ExcuseDialog({ sheet, onClose }: { sheet: SheetFull; onClose: () => void }) {
  const { t } = useTranslation("searches");
  const act = useSearchAct(({ reason, version }: { reason: string; version: number }) => excuseSheet(sheet.id, version, reason), true);
  return (
    <FormDialog<{ reason: string }> title={t("excuse.title", { title: sheet.title })} verb={t("excuse.act")} run={({ reason }, version) => act.mutateAsync({ reason, version: version ?? sheet.version })} onClose={onClose}>
      <Form.Item name="reason" label={t("return.reason")} rules={[{ required: true, message: t("return.noReason") }]}><Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} /></Form.Item>
    </FormDialog>
  );
}
