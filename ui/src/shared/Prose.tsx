// Text that is written where it is read: a field without a frame, as high as its words. It is saved at blur or after a pause.
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { composing } from "./keys";
import "./prose.css";

/** Milliseconds without a key after which the text is saved. */
const PAUSE = 3000;

interface Props {
  value: string;
  label: string;
  placeholder?: string;
  className?: string;
  autoFocus?: boolean;
  /** What is written already, though it is not saved. */
  begun?: string | undefined;
  /** False: a pause saves nothing. */
  pause?: boolean;
  /** Text that may not be left empty falls back to what it was. */
  required?: boolean;
  /** Saves; false when it was refused. */
  onSave: (text: string) => Promise<boolean>;
  /** Told of keys first, with the text as written; a key it takes is prevented. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>, text: string) => void;
}

export function Prose({ value, label, placeholder, className, autoFocus, begun, pause = true, required, onSave, onKey }: Props) {
  const [draft, setDraft] = useState(begun);
  const field = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const text = draft ?? value;
  useEffect(() => () => clearTimeout(timer.current), []);
  // She goes on writing where the text ends.
  useEffect(() => field.current?.setSelectionRange(-1, -1), []);
  // Once what was written has come back as the value, the value is shown again.
  useEffect(() => setDraft((old) => (old === value ? undefined : old)), [value]);

  const save = async (written: string) => {
    clearTimeout(timer.current);
    if (written.trim() === value.trim() || (required && written.trim() === "")) return true;
    return onSave(written.trim());
  };
  const write = (written: string) => {
    setDraft(written);
    clearTimeout(timer.current);
    if (pause) timer.current = setTimeout(() => void save(written), PAUSE);
  };
  const leave = async () => {
    if (draft === undefined) return;
    const isKept = draft.trim() !== value.trim() && draft.trim() !== "" && (await save(draft));
    if (!isKept) {
      clearTimeout(timer.current);
      if (!required && draft.trim() === "" && value !== "") await onSave("");
      setDraft(undefined);
    }
  };
  return (
    <span className={`prose ${className ?? ""}`} data-text={text || placeholder}>
      <textarea
        ref={field}
        rows={1}
        aria-label={label}
        placeholder={placeholder}
        // oxlint-disable-next-line jsx-a11y/no-autofocus -- set only where she has just asked to write
        autoFocus={autoFocus}
        value={text}
        onChange={(event) => write(event.target.value)}
        onBlur={() => void leave()}
        onKeyDown={(event) => {
          if (composing(event)) return;
          onKey?.(event, text);
          if (event.key !== "Escape" || event.defaultPrevented) return;
          clearTimeout(timer.current);
          setDraft(undefined);
          event.currentTarget.blur();
        }}
      />
    </span>
  );
}
