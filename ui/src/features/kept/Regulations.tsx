// 制度文件: charter, rules, emergency plans and agreements, each with its versions and the steps that they took.
import { type Regulation, type RegulationChanges, useAsk, useDo } from "../../backend";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import { InDirectory } from "./Below";
import { type KeptProps, sent } from "./fields";
import { Versions } from "./Versions";

/** All that is to be looked at, of the whole and of each version. */
const told = ({ told: whole, versions }: Regulation): string => [...whole, ...versions.flatMap((version) => version.told.map((words) => `${version.name}：${words}`))].join("；");

const columns: Column<Regulation>[] = [
  { key: "name", title: "名称", width: 230, edit: true, lead: true },
  { key: "kind", title: "类别", width: 84, edit: true },
  { key: "standing", title: "状态", width: 74 },
  { key: "in_force", title: "现行版本", width: 110 },
  { key: "in_force_on", title: "施行日期", width: 100 },
  { key: "ends_on", title: "有效期止", width: 100 },
  { key: "review_on", title: "下次评审", width: 100 },
  { key: "owner", title: "牵头", width: 90, edit: true },
  { key: "unit", title: "合作方", width: 130, edit: true },
  { key: "told", title: "提示", width: 220, show: told },
  { key: "review_every", title: "评审周期（月）", width: 110, number: true, edit: true, spare: true },
  { key: "reviewed_on", title: "上次评审", width: 100, edit: true, spare: true },
  { key: "repealed_on", title: "废止", width: 100, edit: true, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

const FIELDS: Field[] = [
  { key: "name", label: "名称", required: true, hint: "保存以后再打开，就能加版本、记环节、放附件" },
  { key: "kind", label: "类别", suggest: ["章程", "管理办法", "应急预案", "合作协议"], hint: "新版本的审批环节照类别列出" },
  { key: "owner", label: "牵头", hint: "哪个科室或谁管" },
  { key: "unit", label: "合作方", hint: "协议的另一方" },
  { key: "review_every", label: "评审周期", kind: "number", hint: "几个月评审一次，到期前 30 天起在工作台提醒；空着不提醒" },
  { key: "reviewed_on", label: "上次评审", kind: "date", hint: "评审过了写上，下次从这天算起" },
  { key: "repealed_on", label: "废止", kind: "date", hint: "从这天起不再施行" },
  { key: "note", label: "备注", kind: "long" },
];
const valuesOf = valuesBy(FIELDS);

/** How many of them stand in one way: 施行中 3. */
const counted = (rows: readonly Regulation[], standing: string): string => `${standing} ${rows.filter((row) => row.standing === standing).length} 份`;

export function Regulations({ wanted, tabs }: KeptProps) {
  const doIt = useDo();
  const rows = useAsk("regulation_list", {}).data?.rows;
  return (
    <RecordPage
      name="regulations"
      title="荣誉与文件"
      noun="制度文件"
      teach="还没有制度文件。章程、管理办法、应急预案和合作协议登记在这里：每一版几时施行、经过哪些环节都记下来，现行的是哪一版一看就知道；该评审、该续签的，工作台会提醒。"
      rows={rows}
      columns={columns}
      fields={FIELDS}
      valuesOf={valuesOf}
      wanted={wanted}
      tools={
        <>
          <PrintMenu papers={["regulations"]} ask={{}} about="" />
          {tabs}
        </>
      }
      sums={(shown) => `${counted(shown, "施行中")} · ${counted(shown, "起草中")}`}
      ahead={(row) => <Versions key={row.id} regulation={row} />}
      more={(row) => <InDirectory unit={row.unit_id} />}
      onCreate={async (given, how) => (await doIt("regulation_create", { fields: sent<RegulationChanges>(given) }, how)) !== undefined}
      onUpdate={async (row, given, how) => (await doIt("regulation_update", { id: row.id, changes: sent<RegulationChanges>(given) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("regulation_delete", { ids })) !== undefined}
    />
  );
}
