// 稿本: the copies kept of a plan, and what is other in one of them, or in the plan now, than in another copy or another plan.
import { Button, Drawer, Input, Select, Space } from "antd";
import { useState } from "react";
import { type Plan, type PlanCompare, useAsk, useDo } from "../../backend";
import { composing } from "../../shared/keys";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { ChangeLine } from "./ChangeLine";

function Comparison({ ask }: { ask: PlanCompare }) {
  const found = useAsk("plan_compare", ask).data;
  if (!found) return null;
  return (
    <section aria-label="对照">
      <p className="quiet">
        {found.rows.length === 0 ? `“${found.after}”和“${found.before}”完全一样，共 ${found.same} 条。` : `“${found.after}”有 ${found.rows.length} 条和“${found.before}”不同，${found.same} 条相同。`}
      </p>
      <ul className="plan-changes">
        {found.rows.map((row, index) => (
          // Two items may read the same; the list is drawn anew with each answer.
          // oxlint-disable-next-line react/no-array-index-key
          <li key={index}>
            <ChangeLine change={row} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** The plan as it stands now. */
const NOW = "now";

/** What is compared, as the office takes it: each side is the plan now, a copy of it, or another plan. */
function asked(plan: number, before: string, after: string): PlanCompare {
  const [what, id] = after.split(" ");
  const [with_what, with_id] = before.split(" ");
  return {
    plan_id: what === "plan" ? Number(id) : plan,
    ...(what === "version" ? { now_version_id: Number(id) } : {}),
    ...(with_what === "version" ? { version_id: Number(with_id) } : { with: with_what === "plan" ? Number(with_id) : plan }),
  };
}

export function Versions({ plan, open, onClose }: { plan: Plan; open: boolean; onClose: () => void }) {
  const doIt = useDo();
  const versions = useAsk("plan_version_list", { plan_id: plan.id }, open).data?.rows;
  const plans = useAsk("plan_list", {}, open).data?.rows;
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<{ before?: string; after?: string }>({});
  const keep = async () => {
    if (name.trim() && (await doIt("plan_version_create", { plan_id: plan.id, name: name.trim() })) !== undefined) setName("");
  };
  const options = [
    { label: "这份计划", options: [{ value: NOW, label: "现在的计划" }, ...(versions ?? []).map(({ id, name: title, made_on }) => ({ value: `version ${id}`, label: `${title}（${made_on}）` }))] },
    { label: "别的计划", options: (plans ?? []).filter(({ id }) => id !== plan.id).map(({ id, title }) => ({ value: `plan ${id}`, label: title })) },
  ].filter((group) => group.options.length > 0);
  const known = options.flatMap((group) => group.options.map(({ value }) => value));
  const after = chosen.after !== undefined && known.includes(chosen.after) ? chosen.after : NOW;
  const before = chosen.before !== undefined && chosen.before !== after && known.includes(chosen.before) ? chosen.before : known.find((value) => value !== after);
  /** What the other side is not. */
  const but = (other: string) => options.map((group) => ({ ...group, options: group.options.filter(({ value }) => value !== other) })).filter((group) => group.options.length > 0);
  const isAdjustment = after === NOW && before?.startsWith("version ");
  return (
    <Drawer open={open} onClose={onClose} size={640} title="稿本和对照" mask={false} destroyOnHidden>
      <p className="quiet">征求意见、会议审定、印发时会自动留一份稿本，也可以随时自己留。</p>
      {versions?.map((version) => (
        <div key={version.id} className="plan-version">
          <span>{version.name}</span>
          <span className="quiet">
            {version.made_on}，{version.items} 条
          </span>
          <span className="grow" />
          <PrintMenu papers={["plan"]} ask={{ plan_id: plan.id, version_id: version.id }} about={`${plan.title}${version.name}`} listens={false} />
          <Button type="text" size="small" onClick={() => void doIt("plan_version_delete", { id: version.id })}>
            删除
          </Button>
        </div>
      ))}
      <Space.Compact block className="plan-keep">
        <Input
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => event.key === "Enter" && !composing(event) && void keep()}
          placeholder="给现在的样子起个名字，例如：主席办公会讨论稿"
          aria-label="稿本名称"
        />
        <Button onClick={() => void keep()} disabled={name.trim() === ""}>
          留一份稿本
        </Button>
      </Space.Compact>
      {before !== undefined && (
        <>
          <div className="plan-version plan-sides">
            <Select value={before} options={but(after)} onChange={(side) => setChosen({ before: side, after })} popupMatchSelectWidth={false} aria-label="以前的" />
            <Button type="text" size="small" onClick={() => setChosen({ before: after, after: before })} aria-label="两边对调" title="两边对调">
              ⇄
            </Button>
            <Select value={after} options={but(before)} onChange={(side) => setChosen({ before, after: side })} popupMatchSelectWidth={false} aria-label="后来的" />
            <span className="grow" />
            {isAdjustment && <PrintMenu papers={["plan-changes"]} ask={{ plan_id: plan.id, version_id: Number(before.split(" ")[1]) }} about={plan.title} listens={false} />}
          </div>
          <Comparison ask={asked(plan.id, before, after)} />
        </>
      )}
      {versions && before === undefined && <p className="quiet">还没有稿本可以对照。</p>}
    </Drawer>
  );
}
