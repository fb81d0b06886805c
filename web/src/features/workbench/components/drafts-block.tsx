import { useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { whereDraftIs } from "@/shared/drafts/where";
import { minute } from "@/shared/time/dates";
import { useDrafts, useDropDraft } from "../queries";
import { Block } from "./block";

/** What was begun and kept; one press goes on with it. */
export function MyDrafts() {
  const { t } = useTranslation("workbench");
  const client = useQueryClient();
  const { data } = useDrafts();
  const drop = useDropDraft();
  const drafts = data?.items ?? [];
  const forget = async (kind: string, key: string) => {
    await drop(kind, key);
    await client.invalidateQueries({ queryKey: ["drafts"] });
  };
  return (
    <Block title={t("drafts.title")}>
      {!drafts.length && <p className="quiet">{t("drafts.none")}</p>}
      <ul className="wb-rows">
        {drafts.slice(0, 6).map((one) => (
          <li key={`${one.kind}.${one.key}`} className="wb-row">
            <Link to={whereDraftIs(one.kind, one.key)} className="wb-row-text wb-row-short">{one.title || t("drafts.unnamed")}</Link>
            <span className="small">{minute(one.saved_at)}</span>
            <Popconfirm title={t("drafts.ask")} okText={t("drafts.drop")} onConfirm={() => forget(one.kind, one.key)}>
              <Button size="small" type="text" aria-label={t("drafts.dropOne", { title: one.title })}>{t("drafts.drop")}</Button>
            </Popconfirm>
          </li>
        ))}
      </ul>
    </Block>
  );
}
