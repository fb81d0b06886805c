import { Button, Card, Empty, Flex, Form, Input, InputNumber, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { Act } from "@/shared/acts/act";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Power, useAddStandard, useDiscretion } from "../queries";

/** How far discretion goes, band by band. */
export function DiscretionTab({ power }: { power: Power }) {
  const { t } = useTranslation("powers");
  const { data, isPending } = useDiscretion(power.id);
  const [adding, setAdding] = useState(false);
  return (
    <Flex vertical gap="small">
      <div>
        <Act asks="power:edit" subject={{ kind: "power", id: power.id }} blocked={power.has_discretion ? undefined : t("discretion.none")} onClick={() => setAdding(true)}>{t("discretion.add")}</Act>
      </div>
      {!isPending && !data?.items.length && <Empty description={t(power.has_discretion ? "discretion.empty" : "discretion.none")} />}
      {data?.items.map((one) => (
        <Card key={one.id} size="small" title={one.title} extra={t(`pointStatus.${one.status}`, { defaultValue: one.status })}>
          <p>{t("discretion.limits", { lower: one.lower_limit, upper: one.upper_limit, unit: one.unit })} {one.basis}</p>
          <Table
            rowKey="condition"
            size="small"
            pagination={false}
            dataSource={one.bands}
            columns={[
              { title: t("discretion.name"), dataIndex: "name", width: 140 },
              { title: t("discretion.condition"), dataIndex: "condition" },
              { title: t("discretion.range"), width: 180, render: (_value, band) => `${band.lower}–${band.upper} ${one.unit}` },
            ]}
          />
        </Card>
      ))}
      {adding && <StandardDialog power={power} onClose={() => setAdding(false)} />}
    </Flex>
  );
}

function StandardDialog({ power, onClose }: { power: Power; onClose: () => void }) {
  const { t } = useTranslation("powers");
  const add = useAddStandard();
  const needed = [{ required: true }];
  return (
    <FormDialog<Of<"StandardDraft">>
      title={t("discretion.add")}
      verb={t("discretion.save")}
      width={760}
      initialValues={{ bands: [{ condition: "" } as never] }}
      run={(standard) => add.mutateAsync({ id: power.id, standard })}
      onClose={onClose}
    >
      <Form.Item name="title" label={t("discretion.title")} rules={needed}><Input autoFocus /></Form.Item>
      <Flex gap="middle">
        <Form.Item name="lower_limit" label={t("discretion.lower")} rules={needed}><InputNumber /></Form.Item>
        <Form.Item name="upper_limit" label={t("discretion.upper")} rules={needed}><InputNumber /></Form.Item>
        <Form.Item name="unit" label={t("discretion.unit")} rules={needed}><Input /></Form.Item>
      </Flex>
      <Form.List name="bands">
        {(fields, { add: more, remove }) => (
          <>
            {fields.map((one) => (
              <Flex key={one.key} gap="small" align="start">
                <Form.Item name={[one.name, "name"]} label={t("discretion.name")}><Input /></Form.Item>
                <Form.Item name={[one.name, "condition"]} label={t("discretion.condition")} rules={needed} className="grows"><Input /></Form.Item>
                <Form.Item name={[one.name, "lower"]} label={t("discretion.lower")} rules={needed}><InputNumber /></Form.Item>
                <Form.Item name={[one.name, "upper"]} label={t("discretion.upper")} rules={needed}><InputNumber /></Form.Item>
                {fields.length > 1 && <Button className="band-remove" onClick={() => remove(one.name)}>{t("discretion.remove")}</Button>}
              </Flex>
            ))}
            <Button onClick={() => more()}>{t("discretion.more")}</Button>
          </>
        )}
      </Form.List>
      <Form.Item name="basis" label={t("field.legal_basis")}><Input.TextArea autoSize /></Form.Item>
    </FormDialog>
  );
}
