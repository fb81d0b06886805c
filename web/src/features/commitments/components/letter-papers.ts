import type { Of } from "@/api/types";

/** The Word paper of each kind of letter that has one. */
export const PAPERS: Record<string, Of<"PaperOrder">["kind"]> = {
  personal: "personal_letter",
  section: "section_letter",
  unit: "unit_letter",
};
