// 科室: the office's own departments in their order, with the tasks that each leads.
import { Button } from "antd";
import { type Department, type DepartmentChanges, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import type { Column } from "../../shared/grid/table";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import type { DirectoryProps } from "./tabs";

const columns: Column<Department>[] = [
  { key: "position", title: "排列", width: 64, number: true, edit: true },
  { key: "name", title: "科室", width: 200, edit: true, lead: true },
  { key: "tasks", title: "牵头任务", width: 90, number: true, show: ({ tasks }) => (tasks.length > 0 ? String(tasks.length) : "") },
  { key: "note", title: "备注", width: 260, edit: true },
];

const fields: Field[] = [
  { key: "name", label: "科室", required: true, hint: "改名只改这里；计划里已经写下的科室名称不变" },
  { key: "position", label: "排列", kind: "number", hint: "数字小的在前；空着排在最后" },
  { key: "note", label: "备注", kind: "long" },
];

const values = valuesBy(fields);

/** An emptied place is left as it was: a department always has one. */
function changesOf({ position, ...rest }: Record<string, unknown>): DepartmentChanges {
  return { ...rest, ...(typeof position === "number" ? { position } : {}) };
}

export function Departments({ wanted, tabs }: DirectoryProps) {
  const rows = useAsk("department_list", {}).data?.rows;
  const doIt = useDo();
  const goTo = useGo();
  return (
    <RecordPage
      name="departments"
      title="单位与人员"
      noun="科室"
      teach="还没有科室。写上办公室、科普部等，计划的任务就能看出各由哪个科室牵头。"
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={values}
      wanted={wanted}
      tools={tabs}
      more={({ tasks }) => (
        <section className="person-record" aria-label="牵头任务">
          <h3>
            牵头任务 <span className="quiet">{tasks.length} 项</span>
          </h3>
          {tasks.length === 0 && <p className="quiet">计划里没有任务写着由它牵头。</p>}
          {tasks.map((task) => (
            <p key={task.id}>
              <Button type="link" size="small" onClick={() => goTo({ page: "plan", area: "plan_item", id: task.id, open: task.plan_id })}>
                {task.year} 年 {task.text}
              </Button>
            </p>
          ))}
        </section>
      )}
      onCreate={async (given, how) => (await doIt("department_create", { department: changesOf(given) }, how)) !== undefined}
      onUpdate={async (row, given, how) => (await doIt("department_update", { id: row.id, changes: changesOf(given) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("department_delete", { ids })) !== undefined}
    />
  );
}
