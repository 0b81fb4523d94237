// 稿本: the copies kept of a plan, and what is other in the plan now than in a copy or in another plan.
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
        {found.rows.length === 0 ? `和“${found.before}”完全一样，共 ${found.same} 条。` : `${found.rows.length} 条和“${found.before}”不同，${found.same} 条相同。`}
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

export function Versions({ plan, open, onClose }: { plan: Plan; open: boolean; onClose: () => void }) {
  const doIt = useDo();
  const versions = useAsk("plan_version_list", { plan_id: plan.id }, open).data?.rows;
  const plans = useAsk("plan_list", {}, open).data?.rows;
  const [name, setName] = useState("");
  const [chosen, setChosen] = useState<string | undefined>();
  const keep = async () => {
    if (name.trim() && (await doIt("plan_version_create", { plan_id: plan.id, name: name.trim() })) !== undefined) setName("");
  };
  const options = [
    { label: "这份计划的稿本", options: (versions ?? []).map(({ id, name: title, made_on }) => ({ value: `version ${id}`, label: `${title}（${made_on}）` })) },
    { label: "别的计划", options: (plans ?? []).filter(({ id }) => id !== plan.id).map(({ id, title }) => ({ value: `plan ${id}`, label: title })) },
  ].filter((group) => group.options.length > 0);
  const known = options.flatMap((group) => group.options.map(({ value }) => value));
  const against = chosen && known.includes(chosen) ? chosen : known[0];
  const [what, id] = against?.split(" ") ?? [];
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
      {against !== undefined && (
        <>
          <div className="plan-version">
            <span>现在的计划和</span>
            <Select value={against} options={options} onChange={setChosen} popupMatchSelectWidth={false} aria-label="和哪一份对照" style={{ minWidth: 220 }} />
            <span>对照</span>
            <span className="grow" />
            {what === "version" && <PrintMenu papers={["plan-changes"]} ask={{ plan_id: plan.id, version_id: Number(id) }} about={plan.title} listens={false} />}
          </div>
          <Comparison ask={what === "version" ? { plan_id: plan.id, version_id: Number(id) } : { plan_id: plan.id, with: Number(id) }} />
        </>
      )}
      {versions && options.length === 0 && <p className="quiet">还没有稿本可以对照。</p>}
    </Drawer>
  );
}
