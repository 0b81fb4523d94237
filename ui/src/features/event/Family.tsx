// 总活动、分场、同一活动: how an event stands to others. Every total counts it once.
import { Button, Select } from "antd";
import { type EventDetail, type EventKin, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { QuickLine } from "./QuickLine";
import { saidOf } from "./words";

function Kin({ kin, note }: { kin: EventKin; note?: string | undefined }) {
  const goTo = useGo();
  return (
    <Button type="link" className="event-kin" onClick={() => goTo({ page: "event", id: kin.id })}>
      {saidOf(kin)}
      {note && <span className="quiet">（{note}）</span>}
    </Button>
  );
}

export function Family({ detail, year }: { detail: EventDetail; year: number }) {
  const doIt = useDo();
  const { event, parent, children, original, told_again, in_series } = detail;
  const others = (useAsk("event_list", { year }).data?.rows ?? []).filter((row) => row.id !== event.id && row.parent_id === null && row.same_as === null);
  const ask = { title: event.title, start_date: event.start_date, end_date: event.end_date, place: event.place, edition: event.edition, except: event.id };
  const twins = useAsk("event_twins", ask, original === null).data?.rows ?? [];
  const set = (parts: { parent_id?: number | null; same_as?: number | null; apart?: number[] }) => void doIt("event_update", { id: event.id, parts });
  const options = others.map((row) => ({ value: row.id, label: saidOf(row) }));
  const select = { showSearch: { optionFilterProp: "label" }, allowClear: true, style: { width: "100%" }, options };
  return (
    <section className="event-section" aria-label="系列和分场">
      <h3>
        系列和分场 <span className="quiet">{children.length > 0 ? `${children.length} 个分场，总数只计一项` : ""}</span>
      </h3>
      <div className="event-rows">
        {original === null &&
          twins.slice(0, 3).map((twin) => (
            <div key={twin.id} className="event-row" role="alert">
              <span className="grow event-fault">疑似同一活动：{saidOf(twin)}</span>
              <Button size="small" onClick={() => set({ same_as: twin.id })} title="两处说的是一件事，总数只计一次">
                记为同一活动
              </Button>
              <Button size="small" onClick={() => set({ apart: [twin.id] })} title="以后不再提">
                不是同一活动
              </Button>
            </div>
          ))}
        {original && (
          <div className="event-row">
            <span className="grow">
              与 <Kin kin={original} /> 是同一活动，总数不另计
            </span>
            <Button size="small" onClick={() => set({ same_as: null })}>
              分开
            </Button>
          </div>
        )}
        {told_again.map((kin) => (
          <Kin key={kin.id} kin={kin} note="同一活动，不另计" />
        ))}
        {children.map((kin) => (
          <div key={kin.id} className="event-row">
            <span className="grow">
              <Kin kin={kin} />
            </span>
            <Button type="text" size="small" onClick={() => void doIt("event_update", { id: kin.id, parts: { parent_id: null } })} aria-label={`移出${kin.title}`} title="不再是它的分场">
              ×
            </Button>
          </div>
        ))}
        {children.length === 0 && !original && (
          <Select {...select} value={parent?.id ?? null} placeholder="是哪个总活动的分场" onChange={(id: number | undefined) => set({ parent_id: id ?? null })} aria-label="总活动" />
        )}
        {!parent && !original && <QuickLine year={year} whole={event} />}
        {in_series.length > 0 && (
          <div>
            <span className="quiet">{event.series}历届：</span>
            {in_series.slice(0, 8).map((kin) => (
              <div key={kin.id}>
                <Kin kin={kin} note={kin.edition ?? undefined} />
              </div>
            ))}
          </div>
        )}
      </div>
    </section>
  );
}
