import createClient, { type Middleware } from "openapi-fetch";
import { acted } from "./acts";
import { heard } from "./line";
import { answerCame, answerLost, keyFor, newKey } from "./lost-keys";
import { Problem, type ProblemDocument } from "./problem";
import type { paths } from "./schema";

export { newKey };

/** What every unsafe request must carry; set once the session is known. */
const carried = { csrf: "", language: "zh-CN" };

export function carryCsrf(token: string): void {
  carried.csrf = token;
}

export function askIn(language: string): void {
  carried.language = language;
}

const UNKEPT = "none";
/** A question whose answer carries a secret: the service keeps no copy of it to repeat. */
export const SHOWN_ONCE = { "Idempotency-Key": UNKEPT } as const;

const ASKED = "lianfang.asked";
/** What a page asks by itself, with nobody before it; it does not keep the session open. */
export const UNATTENDED = { "X-Unattended": "1" } as const;

/** When somebody last asked the service for something, in any window of this browser. */
export function lastAsked(): number {
  return Number(localStorage.getItem(ASKED)) || Date.now();
}

/** After these nobody knows whether it was done: it is still under way, or a gateway heard nothing. */
const OPEN_ENDED = new Set([409, 502, 503, 504]);

const dressed: Middleware = {
  async onRequest({ request, id }) {
    request.headers.set("Accept-Language", carried.language);
    if (!["GET", "HEAD"].includes(request.method)) {
      request.headers.set("X-CSRF-Token", carried.csrf);
      if (request.headers.get("Idempotency-Key") === UNKEPT) request.headers.delete("Idempotency-Key");
      else if (request.method === "POST" && !request.headers.has("Idempotency-Key")) {
        request.headers.set("Idempotency-Key", keyFor(id, await wordsOf(request)));
      }
    }
    return request;
  },
  onResponse({ request, response, id }) {
    heard(true);
    if (OPEN_ENDED.has(response.status)) answerLost(id);
    else answerCame(id);
    if (response.ok) acted(request.method, request.url);
    if (response.ok && !request.headers.has("X-Unattended")) localStorage.setItem(ASKED, String(Date.now()));
  },
  onError({ id }) {
    answerLost(id);
    heard(false);
    return new Problem({ status: 0, code: "offline", title: "", detail: "" });
  },
};

async function wordsOf(request: Request): Promise<string> {
  return [request.url, request.headers.get("If-Match"), await request.clone().text()].join("\n");
}

// The service takes several words of one kind in one parameter, separated by commas.
const querySerializer = { array: { style: "form", explode: false } } as const;

export const api = createClient<paths>({ baseUrl: "", credentials: "same-origin", querySerializer });
api.use(dressed);

interface Answer<T> {
  data?: T;
  error?: unknown;
  response: Response;
}

/** The body of a good answer; any other answer is thrown as the problem it is. */
export async function taken<T>(call: Promise<Answer<T>>): Promise<T> {
  const { data, error, response } = await call;
  if (response.ok) return data as T;
  throw new Problem(documentOf(error, response));
}

/** What If-Match says of the version one has read. */
export function version(number: number): { "If-Match": string } {
  return { "If-Match": `"${number}"` };
}

/** Sends a form with files, which the description of the interface cannot type, telling how far it is. */
export function upload<T>(path: string, form: FormData, tell?: (percent: number) => void, method = "POST"): Promise<T> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open(method, path);
    request.setRequestHeader("X-CSRF-Token", carried.csrf);
    request.setRequestHeader("Accept-Language", carried.language);
    request.setRequestHeader("Idempotency-Key", newKey());
    request.upload.onprogress = ({ lengthComputable, loaded, total }) => {
      if (lengthComputable) tell?.(Math.round((loaded / total) * 100));
    };
    request.onload = () => {
      const body = bodyOf(request.responseText);
      if (request.status >= 200 && request.status < 300) {
        acted(method, path);
        resolve(body as T);
      } else reject(new Problem(documentOf(body, request)));
    };
    request.onerror = () => reject(new Problem({ status: 0, code: "offline", title: "", detail: "" }));
    request.send(form);
  });
}

function bodyOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function documentOf(error: unknown, response: { status: number }): ProblemDocument {
  if (error && typeof error === "object" && "code" in error) return error as ProblemDocument;
  return { status: response.status, code: `http-${response.status}`, title: "", detail: "" };
}
