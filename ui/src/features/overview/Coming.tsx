// What comes again in the next two weeks, to be made an event or skipped where she stands.
import { Button } from "antd";
import { type Ghost, useAsk, useDo } from "../../backend";
import { dayAfter } from "../../shared/days";

/** So many days ahead. */
const AHEAD = 14;

export function Coming({ today }: { today: string }) {
  const ghosts = useAsk("calendar", { from: today, to: dayAfter(today, AHEAD) }).data?.ghosts ?? [];
  const doIt = useDo();
  if (ghosts.length === 0) return null;
  const daysOf = (some: readonly Ghost[]) => ({ days: some.map(({ repetition_id, day }) => ({ repetition_id, day })) });
  return (
    <section className="desk-part" aria-label="例行安排">
      <header>
        <h2>例行安排</h2>
        <span className="quiet">两周以内</span>
        {ghosts.length > 1 && (
          <Button size="small" onClick={() => void doIt("repetition_make", daysOf(ghosts))}>
            {ghosts.length} 次都转为活动
          </Button>
        )}
      </header>
      {ghosts.map((ghost) => (
        <div className="desk-line" key={`${ghost.repetition_id} ${ghost.day}`}>
          <time>{ghost.on}</time>
          <span className="desk-words">
            {ghost.title}
            {ghost.moved_by && <span className="quiet">（{ghost.moved_by}顺延）</span>}
          </span>
          <Button size="small" type="link" onClick={() => void doIt("repetition_make", daysOf([ghost]))}>
            转为活动
          </Button>
          <Button size="small" type="link" onClick={() => void doIt("repetition_skip", daysOf([ghost]))}>
            不办
          </Button>
        </div>
      ))}
    </section>
  );
}
