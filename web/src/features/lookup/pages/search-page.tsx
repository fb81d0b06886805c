import { Button, Empty, Flex, Input, Segmented, Spin, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { Asked, PageFrame } from "@/shared/pages/page-frame";
import { FoundRow } from "../components/found-row";
import { type Found, KINDS, type Kind, ledgerOf, useLookup, whereFoundIs } from "../queries";
import "../lookup.css";

const SOME = 10;
const MANY = 200;

/** P07: all that answers some words, kind by kind, and the ledgers that go on from there. */
export default function SearchPage() {
  const { t } = useTranslation(["lookup", "app"]);
  const [params, setParams] = useSearchParams();
  const q = params.get("q") ?? "";
  const kind = KINDS.find((one) => one === params.get("kind"));
  const found = useLookup(q, kind ? MANY : SOME, kind);
  const ask = (words: string, of?: Kind) => setParams({ ...(words && { q: words }), ...(of && { kind: of }) });
  const choices = [{ value: "", label: t("kind.all") }, ...KINDS.map((one) => ({ value: one as string, label: t(`kind.${one}`) }))];
  return (
    <PageFrame title={t("app:page.P07")}>
      <Flex vertical gap="middle">
        <Input.Search
          key={q}
          className="wide"
          autoFocus={!q}
          allowClear
          maxLength={100}
          defaultValue={q}
          enterButton={t("page.search")}
          placeholder={t("dialog.hint")}
          aria-label={t("dialog.title")}
          onSearch={(words) => ask(words.trim(), kind)}
        />
        <Segmented aria-label={t("page.kinds")} options={choices} value={kind ?? ""} onChange={(of) => ask(q, KINDS.find((one) => one === of))} />
        {!q.trim() ? <Typography.Paragraph type="secondary">{t("dialog.example")}</Typography.Paragraph> : (
          <Asked asked={found}>
            {({ items, more }) => (
              <Spin spinning={found.isPlaceholderData}>
                {items.length ? KINDS.map((one) => (
                  <Group key={one} kind={one} q={q} found={items.filter((each) => each.kind === one)} more={more.includes(one)} onAll={kind ? undefined : () => ask(q, one)} />
                )) : <Empty description={t("page.none", { q })} />}
              </Spin>
            )}
          </Asked>
        )}
      </Flex>
    </PageFrame>
  );
}

interface GroupProps {
  kind: Kind;
  q: string;
  found: readonly Found[];
  more: boolean;
  onAll?: () => void;
}

function Group({ kind, q, found, more, onAll }: GroupProps) {
  const { t } = useTranslation("lookup");
  const ledger = ledgerOf(kind, q);
  if (!found.length) return null;
  return (
    <section className="lookup-group wide">
      <Flex justify="space-between" align="center" wrap gap={8}>
        <h2>{t(`kind.${kind}`)} <Typography.Text type="secondary">{t(more ? "page.firstOf" : "page.count", { count: found.length })}</Typography.Text></h2>
        <Flex gap={8}>
          {more && onAll && <Button type="link" onClick={onAll}>{t("page.more")}</Button>}
          {ledger && <Link to={ledger}>{t("page.ledger")}</Link>}
        </Flex>
      </Flex>
      <ul className="rows">
        {found.map((one) => (
          <li key={one.id}>
            {one.kind === "paper"
              ? <a href={whereFoundIs(one)}><FoundRow found={one} /></a>
              : <Link to={whereFoundIs(one)}><FoundRow found={one} /></Link>}
          </li>
        ))}
      </ul>
    </section>
  );
}
