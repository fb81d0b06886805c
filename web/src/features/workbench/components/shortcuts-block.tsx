import { ArrowDownOutlined, ArrowUpOutlined } from "@ant-design/icons";
import { Button, Checkbox, Flex, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { Link } from "react-router";
import { useReachablePages } from "@/shared/pages/reachable";
import { useSavePreferences } from "@/shared/session/preferences";
import { MOST, useShortcuts } from "../shortcuts";
import { Block } from "./block";

/** Up to eight pages at hand, in the person's own order. */
export function Shortcuts() {
  const { t } = useTranslation(["workbench", "app"]);
  const [choosing, setChoosing] = useState(false);
  const shortcuts = useShortcuts();
  return (
    <Block guide="shortcuts" title={t("shortcuts.title")} extra={<Button size="small" type="link" onClick={() => setChoosing(true)}>{t("shortcuts.choose")}</Button>}>
      <ul className="shortcuts">
        {shortcuts.map((one) => (
          <li key={one.id}><Link to={one.path} className="shortcut">{t(`app:${one.title}`)}</Link></li>
        ))}
      </ul>
      {!shortcuts.length && <p className="quiet">{t("shortcuts.none")}</p>}
      {choosing && <Choose now={shortcuts.map((one) => one.id)} onClose={() => setChoosing(false)} />}
    </Block>
  );
}

function Choose({ now, onClose }: { now: string[]; onClose: () => void }) {
  const { t } = useTranslation(["workbench", "app"]);
  const pages = useReachablePages();
  const save = useSavePreferences();
  const [chosen, setChosen] = useState(now);
  const others = pages.filter((one) => !chosen.includes(one.id) && one.path !== "/");
  const titleOf = (id: string) => t(`app:${pages.find((one) => one.id === id)?.title ?? ""}`);
  const move = (index: number, by: number) => {
    const next = [...chosen];
    const [moved] = next.splice(index, 1);
    if (moved) next.splice(index + by, 0, moved);
    setChosen(next);
  };
  const keep = () => {
    save({ shortcuts: chosen });
    onClose();
  };
  return (
    <Modal open title={t("shortcuts.chooseTitle", { count: MOST })} okText={t("shortcuts.keep")} onOk={keep} onCancel={onClose}>
      <Flex vertical gap={2} className="choose">
        {chosen.map((id, index) => (
          <Flex key={id} justify="space-between" align="center">
            <Checkbox checked onChange={() => setChosen(chosen.filter((one) => one !== id))}>{titleOf(id)}</Checkbox>
            <span>
              <Button size="small" type="text" icon={<ArrowUpOutlined />} disabled={index === 0} aria-label={t("shortcuts.up", { page: titleOf(id) })} onClick={() => move(index, -1)} />
              <Button size="small" type="text" icon={<ArrowDownOutlined />} disabled={index === chosen.length - 1} aria-label={t("shortcuts.down", { page: titleOf(id) })} onClick={() => move(index, 1)} />
            </span>
          </Flex>
        ))}
        {others.map((one) => (
          <Checkbox key={one.id} checked={false} disabled={chosen.length >= MOST} onChange={() => setChosen([...chosen, one.id])}>
            {titleOf(one.id)}
          </Checkbox>
        ))}
      </Flex>
    </Modal>
  );
}
