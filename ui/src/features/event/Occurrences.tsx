// 场次: when and where, one line each. A day is written as she says it; the office reads it.
import { App, AutoComplete, Button, Input } from "antd";
import { useState } from "react";
import { type EventDetail, type Occurrence, useAsk, useDo } from "../../backend";
import { span } from "../../shared/format";
import { composing } from "../../shared/keys";
import { readLine } from "./words";

interface Line {
  /** As it is written. */
  day: string;
  place: string;
  /** As it is kept; undefined for a new one. */
  kept: Occurrence | undefined;
}

const lineOf = (kept: Occurrence): Line => ({ day: kept.date_text ?? span(kept.start_date, kept.end_date), place: kept.place ?? "", kept });

export function Occurrences({ detail, year }: { detail: EventDetail; year: number }) {
  const doIt = useDo();
  const { message } = App.useApp();
  const places = (useAsk("event_words", {}).data?.places ?? []).map((value) => ({ value }));
  const [draft, setDraft] = useState<Line>();
  const lines = detail.occurrences.map(lineOf);
  const write = async (occurrences: Occurrence[]) => (await doIt("event_update", { id: detail.event.id, parts: { occurrences } })) !== undefined;
  /** The occurrence that a line says; undefined where its day cannot be read. */
  const read = async ({ day, place, kept }: Line): Promise<Occurrence | undefined> => {
    const at = { place: place.trim() || null };
    if (kept && day.trim() === lineOf(kept).day) return { ...kept, ...at };
    if (day.trim() === "") return { start_date: null, end_date: null, date_text: null, ...at };
    const found = (await readLine(day.replaceAll(/\s+/gu, ""), Number(kept?.start_date?.slice(0, 4) ?? year))).parts.occurrences?.[0];
    if (!found?.start_date) {
      void message.warning(`“${day}”没有读成日期，没有改动：例如 3.5、5月18-22日、2026年9月`);
      return undefined;
    }
    return { ...found, ...at };
  };
  const save = async (at: number, line: Line) => {
    if (line.day === lines[at]?.day && line.place === lines[at]?.place) return;
    const one = await read(line);
    if (one) await write(detail.occurrences.map((other, index) => (index === at ? one : other)));
  };
  const add = async () => {
    if (!draft || (draft.day.trim() === "" && draft.place.trim() === "")) return setDraft(undefined);
    const one = await read(draft);
    if (one && (await write([...detail.occurrences, one]))) setDraft(undefined);
  };
  return (
    <section className="event-section" aria-label="场次">
      <h3>
        场次 <span className="quiet">{lines.length > 1 ? `${lines.length} 场` : ""}</span>
        <Button type="link" size="small" onClick={() => setDraft({ day: "", place: "", kept: undefined })}>
          加一场
        </Button>
      </h3>
      <div className="event-rows">
        {lines.map((line, at) => (
          <One key={`${at} ${line.day} ${line.place}`} line={line} at={at} places={places} onDone={(written) => void save(at, written)} onDelete={() => void write(detail.occurrences.filter((_, index) => index !== at))} />
        ))}
        {draft && (
          <div className="event-row" onKeyDown={(event) => event.key === "Enter" && !composing(event) && (event.preventDefault(), void add())}>
            <Input className="day" autoFocus value={draft.day} onChange={(event) => setDraft({ ...draft, day: event.target.value })} placeholder="9.15" aria-label="新场次的时间" />
            <AutoComplete className="grow" value={draft.place} options={places} onChange={(place: string) => setDraft({ ...draft, place })} showSearch={{ filterOption: true }} placeholder="地点" aria-label="新场次的地点" />
            <Button onClick={() => void add()}>加上</Button>
          </div>
        )}
      </div>
    </section>
  );
}

/** One line; it is kept on Enter and when it is left. */
function One({ line, at, places, onDone, onDelete }: { line: Line; at: number; places: { value: string }[]; onDone: (line: Line) => void; onDelete: () => void }) {
  const [day, setDay] = useState(line.day);
  const [place, setPlace] = useState(line.place);
  const done = () => onDone({ ...line, day, place });
  return (
    <div className="event-row" onKeyDown={(event) => event.key === "Enter" && !composing(event) && done()} onBlur={(event) => !event.currentTarget.contains(event.relatedTarget) && done()}>
      <Input className="day" value={day} onChange={(event) => setDay(event.target.value)} aria-label={`第 ${at + 1} 场的时间`} />
      <AutoComplete className="grow" value={place} options={places} onChange={setPlace} showSearch={{ filterOption: true }} placeholder="地点" aria-label={`第 ${at + 1} 场的地点`} />
      <Button type="text" onClick={onDelete} aria-label={`删除第 ${at + 1} 场`} title="删除这一场">
        ×
      </Button>
    </div>
  );
}
