// The turns of a roster by day. One name dragged onto another swaps the two; by keyboard one is chosen by Enter, then the other.
import { Button, Select } from "antd";
import { type KeyboardEvent, type PointerEvent, useRef, useState } from "react";
import type { DutyDetail, DutyPlace, DutyTurn } from "../../backend";

/** A press that moves less than this is a click, in pixels. */
const STILL = 6;

interface Props {
  detail: DutyDetail;
  onSwap: (one: DutyPlace, other: DutyPlace) => void;
  /** Gives a place to somebody, or to nobody; `kept` when it is to stay as the turns are dealt again. */
  onGive: (place: DutyPlace, person: number | undefined, kept?: boolean) => void;
}

const keyOf = ({ day, shift, role }: DutyPlace) => `${day} ${shift} ${role}`;
const placeOf = ({ day, shift, role }: DutyTurn): DutyPlace => ({ day, shift, role });
const dayOf = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

/** What a day is off or worked for. */
const markOf = ({ sort, holiday }: DutyTurn) => (sort === "weekend" ? "周末" : sort === "work" && holiday ? `${holiday}调休上班` : (holiday ?? ""));

export function DutyTable({ detail, onSwap, onGive }: Props) {
  const { duty, turns, members } = detail;
  const [chosen, setChosen] = useState<string | undefined>();
  const [over, setOver] = useState<string | undefined>();
  const held = useRef<{ key: string; x: number; y: number; moved: boolean } | undefined>(undefined);
  const dragged = useRef(false);
  const goesRound = duty.hours === "round";
  const columns: { shift: DutyTurn["shift"]; role: DutyTurn["role"]; title: string }[] = [
    ...(duty.leads ? [{ shift: "day" as const, role: "lead" as const, title: "带班领导" }] : []),
    { shift: "day", role: "duty", title: goesRound ? "白班" : "值班人员" },
    ...(goesRound ? [{ shift: "night" as const, role: "duty" as const, title: "夜班" }] : []),
  ];
  const said = (turn: DutyTurn) => {
    const title = columns.find(({ shift, role }) => shift === turn.shift && role === turn.role)?.title ?? "";
    return `${dayOf(turn.day)}${title === "值班人员" ? "" : title}`;
  };
  const byKey = new Map(turns.map((turn) => [keyOf(turn), turn]));
  const one = chosen === undefined ? undefined : byKey.get(chosen);
  const days = [...new Set(turns.map(({ day }) => day))];
  const swap = (from: string | undefined, to: string | undefined) => {
    const [first, second] = [from, to].map((key) => (key === undefined ? undefined : byKey.get(key)));
    setChosen(undefined);
    if (first && second && first !== second && (first.person_id !== null || second.person_id !== null)) onSwap(placeOf(first), placeOf(second));
  };
  const choose = (key: string) => {
    // The click that ends a drag is none.
    if (dragged.current) dragged.current = false;
    else if (chosen === undefined) setChosen(key);
    else swap(chosen, key);
  };
  const under = (at: PointerEvent) => document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>("[data-turn]")?.dataset.turn;
  const drag = {
    onPointerMove: (at: PointerEvent) => {
      // Let go of outside the table.
      if (at.buttons === 0) held.current = undefined;
      const now = held.current;
      if (!now) return;
      if (!now.moved && Math.hypot(at.clientX - now.x, at.clientY - now.y) > STILL) now.moved = true;
      if (now.moved) setOver(under(at));
    },
    onPointerUp: (at: PointerEvent) => {
      const now = held.current;
      held.current = undefined;
      setOver(undefined);
      if (!now?.moved) return;
      const to = under(at);
      // A click follows only where the pointer came back to.
      dragged.current = to === now.key;
      swap(now.key, to);
    },
    onPointerCancel: () => {
      held.current = undefined;
      setOver(undefined);
    },
  };
  const onKey = (event: KeyboardEvent<HTMLTableElement>) => {
    const key = (event.target as HTMLElement).closest<HTMLElement>("[data-turn]")?.dataset.turn;
    const turn = key === undefined ? undefined : byKey.get(key);
    if (event.key === "Escape" && chosen !== undefined) setChosen(undefined);
    else if (turn && event.key === "Delete" && turn.person_id !== null) onGive(placeOf(turn), undefined);
    else if (turn && event.key.startsWith("Arrow")) {
      const row = days.indexOf(turn.day) + ({ ArrowUp: -1, ArrowDown: 1 }[event.key] ?? 0);
      const column = columns.findIndex(({ shift, role }) => shift === turn.shift && role === turn.role) + ({ ArrowLeft: -1, ArrowRight: 1 }[event.key] ?? 0);
      const [day, to] = [days[row], columns[column]];
      if (day && to) event.currentTarget.querySelector<HTMLElement>(`[data-turn="${keyOf({ day, ...to })}"]`)?.focus();
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };
  return (
    <div className="duty-days">
      <div className="duty-chosen" role="status">
        {one ? (
          <>
            <b>
              {one.name ?? "空着的一班"}（{said(one)}）
            </b>
            <span className="quiet">点另一班就对调</span>
            <Select
              size="small"
              aria-label="换成谁"
              placeholder="换人"
              value={null}
              showSearch={{ optionFilterProp: "label" }}
              options={members.filter(({ role, person_id }) => role === one.role && person_id !== one.person_id).map(({ person_id, name }) => ({ value: person_id, label: name }))}
              popupMatchSelectWidth={false}
              onChange={(person: number | null) => {
                setChosen(undefined);
                if (person !== null) onGive(placeOf(one), person);
              }}
            />
            {one.person_id !== null && (
              <>
                <Button
                  size="small"
                  onClick={() => {
                    setChosen(undefined);
                    onGive(placeOf(one), one.person_id ?? undefined, !one.kept);
                  }}
                >
                  {one.kept ? "不再固定" : "固定"}
                </Button>
                <Button
                  size="small"
                  onClick={() => {
                    setChosen(undefined);
                    onGive(placeOf(one), undefined);
                  }}
                >
                  空出来
                </Button>
              </>
            )}
            <Button size="small" type="text" onClick={() => setChosen(undefined)}>
              取消
            </Button>
          </>
        ) : (
          <span className="quiet">把一个名字拖到另一个上面就对调；点一下可以换人、固定、空出来。</span>
        )}
      </div>
      <div className="duty-scroll">
        <table className="duty-table" aria-label={duty.name} onKeyDown={onKey} {...drag}>
          <thead>
            <tr>
              <th>日期</th>
              <th>星期</th>
              {columns.map(({ title, shift, role }) => (
                <th key={title}>
                  {title} {role === "duty" && <small>{(shift === "night" ? duty.night_hours : duty.day_hours) ?? ""}</small>}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {days.map((day) => {
              const own = turns.filter((turn) => turn.day === day);
              const [first] = own;
              if (!first) return null;
              return (
                <tr key={day} className={first.sort}>
                  <th scope="row">{dayOf(day)}</th>
                  <td>
                    {first.weekday} <small>{markOf(first)}</small>
                  </td>
                  {columns.map((column) => {
                    const key = keyOf({ day, ...column });
                    const turn = byKey.get(key);
                    if (!turn) return <td key={key} />;
                    const name = turn.name ?? "空";
                    const label = one && key !== chosen ? `与${said(turn)}${name}对调` : `${said(turn)} ${name}`;
                    return (
                      <td key={key}>
                        <button
                          type="button"
                          data-turn={key}
                          className={["duty-turn", turn.name === null ? "nobody" : "", turn.told.length > 0 ? "wrong" : "", over === key ? "over" : ""].join(" ")}
                          aria-pressed={key === chosen}
                          aria-label={label}
                          title={[...turn.told, turn.kept ? "手工定的，重新排时不动" : ""].filter(Boolean).join("；") || undefined}
                          onPointerDown={(at) => {
                            dragged.current = false;
                            held.current = undefined;
                            if (at.button === 0 && turn.person_id !== null) held.current = { key, x: at.clientX, y: at.clientY, moved: false };
                          }}
                          onClick={() => choose(key)}
                        >
                          {name}
                          {turn.kept && <small> 定</small>}
                        </button>
                      </td>
                    );
                  })}
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
    </div>
  );
}
