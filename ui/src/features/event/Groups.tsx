// The ledger in groups: a line with the sums of each, which unfolds to its events.
import { type KeyboardEvent, useState } from "react";
import type { EventGroup, EventRow } from "../../backend";
import { whole, yuan } from "../../shared/format";
import { type Column, textOf } from "../../shared/grid/table";

interface Props {
  groups: readonly EventGroup[];
  rows: readonly EventRow[];
  columns: readonly Column<EventRow>[];
  onOpen: (row: EventRow) => void;
}

/** Up and down walk over the lines. */
function walk(event: KeyboardEvent<HTMLDivElement>) {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const lines = [...event.currentTarget.querySelectorAll<HTMLElement>("button")];
  const next = lines[lines.indexOf(document.activeElement as HTMLElement) + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

export function Groups({ groups, rows, columns, onOpen }: Props) {
  const [open, setOpen] = useState<ReadonlySet<string>>(new Set());
  const byId = new Map(rows.map((row) => [row.id, row]));
  const turn = (key: string) =>
    setOpen((old) => {
      const next = new Set(old);
      if (!next.delete(key)) next.add(key);
      return next;
    });
  return (
    <div className="ledger-groups" role="list" aria-label="分组" onKeyDown={walk}>
      {groups.map(({ key, title, ids, sums }) => (
        <div key={key} role="listitem">
          <button type="button" className="ledger-line" aria-expanded={open.has(key)} onClick={() => turn(key)}>
            <span aria-hidden>{open.has(key) ? "▾" : "▸"}</span>
            <b>{title}</b>
            <span className="ledger-count">{whole(sums.events)} 项</span>
            <span className="ledger-count">受益 {whole(sums.beneficiaries)} 人次</span>
            <span className="ledger-count">经费 {yuan(sums.cost)} 元</span>
          </button>
          {open.has(key) &&
            ids.map((id) => {
              const row = byId.get(id);
              if (!row) return null;
              const texts = columns.map((column) => ({ column, text: textOf(row, column) })).filter(({ text }) => text !== "");
              return (
                <button type="button" className="ledger-event" key={id} onClick={() => onOpen(row)}>
                  {texts.map(({ column, text }) => (
                    <span key={column.key} className={column.lead ? "lead" : column.number ? "ledger-number" : ""} title={column.title}>
                      {column.number ? `${column.title.replace("（元）", "")} ${text}` : text}
                    </span>
                  ))}
                </button>
              );
            })}
        </div>
      ))}
    </div>
  );
}
