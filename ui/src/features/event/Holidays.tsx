// 节假日 of a year: what stands there, and the way to paste the State Council's notice.
import { App, Button, Drawer, Input, Tag } from "antd";
import { useState } from "react";
import { type Holiday, type HolidayReading, useAsk, useDo } from "../../backend";

/** Days of one name stand in one line, days of work after those off. */
function byName(rows: readonly Holiday[]): [string, Holiday[]][] {
  const names = new Map<string, Holiday[]>();
  for (const row of rows) names.set(row.name, [...(names.get(row.name) ?? []), row]);
  return [...names];
}

const short = (day: string) => `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;

export function Holidays({ year, onClose }: { year: number; onClose: () => void }) {
  const list = useAsk("holiday_list", { year }).data;
  const doIt = useDo();
  const { message } = App.useApp();
  const [text, setText] = useState("");
  const [reading, setReading] = useState<HolidayReading | undefined>();
  const read = async () => {
    setReading(await doIt("holiday_read", { year, text }));
  };
  const keep = async (rows: Holiday[]) => {
    if (!(await doIt("holiday_set", { year, rows }))) return;
    setReading(undefined);
    setText("");
  };
  const drop = (gone: Holiday) => {
    const rows = (list?.rows ?? []).filter((row) => row.day !== gone.day);
    // An empty list would bring back what is built in.
    if (rows.length === 0) void message.warning("最后一天不能去掉；要用自带的，请按“恢复自带的”");
    else void keep(rows);
  };
  const rows = reading?.rows ?? list?.rows ?? [];
  const source = { own: "自己改过的安排", known: "国务院办公厅公布的安排", fixed_only: "这一年的安排还没有公布：先按法定节日，调休不猜。公布以后把通知粘贴在下面" };
  return (
    <Drawer open title={`${year} 年节假日`} size={520} onClose={onClose}>
      <p className="quiet">{reading ? "读成这样，核对以后保存" : list && source[list.source]}</p>
      <ul className="holiday-list">
        {byName(rows).map(([name, days]) => (
          <li key={name}>
            <b>{name}</b>
            {days.map((day) => (
              <Tag key={`${day.day} ${day.is_off}`} closable={!reading} color={day.is_off ? "green" : "orange"} onClose={(event) => (event.preventDefault(), drop(day))}>
                {short(day.day)}
                {day.is_off ? "" : " 上班"}
              </Tag>
            ))}
          </li>
        ))}
      </ul>
      {reading?.doubts.map((doubt) => (
        <p className="warning" key={doubt}>
          {doubt}
        </p>
      ))}
      <Input.TextArea aria-label="节假日安排的通知" autoSize={{ minRows: 4, maxRows: 12 }} value={text} onChange={(event) => setText(event.target.value)} placeholder="粘贴通知，例如：元旦：1月1日至3日放假调休，共3天。1月4日上班。" />
      <div className="holiday-tools">
        {reading ? (
          <>
            <Button type="primary" disabled={reading.rows.length === 0} onClick={() => void keep(reading.rows)}>
              保存节假日
            </Button>
            <Button onClick={() => setReading(undefined)}>不用</Button>
          </>
        ) : (
          <Button disabled={text.trim() === ""} onClick={() => void read()}>
            读一读
          </Button>
        )}
        {list?.source === "own" && !reading && <Button onClick={() => void keep([])}>恢复自带的</Button>}
      </div>
    </Drawer>
  );
}
