import { useCallback, useEffect, useRef, useState } from "react";
import { api } from "@/api/client";
import type { Of } from "@/api/types";
import { useMe } from "../session/me";

export type DraftState = "idle" | "dirty" | "saving" | "saved" | "local" | "conflict";

const EVERY = 10_000;
const DRAFT = "/api/v1/drafts/{kind}/{key}";

/**
 * Keeps what is being written: every ten seconds and on leaving a field to the service, on this
 * machine only while the service is away.
 */
export function useDraft<Content>(kind: string, key: string, title: string) {
  const { person_id } = useMe();
  const local = `lianfang.draft.${person_id}.${kind}.${key}`;
  const [found, setFound] = useState<Content | null>();
  const [state, setState] = useState<DraftState>("idle");
  const [savedAt, setSavedAt] = useState("");
  const pending = useRef<{ content: Content; as?: string } | null>(null);
  const running = useRef<Promise<void>>(undefined);
  const revision = useRef(0);
  const heading = useRef(title);
  heading.current = title;

  useEffect(() => {
    let gone = false;
    const read = async () => {
      const kept = localStorage.getItem(local);
      const saved = await savedDraft(kind, key);
      if (gone) return;
      revision.current = saved?.revision ?? 0;
      setSavedAt(saved?.saved_at ?? "");
      setFound(kept ? (JSON.parse(kept) as Content) : ((saved?.content as Content | undefined) ?? null));
    };
    void read();
    return () => {
      gone = true;
    };
  }, [kind, key, local]);

  const write = useCallback(async () => {
    const next = pending.current;
    if (!next) return;
    pending.current = null;
    setState("saving");
    const body = { title: next.as ?? heading.current, revision: revision.current, content: next.content as never };
    const answer = await api.PUT(DRAFT, { ...at(kind, key), body, keepalive: true }).catch(() => undefined);
    const saved = answer?.data;
    if (saved) {
      revision.current = saved.revision;
      localStorage.removeItem(local);
      setSavedAt(saved.saved_at);
      setState(pending.current ? "dirty" : "saved");
    } else if (answer && [409, 412].includes(answer.response.status)) {
      setState("conflict");
    } else {
      pending.current ??= next;
      localStorage.setItem(local, JSON.stringify(next.content));
      setState("local");
    }
  }, [kind, key, local]);

  /** Saves what was written, one at a time. */
  const save = useCallback((): Promise<void> => {
    if (running.current) return running.current.then(save);
    if (!pending.current) return Promise.resolve();
    running.current = write().finally(() => {
      running.current = undefined;
    });
    return running.current;
  }, [write]);

  useEffect(() => {
    const timer = window.setInterval(() => void save(), EVERY);
    const leave = () => void save();
    window.addEventListener("focusout", leave);
    window.addEventListener("pagehide", leave);
    return () => {
      window.clearInterval(timer);
      window.removeEventListener("focusout", leave);
      window.removeEventListener("pagehide", leave);
      void save();
    };
  }, [save]);

  /** Keeps what was written now; `as` names it where it is no longer what its page is called by. */
  const change = useCallback((content: Content, as?: string) => {
    pending.current = { content, as };
    setState("dirty");
  }, []);

  const drop = useCallback(async () => {
    pending.current = null;
    localStorage.removeItem(local);
    await running.current; // what is on its way must not come after the taking away
    pending.current = null;
    localStorage.removeItem(local);
    setState("idle");
    if (!revision.current) return;
    revision.current = 0;
    await api.DELETE(DRAFT, at(kind, key)).catch(() => undefined);
  }, [kind, key, local]);

  return { found, change, save, drop, state, savedAt };
}

const at = (kind: string, key: string) => ({ params: { path: { kind, key } } });

/** Asks the list first: there is no draft most of the time, and that is no fault to report. */
async function savedDraft(kind: string, key: string): Promise<Of<"Draft"> | undefined> {
  try {
    const { data: list } = await api.GET("/api/v1/drafts", { params: { query: { kind } } });
    if (!list?.items.some((one) => one.key === key)) return undefined;
    return (await api.GET(DRAFT, at(kind, key))).data;
  } catch {
    return undefined; // the service is away: what this machine keeps is shown
  }
}
