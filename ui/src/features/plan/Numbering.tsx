// How the plan numbers its headings and tasks. What is chosen is done at once: the outline beside it shows what comes of it.
import { Button, Drawer, Form, Radio, Select } from "antd";
import { type PlanChanges, type PlanDetail, useDo } from "../../backend";

/** A way of numbering: its name (null is that of official documents) and the first label of each level. */
interface Way {
  name: string | null;
  forms: readonly string[];
}

const WAYS: readonly Way[] = [
  { name: null, forms: ["一、", "（一）", "1.", "（1）"] },
  { name: "short", forms: ["一、", "1.", "（1）"] },
  { name: "digits", forms: ["1.", "（1）"] },
  { name: "decimal", forms: ["1.", "1.1", "1.1.1", "1.1.1.1"] },
];

interface Props {
  detail: PlanDetail;
  open: boolean;
  onClose: () => void;
}

export function Numbering({ detail: { plan, items }, open, onClose }: Props) {
  const doIt = useDo();
  const change = (changes: PlanChanges) => void doIt("plan_update", { id: plan.id, changes });
  const at = Math.max(0, WAYS.findIndex(({ name }) => name === plan.numbering));
  const levels = (WAYS[at]?.forms ?? []).flatMap((form, index) => (index > 0 ? [{ form, level: index + 1 }] : []));
  const kept = items.filter((item) => item.label_kept);
  return (
    <Drawer open={open} onClose={onClose} size={420} title="序号" mask={false} destroyOnHidden>
      <Form layout="vertical">
        <Form.Item label="样式">
          <Radio.Group
            className="plan-ways"
            value={at}
            // The levels of one way are not those of another.
            onChange={({ target }) => change({ numbering: WAYS[target.value]?.name ?? null, tasks_level: null, running_level: null })}
            options={WAYS.map(({ forms }, index) => ({ value: index, label: forms.join("　") }))}
            aria-label="序号样式"
          />
        </Form.Item>
        {plan.numbering !== "decimal" && (
          <>
            <Form.Item label="任务的序号" extra="跳过中间的级别：一、下面直接是 1.">
              <Select
                value={plan.tasks_level ?? 0}
                onChange={(level) => change({ tasks_level: level || null })}
                options={[{ value: 0, label: "随所在的级别" }, ...levels.map(({ form, level }) => ({ value: level, label: `都用 ${form}` }))]}
                aria-label="任务的序号"
              />
            </Form.Item>
            <Form.Item label="连着编" extra="换了标题也接着往下数，例如任务从 1 数到 37。">
              <Select
                value={plan.running_level ?? 0}
                onChange={(level) => change({ running_level: level || null })}
                options={[{ value: 0, label: "每个标题下从头数" }, ...levels.map(({ form, level }) => ({ value: level, label: `${form} 全篇连着数` }))]}
                aria-label="连着编"
              />
            </Form.Item>
          </>
        )}
        {kept.length > 0 && (
          <p className="plan-by">
            <span className="quiet">有 {kept.length} 条保留着自己的序号。</span>
            <Button size="small" onClick={() => void doIt("plan_item_update_all", { ids: kept.map(({ id }) => id), changes: { label: null } })}>
              都改用统一的序号
            </Button>
          </p>
        )}
      </Form>
    </Drawer>
  );
}
