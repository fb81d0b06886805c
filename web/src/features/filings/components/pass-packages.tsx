import { Input, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Problem } from "@/api/problem";
import { Act } from "@/shared/acts/act";
import { usePass, type Received } from "../queries";

interface Props {
  chosen: readonly Received[];
  onDone: () => void;
}

/** Several packages filed with one opinion, each on its own; what cannot be is left and says why. */
export function PassPackages({ chosen, onDone }: Props) {
  const { t } = useTranslation("filings");
  const pass = usePass();
  const [asked, setAsked] = useState<readonly Received[]>();
  const [opinion, setOpinion] = useState("");
  const [results, setResults] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const open = chosen.filter((one) => one.state === "received");
  const sent = asked ?? open;
  const over = Object.keys(results).length > 0 && !busy;
  const send = async () => {
    setBusy(true);
    for (const one of sent) {
      const said = await pass
        .mutateAsync({ id: one.id, opinion })
        .then((outcome) => t(`together.${outcome}`), (problem: unknown) => (problem instanceof Problem ? problem.message : t("together.failed")));
      setResults((before) => ({ ...before, [one.id]: said }));
    }
    setBusy(false);
  };
  const close = () => {
    setAsked(undefined);
    if (over) onDone();
    setResults({});
  };
  return (
    <>
      <Act asks="filing:review" blocked={open.length ? undefined : t("together.none")} onClick={() => setAsked(open)}>{t("together.act")}</Act>
      <Modal
        open={Boolean(asked)}
        title={t("together.title", { count: sent.length })}
        okText={over ? t("together.close") : t("together.act")}
        confirmLoading={busy}
        onOk={over ? close : () => void send()}
        onCancel={close}
      >
        <Input.TextArea rows={2} aria-label={t("answer.opinion")} placeholder={t("answer.opinion")} value={opinion} disabled={over} onChange={(event) => setOpinion(event.target.value)} />
        <ul className="rows">
          {sent.map((one) => <li key={one.id}>{one.bureau} {one.number}{results[one.id] && <strong>{results[one.id]}</strong>}</li>)}
        </ul>
      </Modal>
    </>
  );
}
