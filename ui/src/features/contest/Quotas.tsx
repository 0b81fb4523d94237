// 按名额定奖: so many of each award, by place; a tie at the end of the places is decided here.
import { Alert, Button, Checkbox, Input, InputNumber, Modal, Radio, Space } from "antd";
import { useState } from "react";
import { asWireError, type ContestStandings, type Quota, type Ties, useDo, useQuietAsk } from "../../backend";
import "./contest.css";

const USUAL: Quota[] = [
  { award: "一等奖", places: 1 },
  { award: "二等奖", places: 2 },
  { award: "三等奖", places: 3 },
];

/** The awards as they are given now, or the usual ones. */
function begun({ rows }: ContestStandings): Quota[] {
  const counts = new Map<string, number>();
  for (const { award, score } of rows) if (award !== null && score !== null) counts.set(award, (counts.get(award) ?? 0) + 1);
  return counts.size === 0 ? USUAL : [...counts].map(([award, places]) => ({ award, places }));
}

export function Quotas({ id, standings, onClose }: { id: number; standings: ContestStandings; onClose: () => void }) {
  const doIt = useDo();
  const [quotas, setQuotas] = useState(() => begun(standings));
  const [byTrack, setByTrack] = useState(false);
  const [ties, setTies] = useState<Ties | undefined>();
  const ask = { id, quotas, by_track: byTrack, ...(ties === undefined ? {} : { ties }) };
  const { data: planned, error } = useQuietAsk("contest_awards_plan", ask);
  const hasTracks = standings.rows.some(({ track }) => track !== null);
  const set = (at: number, changed: Partial<Quota>) => setQuotas(quotas.map((quota, index) => (index === at ? { ...quota, ...changed } : quota)));
  const refused = error ? asWireError(error).message : undefined;
  const tie = planned?.ties ?? [];
  const moved = planned?.rows.filter((row) => row.now !== null && row.now !== row.award).length ?? 0;
  const give = async () => {
    if ((await doIt("contest_awards_give", ask)) !== undefined) onClose();
  };
  return (
    <Modal
      open
      width={640}
      title="按名额定奖"
      onCancel={onClose}
      onOk={() => void give()}
      okText={planned ? `评出 ${planned.rows.filter((row) => row.award !== null).length} 个奖项` : "评奖"}
      okButtonProps={{ disabled: refused !== undefined || (tie.length > 0 && ties === undefined) || standings.doubts.length > 0 }}
      cancelText="取消"
    >
      <Space orientation="vertical" style={{ width: "100%" }}>
        {standings.doubts.length > 0 && <Alert type="warning" title={`名次还没有定下来：${standings.doubts[0]}`} />}
        {quotas.map((quota, at) => (
          <Space key={at}>
            <Input value={quota.award} onChange={(event) => set(at, { award: event.target.value })} placeholder="等级" aria-label={`第 ${at + 1} 等`} style={{ width: 160 }} />
            <InputNumber value={quota.places} min={0} precision={0} onChange={(places) => set(at, { places: places ?? 0 })} suffix="个" aria-label={`${quota.award}的名额`} style={{ width: 110 }} />
            <Button type="text" onClick={() => setQuotas(quotas.filter((_, index) => index !== at))}>
              删去
            </Button>
          </Space>
        ))}
        <Space>
          <Button size="small" onClick={() => setQuotas([...quotas, { award: "优秀奖", places: 1 }])}>
            加一等
          </Button>
          {hasTracks && (
            <Checkbox checked={byTrack} onChange={(event) => setByTrack(event.target.checked)}>
              每个组别各有这些名额
            </Checkbox>
          )}
        </Space>
        {refused && <Alert type="error" title={refused} />}
        {tie.length > 0 && (
          <Alert
            type={ties === undefined ? "warning" : "info"}
            title={tie.join("；")}
            description={
              <Radio.Group value={ties} onChange={(event) => setTies(event.target.value as Ties)}>
                <Radio value="up">一起评上高的一等</Radio>
                <Radio value="down">都评下一等，空出的名额给下一等</Radio>
              </Radio.Group>
            }
          />
        )}
        <div className="quotas" tabIndex={0} role="region" aria-label="评奖结果">
          <table>
            <thead>
              <tr>
                <th>名次</th>
                <th>作品（项目）</th>
                <th>得分</th>
                <th>等级</th>
              </tr>
            </thead>
            <tbody>
              {planned?.rows.map((row) => (
                <tr key={row.id}>
                  <td>{row.place ?? ""}</td>
                  <td>{row.called}</td>
                  <td>{row.score ?? "没有得分"}</td>
                  <td>
                    {row.award ?? ""}
                    {row.now !== null && row.score !== null && row.now !== row.award && <span className="quiet">（原来是{row.now}）</span>}
                  </td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
        {moved > 0 && <span className="quiet">有 {moved} 个项目原来的等级会改动。</span>}
      </Space>
    </Modal>
  );
}
