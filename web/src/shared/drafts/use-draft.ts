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
  const { csrf_token } = useMe();
  const address = `/api/v1/drafts/${kind}/${key}`;
  const local = `lianfang.draft.${kind}.${key}`;
  const [found, setFound] = useState<Content | null>();
  const [state, setState] = useState<DraftState>("idle");
  const [savedAt, setSavedAt] = useState("");
  const pending = useRef<{ content: Content } | null>(null);
  const revision = useRef(0);
  const heading = useRef(title);
  heading.current = title;

  useEffect(() => {
    let gone = false;
    const read = async () => {
      const kept = localStorage.getItem(local);
      const response = await fetch(address, { credentials: "same-origin" }).catch(() => undefined);
      const saved = response?.ok ? ((await response.json()) as Draft<Content>) : undefined;
      if (gone) return;
      revision.current = saved?.revision ?? 0;
      setSavedAt(saved?.saved_at ?? "");
      setFound(kept ? (JSON.parse(kept) as Content) : (saved?.content ?? null));
    };
    void read();
    return () => {
      gone = true;
    };
  }, [address, local]);

  const save = useCallback(async () => {
    const next = pending.current;
    if (!next) return;
    pending.current = null;
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
    if (response?.ok) {
      const saved = (await response.json()) as Draft<Content>;
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
    revision.current = 0;
    setState("idle");
    await fetch(address, {
      method: "DELETE",
      credentials: "same-origin",
      headers: { "X-CSRF-Token": csrf_token ?? "" },
    }).catch(() => undefined);
  }, [address, csrf_token, local]);

  return { found, change, save, drop, state, savedAt };
}
