// What stands on a list, in which order, for whose eyes. It is kept on this machine for each list, and holds wherever that
// list is printed.
import { Button, Checkbox, Segmented } from "antd";
import type { ListChoices as Choices, Order, ReportName } from "../../backend";
import { useDo, useQuietAsk } from "../../backend";
import type { PaperAsk } from "./papers";

const ORDERS: readonly { value: Order; label: string }[] = [
  { value: "entered", label: "原有次序" },
  { value: "strokes", label: "姓氏笔画" },
  { value: "pinyin", label: "拼音" },
];

/** The column that shows numbers nobody else should see. */
const ID_NUMBER = "身份证号";

interface Props {
  name: ReportName;
  ask: PaperAsk;
  /** Whether the next file has full ID numbers, and the way to say so; absent where no file is written. */
  fullIds?: { isOn: boolean; onTurn: (isOn: boolean) => void };
}

export function ListChoices({ name, ask, fullIds }: Props) {
  const offer = useQuietAsk("report_offer", { name, ...ask }).data?.list;
  const doIt = useDo();
  if (!offer) return null;
  const { columns, choices } = offer;
  const keep = (changed: Choices) => void doIt("report_choose", { name, choices: { ...choices, ...changed } }, { quiet: true });
  const heads = columns.filter(({ chosen }) => chosen).map(({ head }) => head);
  const turn = (head: string) => keep({ columns: columns.filter((each) => (each.head === head ? !each.chosen : each.chosen)).map((each) => each.head) });
  return (
    <div className="list-choices" role="group" aria-label="列和次序">
      <div className="list-columns">
        {columns.map(({ head, chosen, filled }) => (
          <Checkbox key={head} checked={chosen} disabled={chosen && heads.length === 1} onChange={() => turn(head)} title={filled ? head : "还没有内容，空着的列不写上"}>
            <span className={filled ? "" : "quiet"}>{head}</span>
          </Checkbox>
        ))}
      </div>
      {offer.can_sort && <Segmented block size="small" value={choices.order ?? "entered"} onChange={(order) => keep({ order })} options={[...ORDERS]} aria-label="次序" />}
      {offer.has_phones && (
        <Checkbox checked={choices.publish ?? false} onChange={({ target }) => keep({ publish: target.checked })} title="身份证号总是遮住的">
          公示用：电话也遮住
        </Checkbox>
      )}
      {offer.has_chart && (
        <Checkbox checked={choices.chart ?? false} onChange={({ target }) => keep({ chart: target.checked })}>
          末尾附各月的柱状图
        </Checkbox>
      )}
      <Checkbox checked={choices.empty ?? false} onChange={({ target }) => keep({ empty: target.checked })}>
        空着的列也写上，留着手填
      </Checkbox>
      {fullIds && heads.includes(ID_NUMBER) && (
        <Checkbox checked={fullIds.isOn} disabled={choices.publish ?? false} onChange={({ target }) => fullIds.onTurn(target.checked)} title="只在写成的文件里，预览仍遮住；查看记录里会记下">
          这一次写出完整身份证号
        </Checkbox>
      )}
      <Button type="link" size="small" disabled={Object.keys(choices).length === 0} onClick={() => void doIt("report_choose", { name }, { quiet: true })}>
        恢复原样
      </Button>
    </div>
  );
}
