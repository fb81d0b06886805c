import { newKey } from "@/api/client";
import { Problem, type ProblemDocument } from "@/api/problem";
import type { ImportKind, Opened } from "./queries";

interface Sent {
  kind: ImportKind;
  file: File;
  csrf: string;
  onProgress: (percent: number) => void;
}

/** Sends a workbook and says how much of it has gone; only this old way of asking can tell. */
export function sendWorkbook({ kind, file, csrf, onProgress }: Sent): Promise<Opened> {
  const form = new FormData();
  form.set("kind", kind);
  form.set("file", file);
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open("POST", "/api/v1/imports");
    request.setRequestHeader("X-CSRF-Token", csrf);
    request.setRequestHeader("Idempotency-Key", newKey());
    request.setRequestHeader("Accept-Language", document.documentElement.lang);
    request.responseType = "json";
    request.upload.onprogress = (event) => {
      if (event.lengthComputable) onProgress(Math.floor((100 * event.loaded) / event.total));
    };
    request.onerror = () => reject(new Problem({ status: 0, code: "offline", title: "", detail: "" }));
    request.onload = () => {
      const body = request.response as unknown;
      if (request.status < 300) return resolve(body as Opened);
      const told = body && typeof body === "object" && "code" in body;
      reject(new Problem(told ? (body as ProblemDocument) : { status: request.status, code: `http-${request.status}`, title: "", detail: "" }));
    };
    request.send(form);
  });
}
