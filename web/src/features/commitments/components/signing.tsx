import { App, Checkbox, Flex, Radio, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link, useNavigate } from "react-router";
import { Act } from "@/shared/acts/act";
import { useMe } from "@/shared/session/me";
import { pictureAt, useOwnSignature } from "@/shared/session/signature";
import { useWords } from "@/shared/words/vocabularies";
import { type Letter, signLetter, useLetterAct } from "../queries";

type Method = "hand" | "picture";

/** “已阅” and the signature; whose letter it is not sees who signs. */
export function Signing({ letter }: { letter: Letter }) {
  const { t } = useTranslation("commitments");
  const me = useMe();
  if (letter.state !== "issued") return null;
  if (letter.person_id === me.person_id) return <OwnSigning letter={letter} />;
  return <Typography.Paragraph className="letter-bar" type="secondary">{t("sign.waits", { name: letter.person_name })}</Typography.Paragraph>;
}

function OwnSigning({ letter }: { letter: Letter }) {
  const { t } = useTranslation("commitments");
  const { message, modal } = App.useApp();
  const navigate = useNavigate();
  const [read, setRead] = useState(false);
  const [method, setMethod] = useState<Method>("hand");
  const methods = useWords("commitments.signing_method");
  const picture = useOwnSignature().data?.picture;
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
        void message.success(t("sign.done", { number: letter.number, next }), 6);
        navigate("/");
      },
    });
  return (
    <div className="action-bar letter-bar">
      <Flex align="center" gap="middle" wrap>
        <span>{t("sign.method")}</span>
        <Radio.Group aria-label={t("sign.method")} value={method} options={methods} onChange={({ target }) => setMethod(target.value as Method)} />
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
