import { upload } from "@/api/client";
import type { Of } from "@/api/types";

export interface Owner {
  kind: string;
  id: string;
}

/** Attaches one file to a record, telling how much of it has gone. */
export function sendFile(owner: Owner, file: File, label = "", tell?: (percent: number) => void) {
  const form = new FormData();
  form.set("file", file);
  form.set("owner_kind", owner.kind);
  form.set("owner_id", owner.id);
  form.set("label", label);
  return upload<Of<"Attachment">>("/api/v1/attachments", form, tell);
}

export const attachmentKeys = { of: (owner: Owner) => ["attachments", owner.kind, owner.id] as const };
