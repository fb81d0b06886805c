import { Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useDiscardDraft, useDraftBin, useRestoreLast } from "@/shared/drafts/bin";
import { DraftBin } from "@/shared/drafts/bin-dialog";
import { whereDraftIs } from "@/shared/drafts/where";
import { minute } from "@/shared/time/dates";
import { useUndoBar } from "@/shared/undo/undo-bar";
import type { Of } from "@/api/types";
import { useDrafts } from "../queries";
import { Block } from "./block";

const TOP = 6;

/** What was begun and kept; one press goes on with it, and what is thrown away can be fetched back. */
export function MyDrafts() {
  const { t } = useTranslation(["workbench", "shared"]);
  const { data } = useDrafts();
  const bin = useDraftBin();
  const discard = useDiscardDraft();
  const restore = useRestoreLast();
  const offer = useUndoBar();
  const [looking, setLooking] = useState(false);
  const drafts = data?.items ?? [];
  const thrown = bin.data?.items.length ?? 0;
  const nameOf = (one: Of<"DraftLine">) => one.title || t("drafts.unnamed");
  const drop = (one: Of<"DraftLine">) =>
    discard.mutate(one, { onSuccess: () => offer(t("shared:bin.discarded", { title: nameOf(one) }), () => restore.mutateAsync(one)) });
  return (
    <Block title={t("drafts.title")}>
      {!drafts.length && <p className="quiet">{t("drafts.none")}</p>}
      <ul className="wb-rows">
        {drafts.slice(0, TOP).map((one) => (
          <li key={`${one.kind}.${one.key}`} className="wb-row">
            <Link to={whereDraftIs(one.kind, one.key)} className="wb-row-text wb-row-short">{nameOf(one)}</Link>
            <span className="small">{minute(one.saved_at)}</span>
            <Button size="small" type="text" aria-label={t("shared:bin.discardOne", { title: nameOf(one) })} onClick={() => drop(one)}>{t("shared:bin.discard")}</Button>
          </li>
        ))}
      </ul>
      {thrown > 0 && <Button size="small" type="link" onClick={() => setLooking(true)}>{t("shared:bin.open", { count: thrown })}</Button>}
      {looking && <DraftBin onClose={() => setLooking(false)} />}
    </Block>
  );
}
