import { useQueries, useQuery } from "@tanstack/react-query";
import { Alert } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Link, useSearchParams } from "react-router";
import { api, taken } from "@/api/client";
import type { Of } from "@/api/types";
import { Persons } from "../problem/problem-text";
import { useCan } from "../session/me";

type Case = Of<"Case">;

/** The reviews a record stands in now, as far as the reader may know of them. */
export function useReviews(itemId: string, wanted = true): Case[] {
  const readable = useCan()("case:read") && wanted;
  const { data } = useQuery({
    queryKey: ["cases", "of", itemId],
    enabled: readable,
    queryFn: () => taken(api.GET("/api/v1/cases", { params: { query: { item_id: itemId, state: "running" } } })),
  });
  const found = useQueries({
    queries: (data?.items ?? []).map(({ id }) => ({
      queryKey: ["cases", id],
      queryFn: () => taken(api.GET("/api/v1/cases/{case_id}", { params: { path: { case_id: id } } })),
    })),
  });
  return found.flatMap((one) => one.data ?? []);
}

const drafting = (one: Case) => one.step_type === "draft";

/** Why a record rests: others judge it now; or, where `also` drafting counts, it is in a review at all. */
export function useWhyResting(itemId: string, wanted = true): (also?: boolean) => ReactNode {
  const found = useReviews(itemId, wanted);
  return (also) => {
    const one = found.find((other) => also || !drafting(other));
    return one && <Resting found={one} />;
  };
}

function Resting({ found }: { found: Case }) {
  const { t, i18n } = useTranslation("shared");
  const step = i18n.language === "en" ? found.step_en : found.step_zh;
  return (
    <>
      {t(drafting(found) ? "review.drafted" : "review.running", { step })} <Persons list={found.who_can} /> <Link to={`/cases/${found.id}`}>{found.number}</Link>
    </>
  );
}

/** Where the reviews of a record stand, and what is to be mended where it was returned. */
export function ReviewNotes({ itemId }: { itemId: string }) {
  return useReviews(itemId).map((one) => (drafting(one) ? <Returned key={one.id} found={one} itemId={itemId} leads /> : <Alert key={one.id} type="info" showIcon title={<Resting found={one} />} />));
}

/** What was said when the record was returned, for the form in which it is mended. */
export function ReturnComments({ itemId }: { itemId: string }) {
  return useReviews(itemId).filter((one) => drafting(one) && one.round > 1).map((one) => <Returned key={one.id} found={one} itemId={itemId} />);
}

function Returned({ found, itemId, leads }: { found: Case; itemId: string; leads?: boolean }) {
  const { t } = useTranslation("shared");
  const reason = found.steps.find((one) => one.state === "open")?.facts.reason as string | undefined;
  const face = found.items.find((one) => one.item_id === itemId)?.face ?? [];
  const remarks = found.remarks.filter((one) => !one.resolved && (one.item_id ?? itemId) === itemId);
  return (
    <Alert
      type={reason ? "warning" : "info"}
      showIcon
      style={{ marginBottom: 12 }}
      title={reason ? t("review.returned") : <Resting found={found} />}
      description={reason && (
        <>
          {!remarks.some((one) => one.text === reason) && <div>{reason}</div>}
          {remarks.map((one) => <div key={one.id}>{[face.find((line) => line.field === one.field)?.label, t("review.remark", { text: one.text, name: one.by_name })].filter(Boolean).join(t("review.colon"))}</div>)}
          {leads && <Link to={`/cases/${found.id}`}>{t("review.again", { number: found.number })}</Link>}
        </>
      )}
    />
  );
}

/** The field a return or a gap leads to: the record's form opens at it, until it is closed. */
export function useMending() {
  const [params, setParams] = useSearchParams();
  const done = () => {
    params.delete("field");
    setParams(params, { replace: true });
  };
  return { field: params.get("field") ?? undefined, done };
}
