import { useQueryClient } from "@tanstack/react-query";
import { Button, Form, Select } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { BulkAct } from "@/shared/acts/bulk-act";
import { Urge } from "@/shared/acts/urge";
import { changeMeasure } from "@/shared/measures/measure-dialog";
import { BY_NAME, useDirectory } from "@/shared/people/organisation";
import { useChains } from "@/shared/session/chains";
import { useCan } from "@/shared/session/me";
import type { Clear } from "@/shared/table/ledger-table";
import { type Urgent, UrgencyField } from "@/shared/tasks/urgency-field";
import { type ListedMeasure, measureKeys, sendOne, urgeMeasures } from "../queries";

type Kind = "assign" | "send" | "urge";

/** What is done to several measures at once: one responsible post for all, or all of them sent for review. */
export function BulkMeasures({ chosen, clear }: { chosen: ListedMeasure[]; clear: Clear }) {
  const { t } = useTranslation("measures");
  const { t: shared } = useTranslation("shared");
  const client = useQueryClient();
  const can = useCan();
  const chains = useChains();
  const { posts } = useDirectory();
  const [open, setOpen] = useState<{ kind: Kind; measures: ListedMeasure[] }>();
  const items = useMemo(() => (open?.measures ?? []).map((one) => ({ id: one.id, label: `${one.number} ${one.text}` })), [open]);
  const of = (id: string) => open?.measures.find((one) => one.id === id);
  const gone = (id: string) => (of(id)?.status === "retired" ? t("bulk.retired") : undefined);
  const close = (done: number, failed?: readonly string[]) => {
    setOpen(undefined);
    if (failed) clear(failed);
    if (done === 0) return;
    void client.invalidateQueries({ queryKey: measureKeys.all });
    void client.invalidateQueries({ queryKey: ["tasks"] });
  };
  const common = { kind: "measure", items, onClose: close };
  return (
    <>
      {can("measure:edit") && <Button onClick={() => setOpen({ kind: "assign", measures: chosen })}>{t("act.assign")}</Button>}
      {chains && can("case:start") && <Button onClick={() => setOpen({ kind: "send", measures: chosen })}>{t("act.send")}</Button>}
      {can("measure:urge") && <Button onClick={() => setOpen({ kind: "urge", measures: chosen })}>{shared("urge.act")}</Button>}
      {open?.kind === "urge" && <Urge {...common} send={urgeMeasures} />}
      {open?.kind === "assign" && (
        <BulkAct<{ responsible_post_id: string }, Of<"Measure">>
          {...common}
          permission="measure:edit"
          title={(count) => t("bulk.assign", { count })}
          verb={t("act.assign")}
          blocked={(one) => gone(one.id)}
          run={(one, { responsible_post_id }) => changeMeasure(one.id, of(one.id)?.version ?? 0, { responsible_post_id })}
          undo={chains ? undefined : (one, changed) => changeMeasure(one.id, changed.version, { responsible_post_id: of(one.id)?.responsible_post_id ?? null })}
        >
          <Form.Item
            name="responsible_post_id"
            label={t("field.responsible")}
            extra={chains ? t("bulk.reviewAnew") : undefined}
            rules={[{ required: true, message: t("bulk.postMissing") }]}
          >
            <Select showSearch={BY_NAME} options={posts.map((one) => ({ value: one.value, pinyin: one.pinyin, label: [one.label, one.holders.join("、")].filter(Boolean).join(" ") }))} />
          </Form.Item>
        </BulkAct>
      )}
      {open?.kind === "send" && (
        <BulkAct<Urgent>
          {...common}
          permission="measure:edit"
          title={(count) => t("bulk.send", { count })}
          verb={t("act.send")}
          blocked={(one) => gone(one.id) ?? (of(one.id)?.needs_review ? undefined : t("bulk.noReview"))}
          run={(one, { urgency }) => sendOne(one.id, urgency)}
        >
          <UrgencyField />
        </BulkAct>
      )}
    </>
  );
}
