// 计分规则 of a ranking: what a record is worth, added and taken out in one small table.
import { Button, Input, InputNumber, Modal, Select } from "antd";
import { useState } from "react";
import { type PointsRule, type PointsRuleChanges, type PointsStanding, useDo } from "../../backend";
import "./contest.css";

const SORTS = [
  { value: "coverage", label: "报道，按级别", words: "国家级" },
  { value: "honour", label: "荣誉，按级别或名称", words: "省级" },
  { value: "award", label: "获奖，按等级", words: "一等奖" },
  { value: "event", label: "活动，按单位的角色", words: "承办" },
  { value: "returned", label: "收表数字，按项目", words: "培训班" },
  { value: "hand", label: "手填", words: "经验交流" },
];

export function PointsRules({ standing, onClose }: { standing: PointsStanding; onClose: () => void }) {
  const doIt = useDo();
  const sorts = standing.ranking.subject === "outlet" ? SORTS.filter(({ value }) => value === "coverage" || value === "hand") : SORTS;
  const [sort, setSort] = useState("coverage");
  const [words, setWords] = useState("");
  const [points, setPoints] = useState<number | null>(1);
  const [cap, setCap] = useState<number | null>(null);
  const add = async () => {
    const rule: PointsRuleChanges = { sort, points, cap, words: words.trim() || null };
    if ((await doIt("points_rule_create", { ranking_id: standing.ranking.id, rule })) !== undefined) setWords("");
  };
  const change = (rule: PointsRule, changes: PointsRuleChanges) => void doIt("points_rule_update", { id: rule.id, changes });
  const hint = sorts.find(({ value }) => value === sort)?.words ?? "";
  return (
    <Modal open width={720} title="计分规则" onCancel={onClose} footer={<Button onClick={onClose}>完成</Button>}>
      <p className="quiet">一条记录按从上到下第一条合得上的规则记分。封顶是一个单位在这一项最多得几分，不封顶就空着。</p>
      <table className="points-rules">
        <tbody>
          {standing.rules.map((rule) => (
            <tr key={rule.id}>
              <td>{rule.called}</td>
              <td>
                <InputNumber
                  key={`${rule.points}`}
                  defaultValue={rule.points}
                  min={0}
                  suffix="分"
                  aria-label={`${rule.called}的分值`}
                  onBlur={(event) => {
                    const next = Number(event.target.value);
                    if (next !== rule.points && event.target.value !== "") change(rule, { points: next });
                  }}
                  style={{ width: 110 }}
                />
              </td>
              <td>
                <InputNumber
                  key={`cap ${rule.cap}`}
                  {...(rule.cap === null ? {} : { defaultValue: rule.cap })}
                  min={0}
                  placeholder="不封顶"
                  suffix="分"
                  aria-label={`${rule.called}的封顶`}
                  onBlur={(event) => {
                    const next = event.target.value === "" ? null : Number(event.target.value);
                    if (next !== rule.cap) change(rule, { cap: next });
                  }}
                  style={{ width: 120 }}
                />
              </td>
              <td>
                <Button type="text" aria-label={`删去${rule.called}`} onClick={() => void doIt("points_rule_delete", { ids: [rule.id] })}>
                  删去
                </Button>
              </td>
            </tr>
          ))}
          <tr>
            <td>
              <Select value={sort} onChange={setSort} options={sorts} aria-label="按什么记分" style={{ width: 170 }} />{" "}
              <Input value={words} onChange={(event) => setWords(event.target.value)} placeholder={`例如 ${hint}`} aria-label="记哪一种" style={{ width: 130 }} />
            </td>
            <td>
              <InputNumber value={points} min={0} onChange={setPoints} suffix="分" aria-label="分值" style={{ width: 110 }} />
            </td>
            <td>
              <InputNumber value={cap} min={0} onChange={setCap} placeholder="不封顶" suffix="分" aria-label="封顶" style={{ width: 120 }} />
            </td>
            <td>
              <Button type="primary" ghost onClick={() => void add()}>
                加一条
              </Button>
            </td>
          </tr>
        </tbody>
      </table>
    </Modal>
  );
}
