// What stands below an event's form, one section each in a file of its own; a further one takes its place here.
import { type EventRow, useAsk } from "../../backend";
import { AgainButton } from "./Again";
import { Dossier } from "./Dossier";
import { Family } from "./Family";
import { Leavings } from "./Leavings";
import { Measures } from "./Measures";
import { Meeting } from "./Meeting";
import { Notice } from "./Notice";
import { Occurrences } from "./Occurrences";
import { Own } from "./Own";
import { Tasks } from "./Tasks";
import "./event.css";

export function Sections({ row, year }: { row: EventRow; year: number }) {
  const detail = useAsk("event_get", { id: row.id }).data;
  if (!detail) return null;
  return (
    <div className="event-sections">
      <Own event={row} />
      <Occurrences detail={detail} year={year} />
      <Tasks detail={detail} year={year} />
      {row.kind === "会议" && <Meeting key={`meeting ${row.id}`} id={row.id} title={row.title} />}
      <Measures detail={detail} />
      <Leavings key={row.id} event={row} year={year} />
      <Family detail={detail} year={year} />
      <Notice detail={detail} />
      <Dossier key={`dossier ${row.id}`} id={row.id} title={row.title} />
      <section className="event-section">
        <AgainButton detail={detail} />
      </section>
    </div>
  );
}
