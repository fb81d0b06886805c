import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { App, Flex } from "antd";
import type { KeyboardEvent, ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Act } from "@/shared/acts/act";
import { useCan } from "@/shared/session/me";
import { type Branch, useOrder } from "../queries";

interface Props {
  departments: readonly Branch[];
  chosen: string;
  children: ReactNode;
}

/** The neighbours of what is chosen, in their order. */
function neighbours(departments: readonly Branch[], chosen: string) {
  const home = departments.find((one) => one.posts.some((post) => post.id === chosen));
  if (home) return { kind: "post" as const, ids: home.posts.map((one) => one.id) };
  const branch = departments.find((one) => one.id === chosen);
  const ids = departments.filter((one) => one.parent_id === branch?.parent_id).map((one) => one.id);
  return { kind: "department" as const, ids: branch ? ids : [] };
}

/** The tree, in which what is chosen moves up and down by buttons and by Alt and the arrow keys. */
export function Movable({ departments, chosen, children }: Props) {
  const { t } = useTranslation("organisation");
  const { message } = App.useApp();
  const may = useCan()("organisation:edit");
  const order = useOrder();
  const { kind, ids } = neighbours(departments, chosen);
  const place = ids.indexOf(chosen);
  const reaches = (by: number) => place >= 0 && place + by >= 0 && place + by < ids.length;
  const move = (by: number) => {
    if (!may || order.isPending || !reaches(by)) return;
    const turned = ids.filter((one) => one !== chosen);
    turned.splice(place + by, 0, chosen);
    order.mutate({ kind, ids: turned }, { onSuccess: () => void message.success(t("tree.moved", { place: place + by + 1, count: ids.length })) });
  };
  const press = (event: KeyboardEvent) => {
    const by = { ArrowUp: -1, ArrowDown: 1 }[event.key];
    if (!event.altKey || !by) return;
    event.preventDefault();
    event.stopPropagation();
    move(by);
  };
  const blocked = (by: number) => (place < 0 ? t("tree.chooseFirst") : reaches(by) ? undefined : t("tree.atEnd"));
  return (
    <div onKeyDownCapture={press}>
      <Flex gap="small" className="tree-moves">
        <Act asks="organisation:edit" size="small" icon={<ArrowUpOutlined />} blocked={blocked(-1)} onClick={() => move(-1)} aria-keyshortcuts="Alt+ArrowUp">{t("tree.up")}</Act>
        <Act asks="organisation:edit" size="small" icon={<ArrowDownOutlined />} blocked={blocked(1)} onClick={() => move(1)} aria-keyshortcuts="Alt+ArrowDown">{t("tree.down")}</Act>
      </Flex>
      {children}
    </div>
  );
}
