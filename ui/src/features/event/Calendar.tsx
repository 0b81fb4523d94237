// 日历: events, coming ones and deadlines by month and year. A click opens, dragging moves what is planned.
import { Button, Segmented } from "antd";
import { type KeyboardEvent, type PointerEvent, useMemo, useRef, useState } from "react";
import { type Calendar as Answer, type CalendarEvent, type Ghost, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { dayAfter, lastOf, monthAfter, touches, weeksOf } from "../../shared/days";
import { Holidays } from "./Holidays";
import { Repetitions } from "./Repetitions";
import "./calendar.css";

const WEEK = ["一", "二", "三", "四", "五", "六", "日"] as const;

/** So many lines stand in a day; the rest is counted. */
const LINES = 4;

/** A press that moves less than this is a click, in pixels. */
const STILL = 6;

/** A coming event by its repetition and day. */
const ghostKey = (ghost: Ghost) => `${ghost.repetition_id} ${ghost.day}`;

interface MonthProps {
  month: string;
  today: string;
  answer: Answer;
  chosen: ReadonlySet<string>;
  onChoose: (ghost: Ghost) => void;
  onMonth: (step: number) => void;
}

function Month({ month, today, answer, chosen, onChoose, onMonth }: MonthProps) {
  const goTo = useGo();
  const doIt = useDo();
  const [over, setOver] = useState<string | undefined>();
  const [full, setFull] = useState<string | undefined>();
  const held = useRef<{ event: CalendarEvent; x: number; y: number; moved: boolean } | undefined>(undefined);
  const open = (event: CalendarEvent) => goTo({ page: "event", area: "event", id: event.id, open: event.id });
  const move = (event: CalendarEvent, to: string) => void doIt("calendar_move", { occurrence_id: event.occurrence_id, to });
  const under = (at: PointerEvent) => document.elementFromPoint(at.clientX, at.clientY)?.closest<HTMLElement>("[data-day]")?.dataset.day;
  const drag = {
    onPointerMove: (at: PointerEvent) => {
      const now = held.current;
      if (!now) return;
      if (!now.moved && Math.hypot(at.clientX - now.x, at.clientY - now.y) > STILL) now.moved = true;
      if (now.moved) setOver(under(at));
    },
    onPointerUp: (at: PointerEvent) => {
      const now = held.current;
      held.current = undefined;
      setOver(undefined);
      const day = under(at);
      if (now?.moved && day && day !== now.event.start_date) move(now.event, day);
    },
    onPointerCancel: () => {
      held.current = undefined;
      setOver(undefined);
    },
  };
  const onKey = (event: KeyboardEvent<HTMLDivElement>) => {
    const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -7, ArrowDown: 7 }[event.key];
    const turn = { PageUp: -1, PageDown: 1 }[event.key];
    const cell = (event.target as HTMLElement).closest<HTMLElement>("[data-day]");
    if (turn !== undefined) onMonth(turn);
    else if (step !== undefined && cell?.dataset.day) event.currentTarget.querySelector<HTMLElement>(`[data-day="${dayAfter(cell.dataset.day, step)}"]`)?.focus();
    else return;
    event.preventDefault();
  };
  const vague = answer.events.filter(({ start_date }) => start_date === month);
  const holidays = new Map(answer.holidays.map((holiday) => [holiday.day, holiday]));
  return (
    <>
      {vague.length > 0 && (
        <p className="calendar-vague">
          本月未定日：
          {vague.map((event) => (
            <Button type="link" size="small" key={event.occurrence_id} onClick={() => open(event)}>
              {event.title}
            </Button>
          ))}
        </p>
      )}
      <div className="calendar" role="grid" aria-label={`${month.slice(0, 4)}年${Number(month.slice(5))}月`} onKeyDown={onKey} {...drag}>
        <div className="calendar-week head" role="row">
          {WEEK.map((day) => (
            <span key={day} role="columnheader">
              周{day}
            </span>
          ))}
        </div>
        {weeksOf(month).map((week) => (
          <div className="calendar-week" role="row" key={week[0]}>
            {week.map((day) => {
              const holiday = holidays.get(day);
              const events = answer.events.filter(({ start_date, end_date }) => touches(start_date, end_date, day));
              const ghosts = answer.ghosts.filter(({ on }) => on === day);
              const tasks = answer.tasks.filter((task) => task.day === day);
              const lines = [
                ...events.map((event) => (
                  <button
                    type="button"
                    key={`event ${event.occurrence_id}`}
                    className={`calendar-event${event.is_planned ? " planned" : ""}`}
                    title={event.is_planned ? `${event.title}（拖到别的日子就改期；Alt+左右键改一天）` : event.title}
                    onPointerDown={(at) => {
                      if (event.is_planned && at.button === 0) held.current = { event, x: at.clientX, y: at.clientY, moved: false };
                    }}
                    onClick={() => open(event)}
                    onKeyDown={(key) => {
                      const by = { ArrowLeft: -1, ArrowRight: 1 }[key.key];
                      if (!key.altKey || by === undefined || !event.is_planned) return;
                      key.preventDefault();
                      key.stopPropagation();
                      move(event, dayAfter(event.start_date, by));
                    }}
                  >
                    {event.title}
                  </button>
                )),
                ...ghosts.map((ghost) => (
                  <button
                    type="button"
                    key={ghostKey(ghost)}
                    className="calendar-ghost"
                    aria-pressed={chosen.has(ghostKey(ghost))}
                    title={ghost.moved_by ? `${ghost.title}（${ghost.moved_by}，由 ${ghost.day} 顺延）` : `${ghost.title}（例行安排，点一下选中）`}
                    onClick={() => onChoose(ghost)}
                  >
                    {chosen.has(ghostKey(ghost)) ? "☑" : "☐"} {ghost.title}
                  </button>
                )),
                ...answer.follow_ups
                  .filter((each) => each.day === day)
                  .map((each) => (
                    <button type="button" key={`follow ${each.id}`} className="calendar-task" title={`会后落实到期：${each.text}`} onClick={() => goTo({ page: "event", area: "event", id: each.event_id, open: each.event_id })}>
                      {each.is_done ? "✓" : "限"} {each.text}
                    </button>
                  )),
                ...tasks.map((task) => (
                  <button type="button" key={`task ${task.id}`} className="calendar-task" title={`任务到期：${task.text}`} onClick={() => goTo({ page: "plan", area: "plan_item", id: task.id, open: task.plan_id })}>
                    {task.is_done ? "✓" : "限"} {task.text}
                  </button>
                )),
              ];
              const shown = full === day || lines.length <= LINES ? lines : lines.slice(0, LINES - 1);
              return (
                <div
                  key={day}
                  role="gridcell"
                  tabIndex={0}
                  data-day={day}
                  aria-label={`${Number(day.slice(5, 7))}月${Number(day.slice(8))}日${holiday ? ` ${holiday.name}${holiday.is_off ? "" : "调休上班"}` : ""}`}
                  className={["calendar-day", day.slice(0, 7) === month ? "" : "other", day === today ? "today" : "", holiday?.is_off ? "off" : "", over === day ? "over" : ""].join(" ")}
                  onKeyDown={(key) => key.key === "Enter" && key.target === key.currentTarget && key.currentTarget.querySelector<HTMLElement>("button")?.focus()}
                >
                  <span className="calendar-number">
                    {Number(day.slice(8))}
                    {holiday && <small className={holiday.is_off ? "off" : "work"}>{holiday.is_off ? `休 ${holiday.name}` : "班"}</small>}
                  </span>
                  {shown}
                  {shown.length < lines.length && (
                    <button type="button" className="calendar-rest" onClick={() => setFull(day)}>
                      还有 {lines.length - shown.length} 项
                    </button>
                  )}
                </div>
              );
            })}
          </div>
        ))}
      </div>
    </>
  );
}

function Year({ year, today, answer, onMonth }: { year: number; today: string; answer: Answer; onMonth: (month: string) => void }) {
  const holidays = new Map(answer.holidays.map((holiday) => [holiday.day, holiday]));
  return (
    <div className="calendar-year">
      {Array.from({ length: 12 }, (_, at) => `${year}-${String(at + 1).padStart(2, "0")}`).map((month) => {
        const count = answer.events.filter(({ start_date }) => start_date.startsWith(month)).length;
        return (
          <button type="button" key={month} className="calendar-small" onClick={() => onMonth(month)} aria-label={`${Number(month.slice(5))}月，${count} 项活动`}>
            <b>
              {Number(month.slice(5))}月 <small>{count > 0 && `${count} 项`}</small>
            </b>
            <span className="calendar-dots" aria-hidden>
              {weeksOf(month)
                .flat()
                .map((day) => {
                  const busy = answer.events.some(({ start_date, end_date }) => touches(start_date, end_date, day)) || answer.ghosts.some(({ on }) => on === day);
                  const inside = day.startsWith(month);
                  return (
                    <i key={day} className={inside ? [busy ? "busy" : "", holidays.get(day)?.is_off ? "off" : "", day === today ? "today" : ""].join(" ") : "none"}>
                      {inside ? Number(day.slice(8)) : ""}
                    </i>
                  );
                })}
            </span>
          </button>
        );
      })}
    </div>
  );
}

export function Calendar({ year }: { year: number }) {
  const today = useAsk("desk_status", {}).data?.today;
  const [picked, setPicked] = useState<string | undefined>();
  const [whole, setWhole] = useState(false);
  const [dialog, setDialog] = useState<"holidays" | "repetitions" | undefined>();
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const doIt = useDo();
  const month = picked ?? (today?.startsWith(String(year)) ? today.slice(0, 7) : `${year}-01`);
  const span = useMemo(() => {
    if (whole) return { from: `${month.slice(0, 4)}-01-01`, to: `${month.slice(0, 4)}-12-31` };
    const weeks = weeksOf(month);
    return { from: weeks[0]?.[0] ?? `${month}-01`, to: weeks.at(-1)?.[6] ?? lastOf(month) };
  }, [whole, month]);
  const answer = useAsk("calendar", span).data;
  const ghosts = (answer?.ghosts ?? []).filter((ghost) => chosen.has(ghostKey(ghost)));
  const deal = async (name: "repetition_make" | "repetition_skip", some: readonly Ghost[]) => {
    const days = some.map(({ repetition_id, day }) => ({ repetition_id, day }));
    if (await doIt(name, { days })) setChosen(new Set());
  };
  const choose = (ghost: Ghost) =>
    setChosen((old) => {
      const next = new Set(old);
      if (!next.delete(ghostKey(ghost))) next.add(ghostKey(ghost));
      return next;
    });
  const step = (by: number) => setPicked(monthAfter(month, whole ? by * 12 : by));
  if (!today) return null;
  const inMonth = (answer?.ghosts ?? []).filter(({ on }) => on.startsWith(month));
  return (
    <section className="page" aria-label="日历">
      <header>
        <h1>{whole ? `${month.slice(0, 4)}年` : `${month.slice(0, 4)}年${Number(month.slice(5))}月`}</h1>
        {!whole && ghosts.length > 0 && (
          <>
            <Button type="primary" onClick={() => void deal("repetition_make", ghosts)}>
              {ghosts.length} 次转为活动
            </Button>
            <Button onClick={() => void deal("repetition_skip", ghosts)}>{ghosts.length} 次不办</Button>
          </>
        )}
        {!whole && ghosts.length === 0 && inMonth.length > 0 && <Button onClick={() => setChosen(new Set(inMonth.map(ghostKey)))}>选中本月 {inMonth.length} 次例行安排</Button>}
        <Button onClick={() => step(-1)} aria-label="往前" title="往前（PageUp）">
          ‹
        </Button>
        <Button onClick={() => setPicked(today.slice(0, 7))}>今天</Button>
        <Button onClick={() => step(1)} aria-label="往后" title="往后（PageDown）">
          ›
        </Button>
        <Segmented aria-label="看多长" value={whole} onChange={setWhole} options={[{ value: false, label: "月" }, { value: true, label: "年" }]} />
        <Button onClick={() => setDialog("repetitions")}>例行安排</Button>
        <Button onClick={() => setDialog("holidays")}>节假日</Button>
      </header>
      {answer && !whole && <Month month={month} today={today} answer={answer} chosen={chosen} onChoose={choose} onMonth={step} />}
      {answer && whole && (
        <Year
          year={Number(month.slice(0, 4))}
          today={today}
          answer={answer}
          onMonth={(next) => {
            setPicked(next);
            setWhole(false);
          }}
        />
      )}
      {dialog === "holidays" && <Holidays year={Number(month.slice(0, 4))} onClose={() => setDialog(undefined)} />}
      {dialog === "repetitions" && <Repetitions today={today} onClose={() => setDialog(undefined)} />}
    </section>
  );
}
