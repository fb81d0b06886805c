import { SearchOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { lazy, Suspense, useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "@/shared/keys/keys";
import { usePreferences } from "@/shared/session/preferences";

const load = () => import("@/features/lookup/components/search-dialog");
const SearchDialog = lazy(load);
const SOON = 2000;

/** The search of the whole console: a press, Ctrl+K or “/” opens its box. */
export function SearchButton() {
  const { t } = useTranslation();
  const { single_keys } = usePreferences();
  const [open, setOpen] = useState(false);
  const show = () => setOpen(true);
  useEffect(() => {
    const soon = setTimeout(() => void load().catch(() => undefined), SOON); // so that no key is lost later
    return () => clearTimeout(soon);
  }, []);
  useKeys({ "Control+k": show, "Control+K": show, "/": show }, single_keys ?? true);
  return (
    <>
      <Button className="search-button" icon={<SearchOutlined aria-hidden />} onClick={show} aria-label={`${t("shell.search")} Ctrl+K`} aria-keyshortcuts="Control+K">
        <span className="search-words">{t("shell.search")}</span> <kbd>Ctrl+K</kbd>
      </Button>
      {open && <Suspense fallback={null}><SearchDialog onClose={() => setOpen(false)} /></Suspense>}
    </>
  );
}
