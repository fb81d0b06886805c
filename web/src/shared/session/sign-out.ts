import { forgetTraces } from "./traces";

/** Ends the session, lets go of what lay on this machine, and shows the sign-in page. */
export async function signOut(csrf: string): Promise<void> {
  const ended = await fetch("/api/v1/sign-in", {
    method: "DELETE",
    credentials: "same-origin",
    headers: { "X-CSRF-Token": csrf },
  });
  if (ended.ok || ended.status === 401) forgetTraces();
  document.body.hidden = true;
  window.location.replace("/login");
}
