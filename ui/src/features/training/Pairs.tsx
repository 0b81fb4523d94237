// 帮带: helpers at the left, whom they help at the right, a line between; a new pair is made by choosing both sides.
import { Button, Select } from "antd";
import { useState } from "react";
import { type Enrolment, useDo } from "../../backend";

/** Pixels: how high a name stands, where both sides begin, how wide the picture is. */
const LINE = 30;
const LEFT = 150;
const RIGHT = 330;
const WIDTH = 500;

/** A helper with the places of those who are helped. */
interface Helped {
  name: string;
  /** The classmate; none for somebody outside the class. */
  id: number | undefined;
  members: readonly Enrolment[];
}

/** Those who help, in the order in which they are first named. */
export function pairsOf(people: readonly Enrolment[]): Helped[] {
  const byName = new Map<string, Enrolment[]>();
  for (const row of people) {
    if (row.mentor !== null) byName.set(row.mentor, [...(byName.get(row.mentor) ?? []), row]);
  }
  return [...byName].map(([name, members]) => ({ name, id: members.find((row) => row.helper_id !== null)?.helper_id ?? people.find((row) => row.name === name)?.id, members }));
}

export function Pairs({ people }: { people: readonly Enrolment[] }) {
  const doIt = useDo();
  const [helper, setHelper] = useState<number | undefined>();
  const [helped, setHelped] = useState<number[]>([]);
  const pairs = pairsOf(people);
  const options = people.map((row) => ({ value: row.id, label: [row.name, row.skill_level].filter(Boolean).join(" ") }));
  const pair = async () => {
    if (helper === undefined || helped.length === 0) return;
    if ((await doIt("pair_set", { ids: helped, helper_id: helper })) === undefined) return;
    setHelped([]);
  };
  return (
    <>
      <div className="part-head">
        <h2>帮带</h2>
        <Select value={helper ?? null} onChange={(next) => setHelper(next ?? undefined)} options={options} placeholder="由谁帮带" showSearch={{ optionFilterProp: "label" }} allowClear aria-label="由谁帮带" style={{ width: 150 }} />
        <Select
          mode="multiple"
          value={helped}
          onChange={setHelped}
          options={options.filter(({ value }) => value !== helper)}
          placeholder="帮带谁，可以选几个"
          showSearch={{ optionFilterProp: "label" }}
          maxTagCount="responsive"
          aria-label="帮带谁"
          style={{ width: 320 }}
        />
        <Button disabled={helper === undefined || helped.length === 0} onClick={() => void pair()}>
          结成帮带
        </Button>
      </div>
      {pairs.length === 0 ? <p className="quiet">还没有结帮带。上面选好两边，一个人可以帮带几个人；也可以在花名册的“帮带”一列写名字。</p> : <Picture pairs={pairs} onPart={(row) => void doIt("pair_set", { ids: [row.id], helper_id: null })} />}
    </>
  );
}

function Picture({ pairs, onPart }: { pairs: readonly Helped[]; onPart: (row: Enrolment) => void }) {
  const places = pairs.flatMap(({ members }) => members);
  const middle = (index: number) => index * LINE + LINE / 2;
  let first = 0;
  const drawn = pairs.map((each) => {
    const from = first;
    first += each.members.length;
    return { ...each, from, at: middle(from + (each.members.length - 1) / 2) };
  });
  return (
    <svg className="pairs" width={WIDTH} height={places.length * LINE} viewBox={`0 0 ${WIDTH} ${places.length * LINE}`} role="group" aria-label="帮带关系">
      {drawn.map(({ name, id, members, from, at }) => (
        <g key={name}>
          <text x={LEFT - 10} y={at} textAnchor="end" dominantBaseline="central" className={id === undefined ? "outside" : "helper"}>
            {name}
            {id === undefined && "（班外）"}
          </text>
          {members.map((row, index) => {
            const y = middle(from + index);
            const part = () => onPart(row);
            return (
              <g key={row.id}>
                <path d={`M${LEFT} ${at} C${(LEFT + RIGHT) / 2} ${at} ${(LEFT + RIGHT) / 2} ${y} ${RIGHT} ${y}`} />
                <text x={RIGHT + 10} y={y} dominantBaseline="central">
                  {row.name}
                  <tspan className="level" dominantBaseline="central"> {row.skill_level}</tspan>
                </text>
                <text
                  x={WIDTH - 16}
                  y={y}
                  dominantBaseline="central"
                  className="part"
                  role="button"
                  tabIndex={0}
                  aria-label={`解除${name}对${row.name}的帮带`}
                  onClick={part}
                  onKeyDown={(event) => (event.key === "Enter" || event.key === " ") && part()}
                >
                  ×
                </text>
              </g>
            );
          })}
        </g>
      ))}
    </svg>
  );
}
