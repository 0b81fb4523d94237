// The tests of a class: what they are called, how much each weighs, out of how many points.
import { Button, Input, InputNumber, Modal } from "antd";
import { type Test, type TestChanges, useDo } from "../../backend";

export function Tests({ id, tests, onClose }: { id: number; tests: readonly Test[]; onClose: () => void }) {
  const doIt = useDo();
  const change = (test: Test, changes: TestChanges) => void doIt("test_update", { id: test.id, changes });
  const weights = tests.reduce((sum, test) => sum + test.weight, 0);
  const left = Math.max(0, 100 - weights);
  const add = () => doIt("test_create", { class_id: id, test: { name: ["理论", "实操"][tests.length] ?? `第${tests.length + 1}次考核`, weight: tests.length === 0 ? 100 : left } });
  return (
    <Modal open title="考核" footer={null} onCancel={onClose} width={560}>
      {tests.length === 0 && <p className="quiet">没有考核的班，成绩直接写在花名册里。加上考核以后，总评按权重算出来。</p>}
      {tests.length > 0 && (
        <table className="tests">
          <thead>
            <tr>
              <th>名称</th>
              <th>日期</th>
              <th>权重</th>
              <th>满分</th>
              <th aria-label="删除" />
            </tr>
          </thead>
          <tbody>
            {tests.map((test) => (
              <tr key={`${test.id} ${test.name} ${test.held_on} ${test.weight} ${test.full_mark}`}>
                <td>
                  <Input defaultValue={test.name} aria-label="考核名称" onBlur={({ target }) => target.value !== test.name && change(test, { name: target.value })} />
                </td>
                <td>
                  <Input
                    defaultValue={test.held_on ?? ""}
                    placeholder="2026-05-18"
                    aria-label="考核日期"
                    onBlur={({ target }) => target.value !== (test.held_on ?? "") && change(test, { held_on: target.value || null })}
                  />
                </td>
                <td>
                  <InputNumber defaultValue={test.weight} min={0} aria-label="权重" onBlur={({ target }) => Number(target.value) !== test.weight && change(test, { weight: target.value === "" ? null : Number(target.value) })} />
                </td>
                <td>
                  <InputNumber defaultValue={test.full_mark} min={1} aria-label="满分" onBlur={({ target }) => Number(target.value) !== test.full_mark && change(test, { full_mark: target.value === "" ? null : Number(target.value) })} />
                </td>
                <td>
                  <Button type="link" size="small" onClick={() => void doIt("test_delete", { ids: [test.id] })}>
                    删除
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <p>
        <Button onClick={() => void add()}>添加考核</Button>
        {tests.length > 0 && weights !== 100 && <span className="quiet"> 权重共 {weights}，总评按各自所占的份额算</span>}
      </p>
    </Modal>
  );
}
