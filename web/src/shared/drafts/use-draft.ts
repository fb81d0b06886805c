import { useCallback, useEffect, useRef, useState } from "react";
import { newKey } from "@/api/client";
import { useMe } from "../session/me";

export interface Draft<Content> {
  content: Content;
  revision: number;
  saved_at: string;
  title: string;
}

export type DraftState = "idle" | "dirty" | "saving" | "saved" | "local" | "conflict";

const EVERY = 10_000;

/**
 * Keeps what is being written: every ten seconds and on leaving a field to the service, on this
 * machine only while the service is away.
 */
export function useDraft<Content>(kind: string, key: string, title: string) {
  const { csrf_token, person_id } = useMe();
  const address = `/api/v1/drafts/${kind}/${key}`;
  const local = `lianfang.draft.${person_id}.${kind}.${key}`;
  const [found, setFound] = useState<Content | null>();
  const [state, setState] = useState<DraftState>("idle");
  const [savedAt, setSavedAt] = useState("");
  const pending = useRef<{ content: Content } | null>(null);
  const busy = useRef(false);
  const revision = useRef(0);
  const heading = useRef(title);
  heading.current = title;

  useEffect(() => {
    let gone = false;
    const read = async () => {
      const kept = localStorage.getItem(local);
      const saved = (await isKept(kind, key)) ? await got<Draft<Content>>(address) : undefined;
      if (gone) return;
      revision.current = saved?.revision ?? 0;
      setSavedAt(saved?.saved_at ?? "");
      setFound(kept ? (JSON.parse(kept) as Content) : (saved?.content ?? null));
    };
    void read();
    return () => {
      gone = true;
    };
  }, [address, kind, key, local]);

  const save = useCallback(async () => {
    const next = pending.current;
    if (!next || busy.current) return;
    pending.current = null;
    busy.current = true;
    setState("saving");
    const response = await fetch(address, {
      method: "PUT",
      credentials: "same-origin",
      keepalive: true,
      headers: {
        "Content-Type": "application/json",
        "X-CSRF-Token": csrf_token ?? "",
        "Idempotency-Key": newKey(),
      },
      body: JSON.stringify({ title: heading.current, revision: revision.current, content: next.content }),
    }).catch(() => undefined);
    const saved = response?.ok ? ((await response.json()) as Draft<Content>) : undefined;
    busy.current = false;
    if (saved) {
      revision.current = saved.revision;
      localStorage.removeItem(local);
      setSavedAt(saved.saved_at);
      setState(pending.current ? "dirty" : "saved");
    } else if (response && [409, 412].includes(response.status)) {
      setState("conflict");
    } else {
      pending.current ??= next;
      localStorage.setItem(local, JSON.stringify(next.content));
      setState("local");
    }
  }, [address, csrf_token, local]);

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

  const change = useCallback((content: Content) => {
    pending.current = { content };
    setState("dirty");
  }, []);

  const drop = useCallback(async () => {
    pending.current = null;
    localStorage.removeItem(local);
    setState("idle");
    if (!revision.current) return;
    revision.current = 0;
    await fetch(address, {
      method: "DELETE",
      credentials: "same-origin",
      headers: { "X-CSRF-Token": csrf_token ?? "" },
    }).catch(() => undefined);
  }, [address, csrf_token, local]);

  return { found, change, save, drop, state, savedAt };
}

async function got<Found>(address: string): Promise<Found | undefined> {
  const response = await fetch(address, { credentials: "same-origin" }).catch(() => undefined);
  return response?.ok ? ((await response.json()) as Found) : undefined;
}

/** Asks the list first: there is no draft most of the time, and that is no fault to report. */
async function isKept(kind: string, key: string): Promise<boolean> {
  const found = await got<{ items: { key: string }[] }>(`/api/v1/drafts?kind=${kind}`);
  return found?.items.some((one) => one.key === key) ?? false;
}
