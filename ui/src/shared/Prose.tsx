// Text that is written where it is read: a field without a frame, as high as its words. It is saved at blur or after a pause; Escape takes
// back what was written since the field was entered.
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
  /** Told of keys first, with the text as written and whether it was written on since the field was entered; a key it takes is prevented. */
  onKey?: (event: KeyboardEvent<HTMLTextAreaElement>, text: string, isChanged: boolean) => void;
}

export function Prose({ value, label, placeholder, className, autoFocus, begun, pause = true, required, onSave, onKey }: Props) {
  const [draft, setDraft] = useState(begun);
  const field = useRef<HTMLTextAreaElement>(null);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const text = draft ?? value;
  /** The text when the field was entered, and what was saved since. */
  const entered = useRef(text);
  const saved = useRef<string>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  // She goes on writing where the text ends.
  useEffect(() => field.current?.setSelectionRange(-1, -1), []);
  // Once what was written has come back as the value, the value is shown again.
  useEffect(() => setDraft((old) => (old === value ? undefined : old)), [value]);

  const save = async (written: string) => {
    clearTimeout(timer.current);
    if (written.trim() === value.trim() || (required && written.trim() === "")) return true;
    saved.current = written.trim();
    return onSave(written.trim());
  };
  /** The text as it was when the field was entered; what a pause has saved since is put back as well. */
  const takeBack = () => {
    clearTimeout(timer.current);
    const before = entered.current;
    const isSaved = saved.current !== undefined && saved.current !== before.trim();
    setDraft(isSaved ? before : undefined);
    saved.current = undefined;
    if (isSaved) void onSave(before.trim());
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
        onFocus={() => {
          entered.current = text;
          saved.current = undefined;
        }}
        onBlur={() => void leave()}
        onKeyDown={(event) => {
          if (composing(event)) return;
          const isChanged = text !== entered.current;
          onKey?.(event, text, isChanged);
          if (event.key !== "Escape" || event.defaultPrevented) return;
          if (!isChanged) return event.currentTarget.blur();
          // It is not for the drawer that the field stands in.
          event.preventDefault();
          event.stopPropagation();
          takeBack();
        }}
      />
    </span>
  );
}
