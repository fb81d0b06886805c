import { App, Button, Form, Input, Select } from "antd";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import type { Of } from "@/api/types";
import { FormDialog } from "@/shared/form/form-dialog";
import { type Power, useRisksOf } from "../queries";
import { useMergePowers, useSplitPower, useWithdrawSuccession } from "../succession-queries";

/** Several powers become one; what hangs on them goes with it once it is confirmed. */
export function MergeDialog({ powers, onDone, onClose }: { powers: Power[]; onDone: () => void; onClose: () => void }) {
  const { t } = useTranslation("powers");
  const navigate = useNavigate();
  const merge = useMergePowers();
  return (
    <FormDialog<{ name: string; reason: string; power_ids?: undefined }>
      title={t("merge.title", { count: powers.length })}
      verb={t("merge.verb")}
      initialValues={{ name: powers[0]?.name }}
      run={async ({ name, reason }) => {
        const made = await merge.mutateAsync({ power_ids: powers.map((one) => one.id), name, reason });
        onDone();
        void navigate(`/powers/${made.id}`);
      }}
      onClose={onClose}
    >
      <Form.Item name="power_ids" label={t("merge.from")}>
        <ul className="plain-list">{powers.map((one) => <li key={one.id}>{one.number} {one.name}</li>)}</ul>
      </Form.Item>
      <Form.Item name="name" label={t("merge.name")} rules={[{ required: true, max: 500 }]}><Input autoFocus /></Form.Item>
      <Form.Item name="reason" label={t("merge.reason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
      <p>{t("merge.text")}</p>
    </FormDialog>
  );
}

/** One power becomes several; its risk points are shared out among them. */
export function SplitDialog({ power, onClose }: { power: Power; onClose: () => void }) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const split = useSplitPower();
  const [form] = Form.useForm<Of<"SplitDraft">>();
  const parts = Form.useWatch("parts", form) as Of<"SplitDraft">["parts"] | undefined;
  const { data: risks = [] } = useRisksOf(power.id);
  const choices = (place: number) => {
    const taken = new Set((parts ?? []).flatMap((one, index) => (index === place ? [] : (one?.risk_point_ids ?? []))));
    return risks.filter((one) => one.status !== "retired" && !taken.has(one.id)).map((one) => ({ value: one.id, label: `${one.number} ${one.title}` }));
  };
  return (
    <FormDialog<Of<"SplitDraft">>
      form={form}
      title={t("split.title", { name: power.name })}
      verb={t("split.verb")}
      width={760}
      initialValues={{ parts: [{ name: power.name, content: power.content }, { name: "", content: power.content }] } as never}
      run={async (values, number) => {
        await split.mutateAsync({ power, split: values, number });
        void message.success(t("split.done", { count: values.parts.length }));
      }}
      onClose={onClose}
    >
      <p>{t("split.text")}</p>
      <Form.List name="parts">
        {(fields, { add, remove }) => (
          <>
            {fields.map((one, place) => (
              <div key={one.key} className="measure-row" role="group" aria-label={t("split.part", { count: place + 1 })}>
                <div className="check-block"><strong>{t("split.part", { count: place + 1 })}</strong>{fields.length > 2 && <Button size="small" onClick={() => remove(one.name)}>{t("discretion.remove")}</Button>}</div>
                <Form.Item name={[one.name, "name"]} label={t("field.name")} rules={[{ required: true, max: 500 }]}><Input /></Form.Item>
                <Form.Item name={[one.name, "content"]} label={t("field.content")}><Input.TextArea autoSize={{ minRows: 1, maxRows: 5 }} /></Form.Item>
                {risks.length > 0 && (
                  <Form.Item name={[one.name, "risk_point_ids"]} label={t("split.risks")} extra={place === 0 ? t("split.first") : undefined}>
                    <Select mode="multiple" options={choices(place)} showSearch={{ optionFilterProp: "label" }} />
                  </Form.Item>
                )}
              </div>
            ))}
            {fields.length < 10 && <Button onClick={() => add({ name: "", content: power.content })}>{t("split.more")}</Button>}
          </>
        )}
      </Form.List>
      <Form.Item name="reason" label={t("split.reason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}

/** Takes a proposed merger or split back; the old powers go on as they were. */
export function TakeBackDialog({ power, onClose }: { power: Power; onClose: () => void }) {
  const { t } = useTranslation("powers");
  const { message } = App.useApp();
  const withdraw = useWithdrawSuccession();
  return (
    <FormDialog<{ reason: string }>
      danger
      title={t("takeBack.title")}
      verb={t("takeBack.verb")}
      run={async ({ reason }, number) => {
        await withdraw.mutateAsync({ power, reason, number });
        void message.success(t("takeBack.done"));
      }}
      onClose={onClose}
    >
      <p>{t("takeBack.text")}</p>
      <Form.Item name="reason" label={t("takeBack.reason")} rules={[{ required: true, max: 2000 }]}><Input.TextArea autoFocus autoSize={{ minRows: 2 }} /></Form.Item>
    </FormDialog>
  );
}
