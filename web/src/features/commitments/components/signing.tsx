import { Alert, App, Button, Checkbox, Flex, Radio, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { Act } from "@/shared/acts/act";
import { useMe } from "@/shared/session/me";
import { pictureAt, useOwnSignature } from "@/shared/session/signature";
import { useWords } from "@/shared/words/vocabularies";
import { type Letter, signLetter, useLetterAct, useNextLetter } from "../queries";

type Method = "hand" | "picture";

/** “已阅” and the signature; whose letter it is not sees who signs. */
export function Signing({ letter }: { letter: Letter }) {
  const { t } = useTranslation("commitments");
  const me = useMe();
  const [done, setDone] = useState("");
  if (done) return <Signed letter={letter} said={done} />;
  if (letter.state !== "issued") return null;
  if (letter.person_id === me.person_id) return <OwnSigning letter={letter} onDone={setDone} />;
  return <Typography.Paragraph className="letter-bar" type="secondary">{t("sign.waits", { name: letter.person_name })}</Typography.Paragraph>;
}

/** Signed just now: told where it was signed, with what comes after. */
function Signed({ letter, said }: { letter: Letter; said: string }) {
  const { t } = useTranslation("commitments");
  const { t: pages } = useTranslation();
  const next = useNextLetter(letter.id);
  return (
    <Alert
      type="success"
      showIcon
      className="letter-bar"
      title={said}
      action={
        <Flex gap="small">
          <Button size="small" type="primary" href={`/print/commitments/${letter.id}`} target="_blank">{t("act.printIt")}</Button>
          {next && <Link to={`/pledges/${next}`}><Button size="small">{t("act.nextLetter")}</Button></Link>}
          <Link to="/"><Button size="small">{t("act.home", { page: pages("page.P03") })}</Button></Link>
        </Flex>
      }
    />
  );
}

function OwnSigning({ letter, onDone }: { letter: Letter; onDone: (said: string) => void }) {
  const { t } = useTranslation("commitments");
  const { modal } = App.useApp();
  const [read, setRead] = useState(false);
  const [method, setMethod] = useState<Method>("hand");
  const methods = useWords("commitments.signing_method");
  const { in_use: byPicture, picture } = useOwnSignature().data ?? {};
  const sign = useLetterAct(signLetter);
  const next = letter.countersigners.length ? t("sign.next", { names: letter.countersigners.join("、") }) : t("sign.last");
  const lacking = method === "picture" && !picture ? t("sign.noPicture") : undefined;
  const ask = () =>
    modal.confirm({
      title: t("sign.title", { title: letter.title }),
      content: <><p>{t("sign.text")}</p><p>{next}</p></>,
      okText: t("sign.ok"),
      cancelText: t("sign.back"),
      onOk: async () => {
        await sign.mutateAsync({ letter, method });
        onDone(t("sign.done", { number: letter.number, next: letter.countersigners.length ? next : "" }));
      },
    });
  return (
    <div className="action-bar letter-bar">
      <Flex align="center" gap="middle" wrap>
        <span>{t("sign.method")}</span>
        {byPicture && <Radio.Group aria-label={t("sign.method")} value={method} options={methods} onChange={({ target }) => setMethod(target.value as Method)} />}
        {method === "hand" && <Typography.Text type="secondary">{t("sign.byHand")}</Typography.Text>}
        {lacking && <Typography.Text>{lacking} <Link to="/me?tab=signature">{t("sign.toPicture")}</Link></Typography.Text>}
        {method === "picture" && picture && <img className="letter-picture" src={pictureAt(picture)} alt={t("sign.picture", { name: letter.person_name })} />}
      </Flex>
      <Flex align="center" gap="middle" wrap>
        <Checkbox checked={read} onChange={(event) => setRead(event.target.checked)}>{t("sign.read")}</Checkbox>
        <Act asks="commitment:sign" subject={{ kind: "commitment", id: letter.id }} type="primary" loading={sign.isPending} blocked={lacking ?? (read ? undefined : t("sign.readFirst"))} onClick={ask}>{t("act.sign")}</Act>
        <Typography.Text type="secondary">{next}</Typography.Text>
      </Flex>
    </div>
  );
}
