import { Card, Flex, Form, Input, InputNumber, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { useChains } from "@/shared/session/chains";
import { type Standard, useBand, useRetireStandard } from "../../discretion-queries";
import { StandardDialog } from "./standard-dialog";

type Open = "change" | "replace" | "retire";

interface Props {
  standard: Standard;
  /** The title of the standard this one replaces. */
  replaced?: string;
}

/** One standard: its bands, where a value falls, and what can be done with it. */
export function StandardCard({ standard, replaced }: Props) {
  const { t } = useTranslation("powers");
  const [open, setOpen] = useState<Open>();
  const close = () => setOpen(undefined);
  const { status, unit, lower_limit: lower, upper_limit: upper } = standard;
  return (
    <Card size="small" title={<>{standard.title} <Tag>{t(`pointStatus.${status}`)}</Tag></>} extra={<Acts standard={standard} onOpen={setOpen} />}>
      <p>
        {t("discretion.limits", { lower: Number(lower), upper: Number(upper), unit })} {standard.basis}
        {replaced && status === "draft" && <> {t("discretion.willReplace", { title: replaced })}</>}
      </p>
      {status === "draft" && <p className="hint-line">{t("discretion.waits")}</p>}
      {standard.boundary && <p className="lines">{t("discretion.boundary")}：{standard.boundary}</p>}
      {standard.retired_reason && <p>{t("discretion.retiredReason")}：{standard.retired_reason}</p>}
      <Table
        rowKey={(band) => `${band.condition}${band.lower}`}
        size="small"
        pagination={false}
        dataSource={standard.bands}
        columns={[
          { title: t("discretion.name"), dataIndex: "name", width: 140 },
          { title: t("discretion.condition"), dataIndex: "condition" },
          { title: t("discretion.range"), width: 180, render: (_value, band) => `${Number(band.lower)}–${Number(band.upper)} ${unit}` },
        ]}
      />
      {status !== "retired" && <BandFinder standard={standard} />}
      {open === "change" && <StandardDialog powerId={standard.power_id} standard={standard} onClose={close} />}
      {open === "replace" && <StandardDialog powerId={standard.power_id} standard={standard} replaces onClose={close} />}
      {open === "retire" && <RetireDialog standard={standard} onClose={close} />}
    </Card>
  );
}

/** One in force in a year ruled by chains is replaced by a draft; any other is changed or given up. */
function Acts({ standard, onOpen }: { standard: Standard; onOpen: (open: Open) => void }) {
  const { t } = useTranslation("powers");
  const chains = useChains();
  const subject = { kind: "power", id: standard.power_id };
  if (standard.status === "retired") return null;
  const fixed = standard.status === "in_force" && chains ? t("discretion.fixed") : undefined;
  return (
    <Flex gap={4}>
      {standard.status === "in_force" && <Act size="small" asks="power:edit" subject={subject} onClick={() => onOpen("replace")}>{t("discretion.replace")}</Act>}
      <Act size="small" asks="power:edit" subject={subject} blocked={fixed} onClick={() => onOpen("change")}>{t("discretion.change")}</Act>
      <Act size="small" asks="power:edit" subject={subject} blocked={fixed} onClick={() => onOpen("retire")}>{t("discretion.retire")}</Act>
    </Flex>
  );
}

/** Tells into which band a case of this size falls, so that like cases are treated alike. */
function BandFinder({ standard }: { standard: Standard }) {
  const { t } = useTranslation("powers");
  const [value, setValue] = useState<number | null>(null);
  const { data: found } = useBand(standard, value);
  return (
    <Flex gap="small" align="center" wrap className="form-submit">
      <label>
        {t("discretion.find")} <InputNumber min={0} precision={2} value={value} onChange={setValue} /> {standard.unit}
      </label>
      <Typography.Text strong aria-live="polite">
        {value !== null && found !== undefined && (found ? t("discretion.found", { name: found.name || found.condition, condition: found.condition, lower: Number(found.lower), upper: Number(found.upper), unit: standard.unit }) : t("discretion.outside"))}
      </Typography.Text>
    </Flex>
  );
}

function RetireDialog({ standard, onClose }: { standard: Standard; onClose: () => void }) {
  const { t } = useTranslation("powers");
  const retire = useRetireStandard();
  return (
    <FormDialog<{ reason: string }>
      danger
      title={t("discretion.retireTitle", { title: standard.title })}
      verb={t("discretion.retire")}
      run={({ reason }, number) => retire.mutateAsync({ standard, reason, number })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t("discretion.retiredReason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}
