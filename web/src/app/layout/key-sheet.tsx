import { Descriptions, Modal } from "antd";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import { onShowKeys, useKeys } from "@/shared/keys/keys";
import { usePreferences } from "@/shared/session/preferences";

const KEYS: readonly (readonly [string, string])[] = [
  ["?", "sheet"],
  ["Ctrl+K", "find"],
  ["Ctrl+S", "save"],
  ["Ctrl+Enter", "submit"],
  ["J / K", "next"],
  ["Alt+↑ / Alt+↓", "move"],
  ["Ctrl+Z / Ctrl+Y", "undo"],
  ["Esc", "close"],
];

/** The list of keys, opened by “?”. */
export function KeySheet() {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const { single_keys } = usePreferences();
  useEffect(() => onShowKeys(() => setOpen(true)), []);
  useKeys({ "?": () => setOpen(true) }, single_keys ?? true);
  return (
    <Modal open={open} onCancel={() => setOpen(false)} footer={null} title={t("keys.title")}>
      <Descriptions
        column={1}
        size="small"
        bordered
        items={KEYS.map(([key, word]) => ({ key, label: <kbd>{key}</kbd>, children: t(`keys.${word}`) }))}
      />
    </Modal>
  );
}
