// 会员: who belongs to the office, from when to when, and who has paid for the year.
import { Alert, Button, Modal, Segmented, Select } from "antd";
import { useMemo, useState } from "react";
import { type Membership, type MembershipChanges, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, valuesBy } from "../../shared/records/values";
import { Dues, PayDues, useLeftOut } from "./Dues";
import { LabelFilter } from "./Labels";
import { MemberCounts } from "./MemberCounts";
import { MemberKinds } from "./MemberKinds";
import { type DirectoryProps, labelled } from "./tabs";

const ENDED_BY = ["退会", "除名", "去世", "单位撤销"];

const columnsOf = (year: number): Column<Membership>[] => [
  { key: "number", title: "会员编号", width: 96, edit: true },
  { key: "name", title: "会员", width: 150, lead: true },
  { key: "unit", title: "单位", width: 170 },
  { key: "kind", title: "类别", width: 84 },
  { key: "began_on", title: "入会日期", width: 100, edit: true },
  { key: "standing", title: "会籍", width: 76 },
  { key: "due", title: `${year} 应缴`, width: 84, number: true, show: ({ due }) => yuan(due) },
  { key: "paid", title: `${year} 已缴`, width: 84, number: true, show: ({ paid }) => (paid > 0 ? yuan(paid) : "") },
  { key: "state", title: "会费", width: 66 },
  { key: "labels", title: "标签", width: 110, show: ({ labels }) => labels.join("、") },
  { key: "phone", title: "联系电话", width: 124, spare: true },
  { key: "ended_on", title: "退出日期", width: 100, spare: true },
  { key: "note", title: "备注", width: 160, edit: true, spare: true },
];

/** What is typed in the form beside the membership's own fields. */
const WHO = ["name", "unit", "kind"];

export function Members({ year, wanted, tabs }: DirectoryProps) {
  const list = useAsk("membership_list", { year }).data;
  const kinds = useAsk("member_kind_list", {}).data?.rows;
  const [owing, setOwing] = useState(false);
  const [label, setLabel] = useState<string | undefined>();
  const [drawer, setDrawer] = useState<"kinds" | "counts" | undefined>();
  const [paying, setPaying] = useState<readonly number[]>([]);
  const [shown, setShown] = useState<{ id: number } | undefined>(wanted);
  const doIt = useDo();
  const goTo = useGo();
  const sayLeft = useLeftOut();
  const columns = useMemo(() => columnsOf(year), [year]);
  const fields = useMemo<Field[]>(
    () => [
      { key: "kind", label: "会员类别", kind: "choice", options: kinds?.map(({ name }) => name) ?? [], required: true },
      { key: "name", label: "会员", required: true, settled: true, hint: "写姓名或单位名称，目录里没有的会自动新增" },
      { key: "unit", label: "单位", settled: true, hint: "个人会员的单位；有同名的人时要写" },
      { key: "number", label: "会员编号", hint: "空着就按类别的样式编下一个号" },
      { key: "began_on", label: "入会日期", kind: "date" },
      { key: "ended_on", label: "退出日期", kind: "date" },
      { key: "ended_by", label: "退出原因", suggest: ENDED_BY },
      { key: "note", label: "备注", kind: "long" },
    ],
    [kinds],
  );
  const values = useMemo(() => valuesBy(fields), [fields]);
  const rows = useMemo(() => labelled(owing ? list?.rows.filter(({ state }) => state === "未缴" || state === "部分") : list?.rows, label), [list, owing, label]);
  const changesOf = (given: Record<string, unknown>): MembershipChanges => {
    const own = Object.fromEntries(Object.entries(given).filter(([key]) => !WHO.includes(key)));
    const kind = kinds?.find(({ name }) => name === given.kind);
    return { ...own, ...(kind ? { kind_id: kind.id } : {}) };
  };
  const notes = list?.notes ?? [];
  const unrecorded = list?.unrecorded ?? 0;
  return (
    <>
      <RecordPage
        name="members"
        title="单位与人员"
        noun="会员"
        teach={owing && list?.rows.length ? `${year} 年没有人欠会费。` : "还没有会员。一个人或一个单位入会记一条：编号、类别、从几时到几时，各年缴没缴会费。"}
        rows={rows}
        columns={columns}
        fields={fields}
        valuesOf={values}
        wanted={shown}
        top={
          <>
            {unrecorded > 0 && <FromDirectory count={unrecorded} />}
            {notes.length > 0 && <Alert type="warning" className="directory-told" title={`${notes.join("；")}。`} action={<Button size="small" onClick={() => setDrawer("kinds")}>定会费标准</Button>} />}
          </>
        }
        tools={(chosen) => (
          <>
            {chosen.length > 0 && <Button onClick={() => setPaying(chosen)}>记 {chosen.length} 个的会费</Button>}
            {chosen.length > 0 && (
              <Button
                onClick={async () => {
                  const done = await doIt("due_waive", { ids: [...chosen], year });
                  if (done) sayLeft(done.left);
                }}
              >
                免缴
              </Button>
            )}
            <LabelFilter value={label} onChange={setLabel} />
            <Segmented value={owing} onChange={setOwing} options={[{ value: false, label: "全部" }, { value: true, label: "欠费" }]} aria-label="看哪些会员" />
            <Button onClick={() => setDrawer("counts")}>历年</Button>
            <Button onClick={() => setDrawer("kinds")}>类别和标准</Button>
            <PrintMenu papers={["members", "unit-members", "dues"]} ask={{ year, ...(label === undefined ? {} : { label }) }} about={`${year}年`} />
            {tabs}
          </>
        )}
        sums={(some) => {
          const sum = (of: (row: Membership) => number) => yuan(some.reduce((all, row) => all + of(row), 0));
          const count = (state: string) => some.filter((row) => row.state === state).length;
          return [`${year} 年已缴 ${sum(({ paid }) => paid)} 元`, ...["已缴", "部分", "未缴", "免缴"].flatMap((state) => (count(state) > 0 ? [`${state} ${count(state)}`] : []))].join(" · ");
        }}
        more={(row) => (
          <>
            <Dues member={row} year={year} onPay={() => setPaying([row.id])} />
            <p>
              <Button type="link" size="small" onClick={() => (row.person_id === null ? goTo({ page: "directory", area: "unit", id: row.unit_id ?? 0, open: row.unit_id ?? 0 }) : goTo({ page: "directory", area: "person", id: row.person_id, open: row.person_id }))}>
                看{row.person_id === null ? "这个单位" : "这个人"}的资料
              </Button>
            </p>
          </>
        )}
        onCreate={async (given, how) => {
          const done = await doIt("membership_create", { fields: changesOf(given), name: String(given.name ?? ""), ...(given.unit === null || given.unit === undefined ? {} : { unit: String(given.unit) }) }, how);
          return done !== undefined;
        }}
        onUpdate={async (row, given, how) => (await doIt("membership_update", { id: row.id, changes: changesOf(given) }, how)) !== undefined}
        onDelete={async (ids) => (await doIt("membership_delete", { ids })) !== undefined}
      />
      <PayDues ids={paying} year={year} onClose={() => setPaying([])} />
      <MemberKinds open={drawer === "kinds"} year={year} onClose={() => setDrawer(undefined)} />
      <MemberCounts
        open={drawer === "counts"}
        onClose={() => setDrawer(undefined)}
        onShow={(id) => {
          setDrawer(undefined);
          setOwing(false);
          setLabel(undefined);
          setShown({ id });
        }}
      />
    </>
  );
}

/** Those of whom the directory says that they joined become members, as one act. */
function FromDirectory({ count }: { count: number }) {
  const kinds = useAsk("member_kind_list", {}).data?.rows ?? [];
  const [open, setOpen] = useState(false);
  const [person, setPerson] = useState<number | undefined>();
  const [unit, setUnit] = useState<number | undefined>();
  const doIt = useDo();
  const sayLeft = useLeftOut();
  const of = (isUnit: boolean) => kinds.filter(({ is_unit }) => is_unit === isUnit).map(({ id, name }) => ({ value: id, label: name }));
  const take = async () => {
    const done = await doIt("membership_take", { person_kind: person ?? of(false)[0]?.value ?? null, unit_kind: unit ?? of(true)[0]?.value ?? null });
    if (!done) return;
    sayLeft(done.left);
    setOpen(false);
  };
  return (
    <>
      <Alert
        type="info"
        className="directory-told"
        title={`人员和单位里有 ${count} 个写了入会日期或会员编号，还没有会籍。`}
        action={
          <Button size="small" onClick={() => setOpen(true)}>
            从名册建立会员
          </Button>
        }
      />
      <Modal open={open} title={`从名册建立 ${count} 个会员`} okText="建立会员" cancelText="取消" onOk={() => void take()} onCancel={() => setOpen(false)}>
        <p>入会日期照抄，没有编号的按入会先后编号。一步就能撤销。</p>
        <p className="directory-choice">
          <span>人员的类别</span>
          <Select value={person ?? of(false)[0]?.value ?? null} onChange={setPerson} options={of(false)} aria-label="人员的类别" />
        </p>
        <p className="directory-choice">
          <span>单位的类别</span>
          <Select value={unit ?? of(true)[0]?.value ?? null} onChange={setUnit} options={of(true)} aria-label="单位的类别" />
        </p>
      </Modal>
    </>
  );
}
