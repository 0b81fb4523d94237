// The conditions of the ledger, in one bar: time first, then what is asked for most; the rest behind one button.
import { Button, Checkbox, Input, Popover, Select, Tag } from "antd";
import { useAsk } from "../../backend";
import { GROUPS, PLAIN, type Question, ROLES, TIMES } from "./question";

interface Props {
  question: Question;
  onQuestion: (question: Question) => void;
  /** Every kind that events have. */
  kinds: readonly string[];
}

export function LedgerFilter({ question, onQuestion, kinds }: Props) {
  const set = (change: Partial<Question>) => onQuestion({ ...question, ...change });
  const units = useAsk("unit_list", {}).data?.rows ?? [];
  const tasks = useAsk("task_list", {}).data?.rows ?? [];
  const task = tasks.find(({ id }) => id === question.task);
  const chips: [string, Partial<Question>][] = [
    ...(question.unit ? [[`单位：${question.unit}`, { unit: "" }] as [string, Partial<Question>]] : []),
    ...(question.role ? [[`作为${ROLES.find(({ value }) => value === question.role)?.label ?? ""}`, { role: "" }] as [string, Partial<Question>]] : []),
    ...(question.place ? [[`地点含“${question.place}”`, { place: "" }] as [string, Partial<Question>]] : []),
    ...(question.person ? [[`写到“${question.person}”`, { person: "" }] as [string, Partial<Question>]] : []),
    ...(question.task === null ? [] : [[`任务：${task?.text ?? "已删除"}`, { task: null }] as [string, Partial<Question>]]),
    ...(question.unlinked ? [["没有关联任务", { unlinked: false }] as [string, Partial<Question>]] : []),
    ...(question.marked ? [["入大事记", { marked: false }] as [string, Partial<Question>]] : []),
  ];
  const isPlain = JSON.stringify({ ...question, group: "" }) === JSON.stringify(PLAIN);
  const more = (
    <div className="ledger-more" role="group" aria-label="更多条件">
      <label htmlFor="ledger-unit">单位</label>
      <Select
        id="ledger-unit"
        aria-label="单位"
        showSearch
        allowClear
        placeholder="主办、承办、协办都算"
        value={question.unit || null}
        onChange={(unit: string | null | undefined) => set({ unit: unit ?? "" })}
        options={units.map(({ name }) => ({ value: name, label: name }))}
      />
      <label htmlFor="ledger-role">作为</label>
      <Select id="ledger-role" aria-label="作为" allowClear placeholder="不限" value={question.role || null} onChange={(role: Question["role"] | null | undefined) => set({ role: role ?? "" })} options={[...ROLES]} />
      <label htmlFor="ledger-place">地点</label>
      <Input id="ledger-place" allowClear value={question.place} onChange={(event) => set({ place: event.target.value })} />
      <label htmlFor="ledger-person">人员</label>
      <Input id="ledger-person" allowClear placeholder="写到这个人的" value={question.person} onChange={(event) => set({ person: event.target.value })} />
      <label htmlFor="ledger-task">任务</label>
      <Select
        id="ledger-task"
        aria-label="任务"
        showSearch
        allowClear
        optionFilterProp="label"
        value={question.task}
        onChange={(next: number | null | undefined) => set({ task: next ?? null })}
        options={tasks.map(({ id, text, plan }) => ({ value: id, label: `${text}（${plan}）` }))}
      />
      <Checkbox checked={question.unlinked} onChange={(event) => set({ unlinked: event.target.checked })}>
        没有关联任务的
      </Checkbox>
      <Checkbox checked={question.marked} onChange={(event) => set({ marked: event.target.checked })}>
        记入大事记的
      </Checkbox>
    </div>
  );
  return (
    <div className="ledger-bar" role="search">
      <Select aria-label="时间" value={question.time} onChange={(time) => set({ time })} options={[...TIMES]} className="ledger-time" />
      {question.time === "own" && (
        <>
          <Input className="ledger-date" aria-label="从哪天起" placeholder="2026-01" value={question.from} onChange={(event) => set({ from: event.target.value })} />
          <span className="quiet">至</span>
          <Input className="ledger-date" aria-label="到哪天止" placeholder="2026-06-30" value={question.to} onChange={(event) => set({ to: event.target.value })} />
        </>
      )}
      <Select
        aria-label="类型"
        mode="multiple"
        maxTagCount={1}
        allowClear
        placeholder="所有类型"
        className="ledger-kinds"
        value={[...question.kinds]}
        onChange={(next: string[]) => set({ kinds: next })}
        options={[...kinds.map((kind) => ({ value: kind, label: kind })), { value: "", label: "未写类型" }]}
      />
      <Input className="ledger-words" allowClear aria-label="查哪些词" placeholder="名称、小结、地点、单位里的词" value={question.words} onChange={(event) => set({ words: event.target.value })} />
      <Popover trigger="click" placement="bottomRight" content={more}>
        <Button>更多条件</Button>
      </Popover>
      <Select aria-label="分组" allowClear placeholder="不分组" value={question.group || null} onChange={(group: Question["group"] | null | undefined) => set({ group: group ?? "" })} options={[...GROUPS]} className="ledger-group" />
      {chips.map(([text, without]) => (
        <Tag key={text} closable onClose={() => set(without)}>
          {text}
        </Tag>
      ))}
      {!isPlain && (
        <Button type="link" size="small" onClick={() => onQuestion({ ...PLAIN, group: question.group })}>
          全部清除
        </Button>
      )}
    </div>
  );
}
