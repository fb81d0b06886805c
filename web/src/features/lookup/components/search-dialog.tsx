import { SearchOutlined } from "@ant-design/icons";
import { Input, type InputRef, Modal, Typography } from "antd";
import { useRef, useState, type KeyboardEvent } from "react";
import { useTranslation } from "react-i18next";
import { useNavigate } from "react-router";
import { type Found, useLookup, useSettled, whereFoundIs } from "../queries";
import { FoundRow } from "./found-row";
import "../lookup.css";

const OF_EACH = 4;
const LIST = "lookup-answers";

/** The box of Ctrl+K: type, go up and down, Enter opens; all answers are one key further. */
export default function SearchDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation("lookup");
  const navigate = useNavigate();
  const [typed, setTyped] = useState("");
  const [place, setPlace] = useState(0);
  const box = useRef<InputRef>(null);
  const q = useSettled(typed).trim();
  const { data, isFetching } = useLookup(q, OF_EACH);
  const items = q ? (data?.items ?? []) : [];
  const last = items.length;
  const at = Math.min(place, last);
  const open = (found?: Found) => {
    onClose();
    if (!found) navigate(`/search?q=${encodeURIComponent(typed.trim())}`);
    else if (found.kind === "paper") window.location.assign(whereFoundIs(found));
    else navigate(whereFoundIs(found));
  };
  const move: Record<string, () => void> = {
    ArrowDown: () => setPlace(at === last ? 0 : at + 1),
    ArrowUp: () => setPlace(at === 0 ? last : at - 1),
    Enter: () => typed.trim() && open(typed.trim() === q && !isFetching ? items[at] : undefined),
  };
  const press = (event: KeyboardEvent) => {
    const act = event.nativeEvent.isComposing ? undefined : move[event.key];
    if (!act) return;
    event.preventDefault();
    act();
  };
  return (
    <Modal open onCancel={onClose} footer={null} title={t("dialog.title")} width={720} afterOpenChange={(shown) => shown && box.current?.focus()}>
      <Input
        ref={box}
        autoFocus
        allowClear
        size="large"
        maxLength={100}
        prefix={<SearchOutlined aria-hidden />}
        value={typed}
        onChange={(event) => { setTyped(event.target.value); setPlace(0); }}
        onKeyDown={press}
        placeholder={t("dialog.hint")}
        aria-label={t("dialog.title")}
        role="combobox"
        aria-expanded={q !== ""}
        aria-controls={LIST}
        aria-activedescendant={q ? `${LIST}-${at}` : undefined}
      />
      {q === "" ? <Typography.Paragraph type="secondary" className="lookup-note">{t("dialog.example")}</Typography.Paragraph> : (
        <>
          <ul id={LIST} role="listbox" aria-label={t("dialog.answers")} className="lookup-answers">
            {items.map((found, index) => (
              <li key={found.id} id={`${LIST}-${index}`} role="option" aria-selected={index === at} onClick={() => open(found)} onMouseMove={() => setPlace(index)}>
                <FoundRow found={found} />
              </li>
            ))}
            <li id={`${LIST}-${last}`} role="option" aria-selected={at === last} onClick={() => open()} onMouseMove={() => setPlace(last)}>
              {items.length ? t("dialog.all", { q }) : t("dialog.allEmpty", { q })}
            </li>
          </ul>
          <Typography.Paragraph type="secondary" className="lookup-note" aria-live="polite">
            {data && !isFetching && t(items.length ? "dialog.count" : "dialog.none", { count: items.length })} {t("dialog.keys")}
          </Typography.Paragraph>
        </>
      )}
    </Modal>
  );
}
