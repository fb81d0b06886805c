import { AutoComplete, Input } from "antd";
import { type KeyboardEvent, useRef, useState } from "react";

interface Props {
  label: string;
  value: string;
  choices?: readonly string[];
  onKeep: (text: string, onward: boolean) => void;
  onDrop: () => void;
}

/** Writes into a cell in its place: Enter keeps and goes on, Esc drops; leaving keeps. */
export function CellEditor({ label, value, choices, onKeep, onDrop }: Props) {
  const [text, setText] = useState(value);
  const over = useRef(false);
  const finish = (act: () => void) => {
    if (over.current) return;
    over.current = true;
    act();
  };
  const keep = (kept: string, onward: boolean) => finish(() => (kept === value ? onDrop() : onKeep(kept, onward)));
  const press = (event: KeyboardEvent) => {
    event.stopPropagation();
    if (event.key === "Escape") finish(onDrop);
    if (event.key === "Enter" && !event.altKey && !event.nativeEvent.isComposing) {
      event.preventDefault();
      keep(text, true);
    }
  };
  if (choices?.length) {
    return (
      <AutoComplete
        autoFocus
        defaultOpen
        className="sheet-editor"
        aria-label={label}
        value={text}
        options={choices.map((one) => ({ value: one }))}
        showSearch={{ filterOption: (typed, option) => typed === value || (option?.value ?? "").includes(typed) }}
        onChange={setText}
        onSelect={(chosen: string) => keep(chosen, true)}
        onBlur={() => keep(text, false)}
        onInputKeyDown={(event) => {
          event.stopPropagation();
          if (event.key === "Escape") finish(onDrop);
          if (event.key === "Enter" && !document.querySelector(".sheet-editor .ant-select-item-option-active")) setTimeout(() => keep(text, true));
        }}
      />
    );
  }
  return (
    <Input.TextArea
      autoFocus
      className="sheet-editor"
      aria-label={label}
      autoSize={{ minRows: 2, maxRows: 6 }}
      value={text}
      onChange={(event) => setText(event.target.value)}
      onKeyDown={press}
      onBlur={() => keep(text, false)}
    />
  );
}
