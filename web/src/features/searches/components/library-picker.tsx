import { BookOutlined } from "@ant-design/icons";
import { Button, Empty, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useLibrary } from "../queries";

interface Props {
  category: string | null | undefined;
  onPick: (text: string) => void;
}

/** Picks how a risk shows from the library: one press opens it, one takes the sentence. */
export function LibraryPicker({ category, onPick }: Props) {
  const { t } = useTranslation("searches");
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const { data } = useLibrary(category ?? undefined, words, open);
  const items = data?.items as { text: string; aspect?: string }[] | undefined;
  const pick = (text: string) => {
    onPick(text);
    setOpen(false);
  };
  const list = (
    <div className="sheet-library">
      <Input allowClear autoFocus aria-label={t("library.search")} placeholder={t("library.search")} value={words} onChange={(event) => setWords(event.target.value)} />
      <ul>
        {(items ?? []).slice(0, 60).map((one) => (
          <li key={one.text}>
            <button type="button" onClick={() => pick(one.text)}>{one.aspect && <small>{one.aspect} · </small>}{one.text}</button>
          </li>
        ))}
      </ul>
      {items?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("library.none")} />}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={list} title={t("library.title")} destroyOnHidden>
      <Button size="small" icon={<BookOutlined />}>{t("library.pick")}</Button>
    </Popover>
  );
}
