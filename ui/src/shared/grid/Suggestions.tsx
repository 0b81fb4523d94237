// Whom or what she may mean, below the cell she types into: ↑ ↓ walk, Enter takes the one that is marked. A name that is typed in
// characters may be a new one, so nothing is marked by itself; letters are no name, so the first is.
import { type CSSProperties, type KeyboardEvent, useEffect, useState } from "react";
import { composing } from "../keys";
import type { Suggested } from "./table";

/** Milliseconds without another key before it is asked. */
const PAUSE = 120;

const NONE: readonly Suggested[] = [];

/** What may be meant, and which of it is marked. */
export interface Suggesting {
  all: readonly Suggested[];
  marked: number;
  /** What Enter takes; nothing while none is marked. */
  chosen: Suggested | undefined;
  /** Walks the list; true when the key was for it. */
  onKey: (event: KeyboardEvent) => boolean;
}

/** Asks what a text that is being written may mean. */
export function useSuggested(ask: ((text: string) => Promise<readonly Suggested[]>) | undefined, text: string | undefined): Suggesting {
  const [found, setFound] = useState<{ text: string; all: readonly Suggested[] }>({ text: "", all: NONE });
  const [marked, setMarked] = useState(-1);
  const wanted = ask && text !== undefined && text.trim() !== "" ? text.trim() : undefined;
  useEffect(() => {
    if (!ask || wanted === undefined) return;
    let isLate = false;
    const timer = setTimeout(() => {
      const told = (all: readonly Suggested[]) => {
        if (isLate) return;
        setFound({ text: wanted, all });
        setMarked(/^[a-z']+$/iu.test(wanted) ? all.findIndex(({ off }) => off === undefined) : -1);
      };
      // What cannot be asked is only not suggested.
      ask(wanted).then(told, () => told(NONE));
    }, PAUSE);
    return () => {
      isLate = true;
      clearTimeout(timer);
    };
  }, [ask, wanted]);
  const all = wanted === undefined ? NONE : found.all;
  const isCurrent = found.text === wanted;
  const chosen = isCurrent && all[marked]?.off === undefined ? all[marked] : undefined;
  const onKey = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (step === undefined || all.length === 0 || composing(event)) return false;
    setMarked((old) => Math.max(-1, Math.min(all.length - 1, old + step)));
    event.preventDefault();
    event.stopPropagation();
    return true;
  };
  return { all, marked: isCurrent ? marked : -1, chosen, onKey };
}

interface Props {
  /** The cell. */
  at: CSSProperties;
  suggested: Suggesting;
  onPick: (picked: Suggested) => void;
}

export function Suggestions({ at, suggested: { all, marked }, onPick }: Props) {
  if (all.length === 0) return null;
  return (
    <ul className="grid-suggested" role="listbox" aria-label="可能是" style={{ transform: `${at.transform} translateY(${Number(at.height)}px)` }}>
      {all.map((each, index) => (
        <li
          key={each.id}
          role="option"
          aria-selected={index === marked}
          aria-disabled={each.off !== undefined}
          title={each.off}
          onPointerDown={(event) => {
            // The field keeps the focus: what is written in it is not ended by the click.
            event.preventDefault();
            event.stopPropagation();
            if (each.off === undefined) onPick(each);
          }}
        >
          <span>{each.text}</span>
          <span className="note">{each.note}</span>
          {each.off && <span>{each.off}</span>}
        </li>
      ))}
    </ul>
  );
}
