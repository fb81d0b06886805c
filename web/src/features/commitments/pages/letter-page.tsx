import { App, Button, Descriptions, Form, Input, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useParams } from "react-router";
import { Act } from "@/shared/acts/act";
import { Attachments } from "@/shared/files/attachments";
import { FormDialog } from "@/shared/form/form-dialog";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { PaperButton } from "@/shared/papers/paper-button";
import { ReviewNotes, useWhyResting } from "@/shared/records/review";
import { useMe } from "@/shared/session/me";
import { day, minute } from "@/shared/time/dates";
import { useWord } from "@/shared/words/vocabularies";
import { LetterFace } from "../components/letter-face";
import { PAPERS } from "../components/letter-papers";
import { Signing } from "../components/signing";
import { countersignLetter, type Letter, type LetterText, sendLetters, useLetter, useLetterAct, withdrawLetter } from "../queries";

/** One letter: read it, sign it, have it countersigned, print it, send it on. */
export default function LetterPage() {
  const { id = "" } = useParams();
  const { t } = useTranslation("commitments");
  const { t: pages } = useTranslation();
  const letter = useLetter(id);
  return (
    <PageFrame title={letter.data ? `${letter.data.title} ${letter.data.number}` : t("letter.one")} crumbs={[{ title: pages("page.P24"), to: "/pledges" }]} actions={letter.data && <Acts letter={letter.data} />}>
      <Asked asked={letter}>
        {(found) => (
          <div className="letter-column">
            <div>
              <ReviewNotes itemId={found.id} />
              <LetterFace letter={found} text={found.text as unknown as LetterText} />
              <Signing key={found.id} letter={found} />
            </div>
            <Side letter={found} />
          </div>
        )}
      </Asked>
    </PageFrame>
  );
}

function Acts({ letter }: { letter: Letter }) {
  const { t } = useTranslation("commitments");
  const { message } = App.useApp();
  const me = useMe();
  const [withdrawing, setWithdrawing] = useState(false);
  const countersign = useLetterAct(countersignLetter);
  const send = useLetterAct(() => sendLetters([letter.id]));
  const resting = useWhyResting(letter.id);
  const paper = PAPERS[letter.kind];
  const subject = { kind: "commitment", id: letter.id };
  const own = letter.person_id === me.person_id;
  return (
    <>
      <Button href={`/print/commitments/${letter.id}`} target="_blank">{t("act.print")}</Button>
      {paper && <PaperButton kind={paper} subjectId={letter.id} />}
      {letter.state === "signed" && !own && (
        <Act asks="commitment:sign" subject={subject} type="primary" loading={countersign.isPending} onClick={() => countersign.mutate(letter, { onSuccess: () => void message.success(t("countersign.done", { name: letter.person_name })) })}>{t("act.countersign")}</Act>
      )}
      {["signed", "countersigned"].includes(letter.state) && (
        <Act asks="case:start" subject={subject} blocked={resting(true)} loading={send.isPending} onClick={() => send.mutate(undefined, { onSuccess: () => void message.success(t("send.done")) })}>{t("act.send")}</Act>
      )}
      {letter.state === "issued" && !own && (
        <Act asks="commitment:issue" subject={subject} danger onClick={() => setWithdrawing(true)}>{t("act.withdraw")}</Act>
      )}
      {withdrawing && <WithdrawDialog letter={letter} onClose={() => setWithdrawing(false)} />}
    </>
  );
}

function WithdrawDialog({ letter, onClose }: { letter: Letter; onClose: () => void }) {
  const { t } = useTranslation("commitments");
  const act = useLetterAct(({ reason, version }: { reason: string; version: number }) => withdrawLetter({ id: letter.id, version }, reason), true);
  return (
    <FormDialog<{ reason: string }>
      danger
      title={t("withdraw.title", { number: letter.number, name: letter.person_name })}
      verb={t("act.withdraw")}
      run={({ reason }, version) => act.mutateAsync({ reason, version: version ?? letter.version })}
      onClose={onClose}
    >
      <Form.Item name="reason" label={t("withdraw.reason")} rules={[{ required: true, message: t("withdraw.missing") }]}>
        <Input.TextArea autoFocus autoSize={{ minRows: 2, maxRows: 6 }} />
      </Form.Item>
    </FormDialog>
  );
}

/** How far the letter is. */
function Side({ letter }: { letter: Letter }) {
  const { t } = useTranslation("commitments");
  const word = useWord();
  const rows = [
    { key: "state", label: t("letter.state"), children: <Tag>{word("commitments.state", letter.state)}</Tag> },
    { key: "issued", label: t("letter.issuedOn"), children: day(letter.issued_on) },
    { key: "due", label: t("letter.due"), children: day(letter.due_on) },
    { key: "signed", label: t("letter.signedAt"), children: minute(letter.signed_at) },
    { key: "method", label: t("sign.method"), children: letter.signing_method ? word("commitments.signing_method", letter.signing_method) : "" },
    { key: "countersigned", label: t("letter.countersigner"), children: [letter.countersigner || letter.countersigners.join("、"), minute(letter.countersigned_at)].filter(Boolean).join(" ") },
    { key: "closed", label: t("letter.closed"), children: letter.closed_on ? `${day(letter.closed_on)} ${letter.closed_reason}` : "" },
  ].filter((one) => one.children !== "");
  return (
    <aside className="letter-side">
      <Descriptions size="small" bordered column={1} items={rows} styles={{ label: { whiteSpace: "nowrap" } }} />
      {letter.signing_method === "hand" && <Attachments ownerKind="letter" ownerId={letter.id} asks="commitment:sign" label={t("sign.scan")} subject={{ kind: "commitment", id: letter.id }}>{t("sign.attach")}</Attachments>}
      <details className="letter-check">
        <summary>{t("letter.check")}</summary>
        <p>{t("letter.digest")}</p>
        <code className="hash">{letter.text_digest}</code>
      </details>
    </aside>
  );
}
