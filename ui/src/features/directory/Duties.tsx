// 值班表: who is on duty each day of a period, dealt out in turn, swapped by dragging one name onto another; what each carries.
import { Alert, App, Button, Select } from "antd";
import { useEffect, useState } from "react";
import { type DutyPlace, type DutyRole, useAsk, useDo } from "../../backend";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { DutyForm } from "./DutyForm";
import { DutyTable } from "./DutyTable";
import type { DirectoryProps } from "./tabs";
import "./duty.css";

const ROLES: Record<DutyRole, string> = { lead: "带班领导", duty: "值班人员" };

export function Duties({ wanted, tabs }: DirectoryProps) {
  const rosters = useAsk("duty_list", {}).data?.rows;
  const [chosen, setChosen] = useState(wanted?.id);
  const [form, setForm] = useState<"new" | "edit" | undefined>();
  const doIt = useDo();
  const { message } = App.useApp();
  useEffect(() => {
    if (wanted) setChosen(wanted.id);
  }, [wanted]);
  const id = (rosters?.find((each) => each.id === chosen) ?? rosters?.[0])?.id;
  const detail = useAsk("duty_read", { id: id ?? 0 }, id !== undefined).data;
  const duty = detail?.duty.id === id ? detail?.duty : undefined;
  /** Says what an act broke, where it did, below the line that says what was done and has the way back. */
  const tell = (answer: { told: readonly string[] } | undefined) => {
    if (answer && answer.told.length > 0) void message.open({ key: "duty told", type: "warning", duration: 6, content: `${answer.told.join("；")}。不合适的可以撤销` });
  };
  const swap = async (one: DutyPlace, other: DutyPlace) => {
    if (id !== undefined) tell(await doIt("duty_swap", { id, one, other }));
  };
  const give = async (place: DutyPlace, person: number | undefined, kept = true) => {
    if (id !== undefined) tell(await doIt("duty_set", { id, place, kept, ...(person === undefined ? {} : { person_id: person }) }));
  };
  const dialog = <DutyForm open={form !== undefined} detail={form === "edit" ? detail : undefined} like={detail} onClose={() => setForm(undefined)} onMade={setChosen} />;
  if (rosters && id === undefined) {
    return (
      <section className="page" aria-label="单位与人员">
        <header>
          <h1>单位与人员</h1>
          <span className="grow" />
          {tabs}
        </header>
        <div className="empty">
          <p>还没有值班表。写上起止日期和轮流值班的人，就按次序排好：节假日和周末重一些，谁也不连着值，不能来的日子不排。排好以后把一个名字拖到另一个上面就是对调。</p>
          <Button type="primary" onClick={() => setForm("new")}>
            新建值班表
          </Button>
        </div>
        {dialog}
      </section>
    );
  }
  const kept = detail?.turns.filter((turn) => turn.kept).length ?? 0;
  const carries = detail?.totals.some(({ carried }) => carried > 0) ?? false;
  return (
    <section className="page" aria-label="单位与人员">
      <header>
        <h1>单位与人员</h1>
        <Select aria-label="哪份值班表" value={id} onChange={setChosen} options={rosters?.map((each) => ({ value: each.id, label: each.name })) ?? []} popupMatchSelectWidth={false} style={{ minWidth: 190 }} />
        {duty && (
          <Button title={kept > 0 ? `手工定的 ${kept} 班不动` : "按次序和分量排一遍"} onClick={() => void doIt("duty_deal", { id: duty.id })}>
            {duty.turns > 0 ? "重新排" : "排班"}
          </Button>
        )}
        {duty && duty.turns > 0 && <PrintMenu papers={["duty"]} ask={{ duty_id: duty.id }} about={duty.name} />}
        <Button onClick={() => setForm("edit")}>编辑值班表</Button>
        <Button onClick={() => setForm("new")}>新建值班表</Button>
        {tabs}
      </header>
      {detail && detail.told.length > 0 && <Alert type="warning" title={detail.told.join("；")} />}
      <div className="duty">
        {detail && duty && <DutyTable key={duty.id} detail={detail} onSwap={(one, other) => void swap(one, other)} onGive={(place, person, stays) => void give(place, person, stays)} />}
        <aside aria-label="每人合计">
          <table className="duty-totals">
            <thead>
              <tr>
                <th>{detail && detail.members.length === 0 ? "还没有值班人员" : "姓名"}</th>
                <th>班</th>
                <th>周末</th>
                <th>节假日</th>
                <th title="工作日、周末、节假日的班各有分量，加起来">分量</th>
                {carries && <th title="一年以内别的值班表里的节假日">上次</th>}
              </tr>
            </thead>
            <tbody>
              {detail?.totals.map((total, at) => (
                <tr key={`${total.role} ${total.person_id}`} className={total.role !== detail.totals[at - 1]?.role && at > 0 ? "parted" : ""}>
                  <th scope="row" title={ROLES[total.role]}>
                    {total.name}
                    {total.role === "lead" && <span className="quiet"> 带班</span>}
                  </th>
                  <td>{total.turns}</td>
                  <td>{total.weekends}</td>
                  <td>{total.holidays}</td>
                  <td>{total.weight}</td>
                  {carries && <td>{total.carried}</td>}
                </tr>
              ))}
            </tbody>
          </table>
        </aside>
      </div>
      {dialog}
    </section>
  );
}
