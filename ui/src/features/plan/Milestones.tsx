// 节点: the objects of a task down, the steps that each goes through across; a tick says that one is reached, and when.
import { Button, Checkbox, Input, Popover, Space } from "antd";
import { useState } from "react";
import { type Milestone, type PlanItem, useAsk, useDo } from "../../backend";
import { composing } from "../../shared/keys";

/** Names in the order in which they first stand. */
const distinct = (milestones: readonly Milestone[], name: (milestone: Milestone) => string): string[] => [...new Set(milestones.map(name))];

const lines = (text: string): string[] => text.split(/[\n、，,；;]+/u).map((line) => line.trim()).filter(Boolean);

/** One step of one object. A click ticks it with today; the day can be set. */
function Cell({ milestone, today }: { milestone: Milestone; today: string | undefined }) {
  const doIt = useDo();
  const [isOpen, setOpen] = useState(false);
  const { id, object, step, done_on: day } = milestone;
  const reach = (done_on: string | null) => doIt("milestone_update", { ids: [id], changes: { done_on } });
  const save = async (written: string) => {
    if (written === day || (await reach(written))) setOpen(false);
  };
  const what = `${object}${step}`;
  return (
    <span className="plan-cell">
      <Checkbox checked={day !== null} disabled={today === undefined} onChange={(event) => void reach(event.target.checked ? (today ?? null) : null)} aria-label={what} />
      {day !== null && (
        <Popover
          open={isOpen}
          onOpenChange={setOpen}
          trigger="click"
          destroyOnHidden
          content={
            <Input
              autoFocus
              defaultValue={day}
              onKeyDown={(event) => event.key === "Enter" && !composing(event) && void save(event.currentTarget.value.trim())}
              placeholder="2026、2026-05 或 2026-05-18"
              title="Enter 保存"
              aria-label={`${what}的日期`}
            />
          }
        >
          <button type="button" className="plan-token" title="点一下改日期">
            {day}
          </button>
        </Popover>
      )}
    </span>
  );
}

/** Objects and steps, as they are written. */
function Names({ item, onDone }: { item: PlanItem; onDone: () => void }) {
  const doIt = useDo();
  const [objects, setObjects] = useState(distinct(item.milestones, ({ object }) => object).filter(Boolean).join("\n"));
  const [steps, setSteps] = useState(distinct(item.milestones, ({ step }) => step).join("、"));
  const save = async () => {
    if (await doIt("milestone_set", { item_id: item.id, objects: lines(objects), steps: lines(steps) })) onDone();
  };
  return (
    <div className="plan-names">
      <Input value={steps} onChange={(event) => setSteps(event.target.value)} placeholder="节点，用顿号分开：分类、挂牌" aria-label="节点" autoFocus />
      <Input.TextArea value={objects} onChange={(event) => setObjects(event.target.value)} autoSize={{ minRows: 3, maxRows: 10 }} placeholder={"对象，一行一个：景区、学校、人名。\n任务只有几步、不分对象的，这里空着。"} aria-label="对象" />
      <Space>
        <Button type="primary" onClick={() => void save()}>
          保存节点
        </Button>
        <Button onClick={onDone}>取消</Button>
      </Space>
    </div>
  );
}

export function Milestones({ item }: { item: PlanItem }) {
  const [isWriting, setWriting] = useState(false);
  const today = useAsk("desk_status", {}).data?.today;
  const { milestones } = item;
  const steps = distinct(milestones, ({ step }) => step);
  const objects = distinct(milestones, ({ object }) => object);
  const of = (object: string) => milestones.filter((each) => each.object === object);
  const finished = objects.filter((object) => of(object).every(({ done_on }) => done_on !== null)).length;
  const hasObjects = objects.some(Boolean);
  return (
    <section className="plan-progress" aria-label="节点">
      <h3>
        节点 {hasObjects && <span className="quiet">{`${objects.length} 个对象，${finished} 个走完`}</span>}
        {!isWriting && (
          <Button type="link" size="small" onClick={() => setWriting(true)}>
            {milestones.length > 0 ? "改对象和节点" : "分对象、分节点"}
          </Button>
        )}
      </h3>
      {isWriting && <Names item={item} onDone={() => setWriting(false)} />}
      {!isWriting && milestones.length > 0 && (
        <div className="plan-matrix">
          <table>
            <thead>
              <tr>
                {hasObjects && <th scope="col">对象</th>}
                {steps.map((step) => (
                  <th key={step} scope="col">
                    {step}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {objects.map((object) => (
                <tr key={object}>
                  {hasObjects && <th scope="row">{object}</th>}
                  {of(object).map((milestone) => (
                    <td key={milestone.id}>
                      <Cell milestone={milestone} today={today} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      )}
    </section>
  );
}
