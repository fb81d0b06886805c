import { BookOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Empty, Input, Popover } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api, taken } from "@/api/client";
import "./manifestations.css";

interface Props {
  category: string | null | undefined;
  onPick: (text: string) => void;
}

/** Picks how a risk shows from the library: one press opens it, one takes the sentence. */
export function ManifestationPicker({ category, onPick }: Props) {
  const { t } = useTranslation("shared");
  const [open, setOpen] = useState(false);
  const [words, setWords] = useState("");
  const { data } = useManifestations(category, words, open);
  const items = data?.items as { text: string; aspect?: string }[] | undefined;
  const list = (
    <div className="library">
      <Input aria-label={t("manifestation.search")} placeholder={t("manifestation.search")} value={words} onChange={(event) => setWords(event.target.value)} allowClear autoFocus />
      <ul className="library-list">
        {items?.slice(0, 60).map((one) => (
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
      {items?.length === 0 && <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("manifestation.noSample")} />}
    </div>
  );
  return (
    <Popover open={open} onOpenChange={setOpen} trigger="click" placement="bottomLeft" content={list} title={t("manifestation.library")} destroyOnHidden>
      <Button size="small" icon={<BookOutlined />}>{t("manifestation.fromLibrary")}</Button>
    </Popover>
  );
}

function useManifestations(category: string | null | undefined, q: string, wanted: boolean) {
  return useQuery({
    queryKey: ["manifestation-library", category ?? "", q],
    enabled: wanted,
    queryFn: () => taken(api.GET("/api/v1/manifestation-library", { params: { query: { ...(category ? { category: category as never } : {}), ...(q ? { q } : {}) } } })),
    staleTime: 60_000,
  });
}
