// A list divided: how many parts, by what; who would be where is seen before anything is written.
import { Button, Checkbox, InputNumber, Modal, Segmented } from "antd";
import { useState } from "react";
import { asWireError, type SplitBy, type SplitInto, useDo, useQuietAsk } from "../../backend";

const WAYS: { value: SplitBy; label: string; title: string }[] = [
  { value: "even", label: "均匀搭配", title: "各等级、各单位的人分散到每一份" },
  { value: "unit", label: "按单位", title: "同一单位的人尽量在一起" },
  { value: "skill", label: "按技能等级", title: "等级相同的人在一起，高的在前" },
  { value: "order", label: "按名单次序", title: "前面几个一份，后面几个一份" },
];

interface Props {
  id: number;
  into: SplitInto;
  /** How many people there are. */
  count: number;
  onClose: () => void;
  onDone: (ids: number[]) => void;
}

export function SplitDialog({ id, into, count, onClose, onDone }: Props) {
  const doIt = useDo();
  const isGroups = into === "groups";
  const [parts, setParts] = useState(Math.max(1, Math.min(count, isGroups ? Math.round(count / 5) : Math.ceil(count / 20))));
  const [by, setBy] = useState<SplitBy>("even");
  const [leaders, setLeaders] = useState(true);
  const ask = { class_id: id, into, parts, by, leaders: isGroups && leaders };
  const preview = useQuietAsk("split_preview", ask);
  const unit = isGroups ? "组" : "个班";
  const apply = async () => {
    const done = await doIt("split_apply", ask);
    if (!done) return;
    onClose();
    onDone(done.ids);
  };
  return (
    <Modal
      open
      width={860}
      title={isGroups ? `把 ${count} 人分组` : `把 ${count} 人分成几个班`}
      onCancel={onClose}
      footer={
        <>
          <Button onClick={onClose}>取消</Button>
          <Button type="primary" disabled={!preview.data} onClick={() => void apply()}>
            分成 {parts} {unit}
          </Button>
        </>
      }
    >
      <div className="part-head">
        <span>
          分成{" "}
          <InputNumber min={1} max={count} value={parts} onChange={(next) => next !== null && setParts(next)} aria-label="分成几份" style={{ width: 72 }} /> {unit}
        </span>
        <Segmented<SplitBy> value={by} onChange={setBy} options={WAYS} aria-label="怎样分" />
        {isGroups && (
          <Checkbox checked={leaders} onChange={({ target }) => setLeaders(target.checked)}>
            每组等级最高的当组长
          </Checkbox>
        )}
      </div>
      <p className="quiet">
        {WAYS.find((way) => way.value === by)?.title}。
        {isGroups ? "原来的分组会换成新的。" : "第一份留在这个班，其余各开一个新班，课次和考核照样带过去；有考勤和成绩的人不能移走。"}
      </p>
      {preview.error && <p className="refused">{asWireError(preview.error).message}</p>}
      <div className="groups in-dialog">
        {preview.data?.parts.map((part) => (
          <section className="group" key={part.name}>
            <h3>
              {part.name} <span className="quiet">{part.people.length} 人</span>
            </h3>
            {part.bounds && <p className="refused">{part.bounds}</p>}
            <ul>
              {part.people.map((person) => (
                <li key={person.id}>
                  <span className={person.leads ? "leader" : ""}>
                    {person.name}
                    {person.leads && "（组长）"}
                  </span>
                  <span className="quiet">{[person.unit, person.skill_level].filter(Boolean).join(" · ")}</span>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </Modal>
  );
}
