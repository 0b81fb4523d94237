// 评定规则: which place or prize gives which title; each can be tried on the contests of a year before it is used.
import { Select } from "antd";
import { type ReactNode, useState } from "react";
import { type TitleRule, type TitleRuleChanges, useAsk, useDo } from "../../backend";
import { yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { fenIn } from "./fen";
import "./contest.css";

const columns: Column<TitleRule>[] = [
  { key: "words", title: "规则", width: 380, lead: true },
  { key: "gap_years", title: "几年不重复", width: 96, number: true, edit: true },
  { key: "money", title: "奖金（元）", width: 96, number: true, show: (row) => yuan(row.money) },
  { key: "follows", title: "其他待遇", width: 150, edit: true },
  { key: "granted_by", title: "由谁授予", width: 140, edit: true, show: (row) => row.granted_by ?? "本会" },
  { key: "note", title: "备注", width: 160, edit: true },
];

const fields: Field[] = [
  { key: "title", label: "授予称号", required: true },
  { key: "level", label: "竞赛级别", hint: "只看级别里有这几个字的竞赛，例如 行业；不限就空着" },
  { key: "contest", label: "竞赛名称", hint: "只看名称里有这几个字的竞赛；不限就空着" },
  { key: "places", label: "前几名", kind: "number", hint: "按组别排的名次" },
  { key: "award", label: "哪一等奖", hint: "例如 特等奖；和前几名至少写一样" },
  { key: "whom", label: "授予谁", kind: "choice", options: [{ value: "all", label: "项目的全部人员" }, { value: "first", label: "排在第一的负责人" }] },
  { key: "gap_years", label: "间隔年数", kind: "number", hint: "这么多年内不重复授予；没有这条限制就空着" },
  { key: "money", label: "奖金（元）", kind: "number" },
  { key: "follows", label: "其他待遇", hint: "例如 晋升一级" },
  { key: "granted_by", label: "授予单位", hint: "本会自己授予就空着；写上级单位就只是推荐" },
  { key: "note", label: "备注", kind: "long" },
];

const plain = valuesBy(fields);
const valuesOf = (row: TitleRule): Values => ({ ...plain(row), money: row.money === null ? null : row.money / 100 });

/** What a rule would propose for the contests of a year. */
function Trial({ rule, year: thisYear }: { rule: TitleRule; year: number }) {
  const [year, setYear] = useState(thisYear);
  const tried = useAsk("title_rule_try", { id: rule.id, year }).data;
  return (
    <>
      <h3>用过去的竞赛试一试</h3>
      <Select value={year} onChange={setYear} options={[0, 1, 2, 3, 4].map((back) => ({ value: thisYear - back, label: `${thisYear - back} 年的竞赛` }))} aria-label="哪一年的竞赛" style={{ width: 160 }} />
      {tried?.doubts.map((doubt) => (
        <p key={doubt} className="quiet">
          {doubt}
        </p>
      ))}
      {tried && tried.rows.length === 0 && <p className="quiet">这一年的竞赛里没有人够得上。</p>}
      <ul className="proposals">
        {tried?.rows.map((row) => (
          <li key={`${row.person_id} ${row.entry_id}`}>
            <strong>{row.person}</strong> {row.unit} <span className="quiet">{row.held_back ?? row.basis}</span>
          </li>
        ))}
      </ul>
    </>
  );
}

export function Rules({ year, views }: { year: number; views: ReactNode }) {
  const rows = useAsk("title_rule_list", {}).data?.rows;
  const doIt = useDo();
  return (
    <RecordPage
      name="title-rules"
      title="评定规则"
      noun="规则"
      teach="还没有评定规则。写一条，例如“行业竞赛前 6 名 → 技术标兵”，提名时照着它找人，每个名字后面都写明依据。"
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      tools={views}
      more={(rule) => <Trial rule={rule} year={year} />}
      onCreate={async (values, how) => (await doIt("title_rule_create", { rule: fenIn<TitleRuleChanges>(values) }, how)) !== undefined}
      onUpdate={async (row, values, how) => (await doIt("title_rule_update", { id: row.id, changes: fenIn<TitleRuleChanges>(values) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("title_rule_delete", { ids })) !== undefined}
    />
  );
}
