import { api } from "@/api/client";
import { forgetTraces } from "./traces";

/** Ends the session, lets go of what lay on this machine, and shows the sign-in page. */
export async function signOut(): Promise<void> {
  const { response } = await api.DELETE("/api/v1/sign-in");
  if (response.ok || response.status === 401) forgetTraces();
  document.body.hidden = true;
  window.location.replace("/login");
}
