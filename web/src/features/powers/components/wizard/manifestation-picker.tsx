import { BookOutlined } from "@ant-design/icons";
import { Button, Empty, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { useManifestations } from "../../registration-queries";

interface Props {
  category: string | undefined;
  onPick: (text: string) => void;
}

/** Picks how a risk shows from the library: one press opens it, one takes the sentence. */
export function ManifestationPicker({ category, onPick }: Props) {
  const { t } = useTranslation("powers");
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const { data } = useManifestations(category, words);
  const items = (data?.items ?? []) as { text: string; aspect?: string }[];
  const list = (
    <div className="library">
      <Input aria-label={t("risk.librarySearch")} placeholder={t("risk.librarySearch")} value={words} onChange={(event) => setWords(event.target.value)} allowClear autoFocus />
      <ul className="library-list">
        {items.slice(0, 60).map((one) => (
          <li key={one.text}>
            <button
              type="button"
              onClick={() => {
                onPick(one.text);
                setOpen(false);
              }}
            >
              {one.aspect && <small>{one.aspect} · </small>}{one.text}
            </button>
          </li>
        ))}
      </ul>
      {items.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("risk.libraryEmpty")} />}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={list} title={t("risk.library")} destroyOnHidden>
      <Button size="small" icon={<BookOutlined />}>{t("risk.fromLibrary")}</Button>
    </Popover>
  );
}
