// One line of the outline: its label, its text, and what is known of the task as quiet tokens.
import { Button, Dropdown, Popover, Select } from "antd";
import { type KeyboardEvent, memo, useState } from "react";
import { type PlanItem, useAsk, useDo } from "../../backend";
import { span } from "../../shared/format";
import { Prose } from "../../shared/Prose";
import { STANDINGS } from "../../shared/standing";
import { FACTS, type Fact, FactToken } from "./FactToken";
import { TargetToken } from "./TargetToken";

const STATES = [
  { value: "waiting", label: "未启动" },
  { value: "running", label: "推进中" },
  { value: "done", label: "已完成" },
];

/** What a line asks of the outline. */
export interface Asks {
  key: (event: KeyboardEvent<HTMLTextAreaElement>, item: PlanItem, text: string) => void;
  addAfter: (item: PlanItem) => void;
  addUnder: (item: PlanItem) => void;
  openEvent: (id: number) => void;
  /** Opens everything there is about a task. */
  openTask: (id: number) => void;
}

interface Props {
  item: PlanItem;
  /** Words used for each fact in this plan. */
  known: Readonly<Record<Fact["key"], readonly string[]>>;
  asks: Asks;
}

/** The events that a count counts. */
function Events({ item, onOpen }: { item: PlanItem; onOpen: (id: number) => void }) {
  const rows = useAsk("event_list", { item_id: item.id }).data?.rows ?? [];
  return (
    <ul className="plan-events">
      {rows.map((event) => (
        <li key={event.id}>
          <Button type="link" size="small" onClick={() => onOpen(event.id)}>
            {event.title}
          </Button>
          <span className="quiet">{span(event.start_date, event.end_date)}</span>
        </li>
      ))}
    </ul>
  );
}

function Drawn({ item, known, asks }: Props) {
  const doIt = useDo();
  const isTask = item.kind === "task";
  const [isWriting, setWriting] = useState(false);
  const menu = [
    { key: "after", label: isTask ? "在后面加任务（Enter）" : "在后面加标题（Enter）", onClick: () => asks.addAfter(item) },
    { key: "under", label: "在下面加任务", onClick: () => asks.addUnder(item) },
    ...(isTask ? [{ key: "all", label: "全部内容和进展…", onClick: () => asks.openTask(item.id) }] : []),
    ...(item.body === null ? [{ key: "body", label: "写正文", onClick: () => setWriting(true) }] : []),
    { key: "kind", label: isTask ? "改为标题" : "改为任务", onClick: () => void doIt("plan_item_update", { id: item.id, changes: { kind: isTask ? "heading" : "task" } }) },
    { type: "divider" as const },
    { key: "delete", label: "删除", onClick: () => void doIt("plan_item_delete", { ids: [item.id] }) },
  ];
  return (
    <div className={`plan-line ${item.kind}`} data-item={item.id} style={{ paddingLeft: (item.level - 1) * 28 + 8 }}>
      <div className="plan-row">
        <span className="plan-label">{item.label}</span>
        <Prose
          className="plan-text"
          value={item.text}
          label={isTask ? "任务" : "标题"}
          required
          onSave={async (text) => (await doIt("plan_item_update", { id: item.id, changes: { text } })) !== undefined}
          onKey={(event, text) => asks.key(event, item, text)}
        />
        {item.continued && (
          <span className="plan-continued" title="上一年没有完成，接着办">
            续
          </span>
        )}
        {isTask && (
          <Select
            size="small"
            variant="borderless"
            className={`plan-state ${item.standing}`}
            value={item.state}
            // What events and the calendar say goes before what was set by hand.
            labelRender={() => STANDINGS[item.standing]}
            options={STATES}
            popupMatchSelectWidth={false}
            onChange={(state) => void doIt("plan_item_update", { id: item.id, changes: { state } })}
            aria-label="进展"
          />
        )}
        <Dropdown trigger={["click"]} menu={{ items: menu }}>
          <Button type="text" size="small" className="plan-more" aria-label={`“${item.text}”的操作`}>
            ⋯
          </Button>
        </Dropdown>
      </div>
      {(item.body !== null || isWriting) && (
        <Prose
          className="plan-body"
          value={item.body ?? ""}
          label="正文"
          placeholder="正文：怎么做、做到什么程度"
          autoFocus={isWriting}
          onSave={async (body) => {
            setWriting(false);
            return (await doIt("plan_item_update", { id: item.id, changes: { body: body || null } })) !== undefined;
          }}
        />
      )}
      {isTask && (
        <div className="plan-tokens">
          {item.targets.map((target) => (
            <TargetToken key={target.id} item={item} target={target} />
          ))}
          {FACTS.filter((fact) => item[fact.key]).map((fact) => (
            <FactToken key={fact.key} item={item} fact={fact} known={known[fact.key]} />
          ))}
          {item.events > 0 && (
            <Popover trigger="click" destroyOnHidden placement="bottomLeft" content={<Events item={item} onOpen={asks.openEvent} />}>
              <button type="button" className="plan-token" title="看是哪些活动">
                {item.events} 项活动
              </button>
            </Popover>
          )}
          {FACTS.filter((fact) => !item[fact.key] && !fact.seldom).map((fact) => (
            <FactToken key={fact.key} item={item} fact={fact} known={known[fact.key]} />
          ))}
          {item.targets.length === 0 && <TargetToken item={item} />}
        </div>
      )}
    </div>
  );
}

export const Line = memo(Drawn);
