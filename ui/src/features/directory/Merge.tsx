// 合并: two records of one person or one unit side by side. Whose word holds is chosen field by field; what comes along is counted, what
// stands against it is said, and it is one act that undoes.
import { Alert, Button, Modal, Radio } from "antd";
import { useState } from "react";
import { asWireError, type DirectoryKind, type MergeField, type MergeSide, useDo, useQuietAsk } from "../../backend";

/** The two; the first stays. */
export interface Two {
  kind: DirectoryKind;
  keep: number;
  gone: number;
}

const WORDS: Record<string, string> = {
  name: "姓名",
  sex: "性别",
  ethnicity: "民族",
  birth_date: "出生年月",
  id_number: "身份证号",
  phone: "联系电话",
  email: "邮箱",
  unit_id: "单位",
  department: "部门",
  position: "职务",
  title: "职称",
  skill_level: "技能等级",
  education: "学历",
  political_status: "政治面貌",
  joined_on: "入会日期",
  note: "备注",
  short_name: "简称",
  kind: "类别",
  address: "地址",
  contact: "联系人",
  member_no: "会员编号",
};

/** What an import would take for the same name, but for blanks. */
const bare = (name: string | null) => name?.replaceAll(/\s/gu, "");

const labelOf = (kind: DirectoryKind, field: string) => (kind === "unit" && field === "name" ? "名称" : (WORDS[field] ?? field));

interface LineProps {
  label: string;
  field: MergeField;
  side: MergeSide;
  onChoose: (side: MergeSide) => void;
}

function Line({ label, field: { field, keep, gone, differs, held }, side, onChoose }: LineProps) {
  if (held !== null)
    return (
      <tr>
        <th scope="row">{label}</th>
        <td colSpan={2}>
          {held} <span className="quiet">会籍上写的，以它为准</span>
        </td>
      </tr>
    );
  if (!differs && keep === gone)
    return (
      <tr>
        <th scope="row">{label}</th>
        <td colSpan={2}>
          {keep} <span className="quiet">两边一样</span>
        </td>
      </tr>
    );
  const choice = (value: MergeSide, words: string | null) => (
    <Radio name={`merge ${field}`} checked={side === value} onChange={() => onChoose(value)} aria-label={`${label}：${words ?? "空着"}`}>
      {words ?? <span className="quiet">空着</span>}
    </Radio>
  );
  return (
    <tr className={differs ? "differs" : undefined}>
      <th scope="row">{label}</th>
      <td>{choice("keep", keep)}</td>
      <td>
        {choice("gone", gone)}
        {field === "note" && differs && choice("both", "两条都留")}
      </td>
    </tr>
  );
}

interface PanelProps {
  two: Two;
  onSwap: () => void;
  onClose: () => void;
}

function Panel({ two, onSwap, onClose }: PanelProps) {
  const { data, error } = useQuietAsk("merge_preview", two);
  const [chosen, setChosen] = useState<Record<string, MergeSide>>({});
  const doIt = useDo();
  const merge = async () => {
    if (data?.against.length !== 0) return;
    if ((await doIt("merge", { ...two, choose: chosen })) !== undefined) onClose();
  };
  const noun = two.kind === "person" ? "人" : "单位";
  const fields = data?.fields.filter(({ keep, gone, held }) => keep !== null || gone !== null || held !== null) ?? [];
  const differing = fields.filter(({ differs, held }) => differs && held === null).length;
  const comes = data?.carried.filter(({ gone }) => gone > 0) ?? [];
  return (
    <Modal
      open
      width={820}
      style={{ top: 28 }}
      title={two.kind === "person" ? "合并人员" : "合并单位"}
      okText="合并"
      cancelText="取消"
      okButtonProps={{ disabled: data?.against.length !== 0 }}
      onOk={() => void merge()}
      onCancel={onClose}
    >
      {error && <Alert type="error" showIcon title={asWireError(error).message} />}
      {data && (
        <form
          className="merge"
          onSubmit={(event) => {
            event.preventDefault();
            void merge();
          }}
        >
          {data.against.length > 0 && <Alert type="error" showIcon title="还不能合并" description={data.against.map((words) => <p key={words}>{words}</p>)} />}
          {data.doubts.length > 0 && <Alert type="warning" showIcon title={data.doubts.join("")} />}
          <p className="quiet">
            {differing > 0 ? `有 ${differing} 项不一样，选一选以哪边为准。` : "没有互相矛盾的内容。"}合并后只剩一条，随时可以撤销。
          </p>
          <div className="merge-fields">
            <table>
              <thead>
                <tr>
                  <th scope="col" aria-label="项目" />
                  <th scope="col">留下这一条</th>
                  <th scope="col">
                    并进来的一条
                    <Button type="link" size="small" onClick={onSwap} title="留下另一条">
                      换过来
                    </Button>
                  </th>
                </tr>
              </thead>
              <tbody>
                {fields.map((field) => (
                  <Line key={field.field} label={labelOf(two.kind, field.field)} field={field} side={chosen[field.field] ?? field.from} onChoose={(side) => setChosen((old) => ({ ...old, [field.field]: side }))} />
                ))}
              </tbody>
            </table>
          </div>
          {two.kind === "unit" && fields.some(({ field, keep, gone }) => field === "name" && bare(keep) !== bare(gone)) && <p className="quiet">没有选的名称，以后导入时认不出来；还有人这样写的话，请把它写进简称。</p>}
          <p className="merge-carried">
            {comes.length === 0
              ? `没有别的记录用到并进来的这个${noun}。`
              : `一并转过来：${comes.map(({ noun: what, gone, twice }) => `${gone} ${what}${twice > 0 ? `（${twice === gone ? "" : `其中 ${twice} ${what.slice(0, 1)}`}两边都有，留一份）` : ""}`).join("、")}。`}
          </p>
          <button type="submit" hidden />
        </form>
      )}
    </Modal>
  );
}

/** The panel for two records; whoever opens it says which stays first. */
export function Merge({ two, onClose }: { two: Two | undefined; onClose: () => void }) {
  const [isSwapped, setSwapped] = useState(false);
  if (!two) return null;
  const { kind, keep, gone } = two;
  const now = isSwapped ? { kind, keep: gone, gone: keep } : two;
  const close = () => {
    setSwapped(false);
    onClose();
  };
  return <Panel key={`${now.keep} ${now.gone}`} two={now} onSwap={() => setSwapped((old) => !old)} onClose={close} />;
}
