import { keepYear } from "./kept-year";

/** Whoever used this machine last; other windows see when it changes. */
const PERSON = "lianfang.person";
const OURS = "lianfang.";
/** What a machine may go on knowing of nobody in particular: size, colours, language. */
const LOOKS = "lianfang.preferences";

/** Leaves nothing of one person's on a machine another sits down at. */
export function forgetTraces(): void {
  for (const key of Object.keys(localStorage)) {
    if (key.startsWith(OURS) && key !== LOOKS) localStorage.removeItem(key);
  }
  keepYear(undefined);
}

/** Notes who sits here now; what the one before him left unsent is let go of first. */
export function sitDown(person: string): void {
  if (localStorage.getItem(PERSON) === person) return;
  forgetTraces();
  localStorage.setItem(PERSON, person);
}

/** Tells when somebody signed out, or another in, in any window of this browser. */
export function onChangeOfPerson(person: string, changed: () => void): () => void {
  const heard = (event: StorageEvent) => {
    if ((event.key === PERSON || event.key === null) && localStorage.getItem(PERSON) !== person) {
      keepYear(undefined);
      changed();
    }
  };
  window.addEventListener("storage", heard);
  return () => window.removeEventListener("storage", heard);
}
