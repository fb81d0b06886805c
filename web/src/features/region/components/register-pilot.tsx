import { Form, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { DayField } from "@/shared/form/day-field";
import { FormDialog } from "@/shared/form/form-dialog";
import { useRegisterPilot } from "../queries";

/** Keeps who leads a bureau, whom to call there, and since when it takes part. */
export function RegisterPilot({ bureau }: { bureau: Of<"BureauSummary"> }) {
  const { t } = useTranslation("region");
  const [open, setOpen] = useState(false);
  const keep = useRegisterPilot(bureau.code);
  const { leader, contact, contact_phone, joined_on } = bureau;
  return (
    <>
      <Act asks="pilot:give" onClick={() => setOpen(true)}>{t("bureau.register")}</Act>
      {open && (
        <FormDialog<Of<"PilotDraft">>
          title={t("bureau.registering", { name: bureau.name })}
          verb={t("bureau.saveKept")}
          initialValues={{ leader, contact, contact_phone, joined_on }}
          run={(body) => keep.mutateAsync({ body, version: bureau.pilot_version })}
          onClose={() => setOpen(false)}
        >
          <Form.Item name="leader" label={t("bureau.leader")}><Input maxLength={60} /></Form.Item>
          <Form.Item name="contact" label={t("bureau.contact")}><Input maxLength={60} /></Form.Item>
          <Form.Item name="contact_phone" label={t("bureau.phone")}><Input maxLength={40} /></Form.Item>
          <DayField name="joined_on" label={t("bureau.joined")} />
        </FormDialog>
      )}
    </>
  );
}
