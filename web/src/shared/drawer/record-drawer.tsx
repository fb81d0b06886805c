import { ArrowDownOutlined, ArrowUpOutlined, FullscreenOutlined } from "@ant-design/icons";
import { Button, Drawer, Flex } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { useKeys } from "../keys/keys";
import { usePreferences } from "../session/preferences";

interface Props {
  open: boolean;
  title: ReactNode;
  /** Ids of the records around this one, in the order of the list it was opened from. */
  around?: readonly string[];
  current?: string;
  onGo?: (id: string) => void;
  onClose: () => void;
  actions?: ReactNode;
  children: ReactNode;
}

/** One record beside its list: 640 px, the whole page on request, J and K to the neighbours. */
export function RecordDrawer({ open, title, around = [], current = "", onGo, onClose, actions, children }: Props) {
  const { t } = useTranslation("shared");
  const [whole, setWhole] = useState(false);
  const { single_keys } = usePreferences();
  const place = around.indexOf(current);
  const [before, after] = [around[place - 1], around[place + 1]];
  const go = (id?: string) => id && open && onGo?.(id);
  useKeys({ j: () => go(after), k: () => go(before) }, (single_keys ?? true) && open);
  return (
    <Drawer
      open={open}
      onClose={onClose}
      size={whole ? "100%" : 640}
      title={title}
      destroyOnHidden
      extra={
        <Flex gap={4}>
          {around.length > 1 && (
            <>
              <Button type="text" icon={<ArrowUpOutlined />} disabled={!before} aria-label={t("drawer.before")} onClick={() => go(before)} />
              <Button type="text" icon={<ArrowDownOutlined />} disabled={!after} aria-label={t("drawer.after")} onClick={() => go(after)} />
            </>
          )}
          <Button type="text" icon={<FullscreenOutlined />} aria-label={t("drawer.whole")} aria-pressed={whole} onClick={() => setWhole(!whole)} />
        </Flex>
      }
      footer={actions ? <Flex gap="small" wrap>{actions}</Flex> : undefined}
    >
      {children}
    </Drawer>
  );
}
