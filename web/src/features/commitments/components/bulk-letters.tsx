import { PrinterOutlined } from "@ant-design/icons";
import { App, Button, Form, Input } from "antd";
import { useMemo, useState } from "react";
import { useTranslation } from "react-i18next";
import { BulkAct } from "@/shared/acts/bulk-act";
import { Urge } from "@/shared/acts/urge";
import { makePaper } from "@/shared/papers/paper-button";
import { useCan } from "@/shared/session/me";
import { saveFile } from "@/shared/table/csv";
import type { Clear } from "@/shared/table/ledger-table";
import { countersignLetter, type LetterLine, urgeSigners, useLetterAct, withdrawLetter } from "../queries";
import { PAPERS } from "./letter-papers";

type Deed = "urge" | "print" | "countersign" | "withdraw";

interface Props {
  chosen: LetterLine[];
  clear: Clear;
}

const ASKS = { print: "paper:make", countersign: "commitment:sign", withdraw: "commitment:issue" };

/** What can be done with several letters at once. */
export function BulkLetters({ chosen, clear }: Props) {
  const { t } = useTranslation("commitments");
  const { message } = App.useApp();
  const [deed, setDeed] = useState<Deed>();
  const act = useLetterAct((work: () => Promise<unknown>) => work(), true);
  const can = useCan();
  const items = useMemo(() => chosen.map((one) => ({ id: one.id, label: `${one.number} ${one.person_name}` })), [chosen]);
  const letters = new Map(chosen.map((one) => [one.id, one] as const));
  const blocked = (id: string): string | undefined => {
    const one = letters.get(id);
    if (deed === "print") return PAPERS[one?.kind ?? ""] ? undefined : t("bulk.noPaper");
    if (deed === "countersign") return one?.state === "signed" ? undefined : t("bulk.notSigned");
    return one?.state === "issued" ? undefined : t("bulk.signedAlready");
  };
  const run = async (id: string, reason: string) => {
    const one = letters.get(id);
    if (!one || !deed) return;
    if (deed === "print") return print(one);
    await act.mutateAsync(() => (deed === "countersign" ? countersignLetter(one) : withdrawLetter(one, reason)));
  };
  const close = (done: number, failed?: readonly string[]) => {
    if (done && deed !== "urge") void message.success(t(`bulk.${deed ?? "print"}Done`, { count: done }));
    if (failed) clear(failed);
    setDeed(undefined);
  };
  return (
    <>
      <Button icon={<PrinterOutlined />} onClick={() => setDeed("print")}>{t("bulk.print")}</Button>
      <Button onClick={() => setDeed("countersign")}>{t("act.countersign")}</Button>
      {can("commitment:urge") && <Button onClick={() => setDeed("urge")}>{t("act.urge")}</Button>}
      <Button onClick={() => setDeed("withdraw")}>{t("act.withdraw")}</Button>
      {deed === "urge" && <Urge kind="commitment" items={items} send={urgeSigners} onClose={close} />}
      {deed && deed !== "urge" && (
        <BulkAct<{ reason?: string }>
          title={(count) => t(`bulk.${deed}Title`, { count })}
          verb={t(deed === "print" ? "bulk.print" : `act.${deed}`)}
          permission={ASKS[deed]}
          kind="commitment"
          items={items}
          blocked={(one) => blocked(one.id)}
          run={(one, { reason }) => run(one.id, reason ?? "")}
          onClose={close}
        >
          {deed === "withdraw" && (
            <Form.Item name="reason" label={t("withdraw.reason")} rules={[{ required: true, message: t("withdraw.missing") }]}>
              <Input.TextArea autoSize={{ minRows: 2, maxRows: 6 }} />
            </Form.Item>
          )}
        </BulkAct>
      )}
    </>
  );
}

async function print(one: LetterLine): Promise<void> {
  const kind = PAPERS[one.kind];
  if (!kind) return;
  const paper = await makePaper(kind, one.id);
  const file = await fetch(`/api/v1/papers/${paper.id}/content`, { credentials: "same-origin" });
  saveFile(`${one.number} ${one.person_name}.docx`, await file.blob());
}
