import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import type { Of } from "@/api/types";
import { BulkAct, type BulkItem } from "./bulk-act";

interface Props {
  kind: string;
  items: readonly BulkItem[];
  send: (ids: string[]) => Promise<Of<"Urged">>;
  onClose: (done: number, failed?: readonly string[]) => void;
}

/** Urges whoever owes something of one record or of many, once a day, and says who was told. */
export function Urge({ kind, items, send, onClose }: Props) {
  const { t } = useTranslation("shared");
  const client = useQueryClient();
  const together = async (open: readonly BulkItem[]) => {
    const answer = await send(open.map((one) => one.id));
    return { results: answer.items.map((one) => ({ done: one.urged, reason: one.urged ? t("urge.told", { names: one.names.join("、") }) : one.reason })) };
  };
  const close = (done: number, failed?: readonly string[]) => {
    if (done) void client.invalidateQueries({ queryKey: ["tasks"] });
    onClose(done, failed);
  };
  return (
    <BulkAct<object> kind={kind} permission={`${kind}:urge`} title={(count) => t("urge.title", { count })} verb={t("urge.act")} items={items} together={together} onClose={close}>
      {t("urge.text")}
    </BulkAct>
  );
}
