/** Ends the session and shows the sign-in page. */
export async function signOut(csrf: string): Promise<void> {
  await fetch("/api/v1/sign-in", {
    method: "DELETE",
    credentials: "same-origin",
    headers: { "X-CSRF-Token": csrf },
  });
  window.location.assign("/login");
}
