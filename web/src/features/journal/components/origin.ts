import { useTranslation } from "react-i18next";

/** From where something was done: an address, or the part of the service that did it by itself. */
export function useOrigin(): (origin: string | undefined) => string {
  const { t } = useTranslation("journal");
  const places = t("origin", { returnObjects: true }) as Record<string, string>;
  return (origin) => places[origin || "none"] ?? origin ?? "";
}
