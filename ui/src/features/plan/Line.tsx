// One line of the outline: its label, its text, and what is known of the task as quiet tokens.
import { Button, Dropdown, Popover } from "antd";
import { type KeyboardEvent, memo, useRef, useState } from "react";
import { type PlanItem, useAsk, useDo } from "../../backend";
import { span } from "../../shared/format";
import { Prose } from "../../shared/Prose";
import { STANDINGS } from "../../shared/standing";
import { targetText } from "../../shared/targets";
import { FACTS, type Fact, FactToken, factWords } from "./FactToken";
import { useNear } from "./near";
import { room } from "./outline";
import { TargetToken } from "./TargetToken";

const STATES = [
  { key: "waiting", label: "未启动" },
  { key: "running", label: "推进中" },
  { key: "done", label: "已完成" },
];

/** What a line asks of the outline. It stays the same while the plan is written: a line is drawn anew when it changes, and not with the others. */
export interface Asks {
  key: (event: KeyboardEvent<HTMLTextAreaElement>, item: PlanItem, text: string, isChanged: boolean) => void;
  addAfter: (item: PlanItem) => void;
  addUnder: (item: PlanItem) => void;
  openEvent: (id: number) => void;
  /** Opens everything there is about a task. */
  openTask: (id: number) => void;
  /** The words used for a fact in this plan. */
  known: (key: Fact["key"]) => readonly string[];
  /** The year of the plan. */
  year: number;
}

interface Props {
  item: PlanItem;
  isPicked: boolean;
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

/** The facts that are shown before those that are offered. */
const factsOf = (item: PlanItem) => [FACTS.filter((fact) => item[fact.key]), FACTS.filter((fact) => !item[fact.key] && !fact.seldom)] as const;

/** 节点 2/8 */
const milestonesText = ({ milestones }: PlanItem) => `节点 ${milestones.filter(({ done_on }) => done_on !== null).length}/${milestones.length}`;

/** What is known of the task, where it cannot be seen yet: as high as it will be. */
function BareTokens({ item }: { item: PlanItem }) {
  const [written] = factsOf(item);
  const milestones = item.milestones.length > 0 ? [milestonesText(item)] : [];
  const cycle = item.cycle_years === null ? [] : [`每 ${item.cycle_years} 年一次`];
  const known = [...item.targets.map(targetText), ...milestones, ...cycle, ...written.map((fact) => factWords(item, fact)), ...(item.events > 0 ? [`${item.events} 项活动`] : [])];
  return (
    <div className={known.length > 0 ? "plan-tokens" : "plan-tokens bare"} aria-hidden>
      {known.map((word, index) => (
        // oxlint-disable-next-line react/no-array-index-key -- words may be alike, and none is ever moved
        <span key={index} className="plan-token">
          {word}
        </span>
      ))}
      <span className="plan-offered" />
    </div>
  );
}

/** What is known of the task; a click writes it. */
function Tokens({ item, asks }: { item: PlanItem; asks: Asks }) {
  const [written, offered] = factsOf(item);
  const isKnown = item.targets.length > 0 || item.milestones.length > 0 || item.cycle_years !== null || written.length > 0 || item.events > 0;
  return (
    <div className={isKnown ? "plan-tokens" : "plan-tokens bare"}>
      {item.targets.map((target) => (
        <TargetToken key={target.id} item={item} target={target} year={asks.year} />
      ))}
      {item.milestones.length > 0 && (
        <button type="button" className="plan-token figure-token" title="看对象和节点" onClick={() => asks.openTask(item.id)}>
          {milestonesText(item)}
        </button>
      )}
      {item.cycle_years !== null && <span className="plan-token">每 {item.cycle_years} 年一次</span>}
      {written.map((fact) => (
        <FactToken key={fact.key} item={item} fact={fact} known={asks.known} />
      ))}
      {item.events > 0 && (
        <Popover trigger="click" destroyOnHidden placement="bottomLeft" content={<Events item={item} onOpen={asks.openEvent} />}>
          <button type="button" className="plan-token" title="看是哪些活动">
            {item.events} 项活动
          </button>
        </Popover>
      )}
      {/* Only in the room that is left on the row: what is offered is not seen until it is wanted, and takes no row of its own. */}
      <span className="plan-offered">
        {item.targets.length === 0 && <TargetToken item={item} year={asks.year} />}
        {offered.map((fact) => (
          <FactToken key={fact.key} item={item} fact={fact} known={asks.known} />
        ))}
      </span>
    </div>
  );
}

/** How far the task is, and what else can be done with the line. */
function Tools({ item, asks, onBody }: { item: PlanItem; asks: Asks; onBody: () => void }) {
  const doIt = useDo();
  const isTask = item.kind === "task";
  const menu = [
    { key: "after", label: isTask ? "在后面加任务（Enter）" : "在后面加标题（Enter）", onClick: () => asks.addAfter(item) },
    { key: "under", label: "在下面加任务", onClick: () => asks.addUnder(item) },
    ...(isTask ? [{ key: "all", label: "全部内容和进展…", onClick: () => asks.openTask(item.id) }] : []),
    ...(item.body === null ? [{ key: "body", label: "写正文", onClick: onBody }] : []),
    { key: "kind", label: isTask ? "改为标题" : "改为任务", onClick: () => void doIt("plan_item_update", { id: item.id, changes: { kind: isTask ? "heading" : "task" } }) },
    item.label_kept
      ? { key: "label", label: "改用统一的序号", onClick: () => void doIt("plan_item_update", { id: item.id, changes: { label: null } }) }
      : { key: "label", label: `固定序号“${item.label.trim()}”`, disabled: item.label === "", onClick: () => void doIt("plan_item_update", { id: item.id, changes: { label: item.label } }) },
    { type: "divider" as const },
    { key: "delete", label: "删除", onClick: () => void doIt("plan_item_delete", { ids: [item.id] }) },
  ];
  return (
    <>
      {isTask && (
        <Dropdown trigger={["click"]} menu={{ items: STATES, selectedKeys: [item.state], onClick: ({ key }) => void doIt("plan_item_update", { id: item.id, changes: { state: key } }) }}>
          {/* What events and the calendar say goes before what was set by hand. */}
          <button type="button" className={`plan-token plan-state ${item.standing}`} aria-label={`进展：${STANDINGS[item.standing]}`}>
            {STANDINGS[item.standing]}
          </button>
        </Dropdown>
      )}
      <Dropdown trigger={["click"]} menu={{ items: menu }}>
        <Button type="text" size="small" className="plan-more" aria-label={`“${item.text}”的操作`}>
          ⋯
        </Button>
      </Dropdown>
    </>
  );
}

function Drawn({ item, isPicked, asks }: Props) {
  const doIt = useDo();
  const line = useRef<HTMLDivElement>(null);
  const isNear = useNear(line);
  const isTask = item.kind === "task";
  const [isWriting, setWriting] = useState(false);
  return (
    <div ref={line} className={`plan-line ${item.kind}${isPicked ? " picked" : ""}`} data-item={item.id} style={{ paddingLeft: room(item.level) }}>
      <div className="plan-row">
        <span className="plan-grip" title="拖动；点一下选中，Shift 选到这里，Ctrl 多选">
          <i aria-hidden>⋮⋮</i>
          <span className="plan-label">{item.label}</span>
        </span>
        <Prose
          className="plan-text"
          value={item.text}
          label={isTask ? "任务" : "标题"}
          required
          onSave={async (text) => (await doIt("plan_item_update", { id: item.id, changes: { text } })) !== undefined}
          onKey={(event, text, isChanged) => asks.key(event, item, text, isChanged)}
        />
        {item.continued && (
          <span className="plan-continued" title="上一年没有完成，接着办">
            续
          </span>
        )}
        {isNear ? <Tools item={item} asks={asks} onBody={() => setWriting(true)} /> : isTask && <span className={`plan-token plan-state ${item.standing}`}>{STANDINGS[item.standing]}</span>}
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
      {isTask && (isNear ? <Tokens item={item} asks={asks} /> : <BareTokens item={item} />)}
      {item.doubts.map((doubt) => (
        <p key={doubt} className="plan-doubt">
          {doubt}
        </p>
      ))}
    </div>
  );
}

export const Line = memo(Drawn);
