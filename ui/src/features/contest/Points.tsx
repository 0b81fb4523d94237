// 积分排名: rankings of a year; one opened shows everybody by points, with the records behind each, and what could not be placed.
import { Alert, Button, Input, InputNumber, Modal, Select, Space } from "antd";
import { type ReactNode, useEffect, useMemo, useState } from "react";
import { type PointsRanking, type PointsRankingChanges, type PointsStanding, type PointsStandingRow, type PointsUnplaced, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { yuan } from "../../shared/format";
import type { Column } from "../../shared/grid/table";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { RecordPage } from "../../shared/records/RecordPage";
import { type Field, type Values, valuesBy } from "../../shared/records/values";
import { fenIn } from "./fen";
import { PointsRules } from "./PointsRules";
import "./contest.css";

const SUBJECTS = [
  { value: "unit", label: "单位" },
  { value: "outlet", label: "媒体" },
];

const columns: Column<PointsRanking>[] = [
  { key: "name", title: "名称", width: 340, edit: true, lead: true },
  { key: "subject", title: "给谁排名", width: 84, show: (row) => SUBJECTS.find(({ value }) => value === row.subject)?.label ?? "" },
  { key: "unit_kind", title: "单位类别", width: 110, edit: true },
  { key: "rules", title: "规则", width: 64, number: true },
  { key: "rewarded", title: "奖励前几名", width: 96, number: true, edit: true },
  { key: "money", title: "各奖（元）", width: 96, number: true, show: (row) => yuan(row.money) },
  { key: "note", title: "备注", width: 180, edit: true },
];

const fields: Field[] = [
  { key: "name", label: "名称", required: true, hint: "例如 2026年各县科技宣传排名" },
  { key: "subject", label: "给谁排名", kind: "choice", options: SUBJECTS, hint: "不选就是单位" },
  { key: "unit_kind", label: "单位类别", hint: "只排单位名录里这一类的，没有分的也列出来；不限就空着" },
  { key: "rewarded", label: "奖励前几名", kind: "number" },
  { key: "money", label: "各奖（元）", kind: "number" },
  { key: "note", label: "备注", kind: "long" },
];
const plain = valuesBy(fields);
const valuesOf = (row: PointsRanking): Values => ({ ...plain(row), money: row.money === null ? null : row.money / 100 });

/** The page that shows a record behind points. */
const PAGES: Record<string, string> = { honour: "kept", entry: "contest" };

/** A row of the ranking, with what each rule gives in a cell of its own. */
type Row = PointsStandingRow & Record<`rule_${number}`, number | string>;

const rowsOf = ({ rows }: PointsStanding): Row[] =>
  rows.map((row) => ({ ...row, ...Object.fromEntries(row.parts.map((part) => [`rule_${part.rule_id}`, part.records === 0 ? "" : part.points])) }));

function columnsOf({ rules, ranking }: PointsStanding): Column<Row>[] {
  return [
    { key: "place", title: "名次", width: 90, show: (row) => (row.is_tied ? `${row.place}（并列）` : `${row.place}`) },
    { key: "name", title: ranking.subject === "outlet" ? "媒体" : "单位", width: 220, lead: true },
    { key: "points", title: "积分", width: 72, number: true },
    ...rules.map(({ id, called, points }): Column<Row> => ({ key: `rule_${id}`, title: `${called} ${points}`, width: 104, number: true })),
    { key: "money", title: "奖金（元）", width: 90, number: true, show: (row) => yuan(row.money) },
  ];
}

/** Writes down what counts by hand. */
function ByHand({ standing, onClose }: { standing: PointsStanding; onClose: () => void }) {
  const doIt = useDo();
  const rules = standing.rules.filter(({ sort }) => sort === "hand");
  const [rule, setRule] = useState(rules[0]?.id);
  const [who, setWho] = useState("");
  const [title, setTitle] = useState("");
  const [amount, setAmount] = useState<number | null>(1);
  const isOutlet = standing.ranking.subject === "outlet";
  const save = async () => {
    const piece = { title: title.trim() || null, amount, ...(isOutlet ? { outlet: who.trim() || null } : {}) };
    const ask = { ranking_id: standing.ranking.id, rule_id: rule ?? null, ...(isOutlet ? {} : { unit: who.trim() }), piece };
    if ((await doIt("points_piece_create", ask)) !== undefined) onClose();
  };
  return (
    <Modal open title="手填记分" onCancel={onClose} onOk={() => void save()} okText="记分" cancelText="取消" okButtonProps={{ disabled: rules.length === 0 }}>
      {rules.length === 0 && <Alert type="info" title="还没有“手填”的规则。先在计分规则里加一条，写明是哪一种、一条几分。" />}
      <Space orientation="vertical" style={{ width: "100%" }}>
        <Select value={rule} onChange={setRule} options={rules.map(({ id, called, points }) => ({ value: id, label: `${called}，${points} 分` }))} aria-label="按哪条规则" style={{ width: 240 }} />
        <Input value={who} onChange={(event) => setWho(event.target.value)} placeholder={isOutlet ? "媒体" : "单位"} aria-label={isOutlet ? "媒体" : "单位"} />
        <Input value={title} onChange={(event) => setTitle(event.target.value)} placeholder="事由；空着就用规则的名称" aria-label="事由" />
        <InputNumber value={amount} onChange={setAmount} min={0} suffix="件" aria-label="数量" style={{ width: 120 }} />
      </Space>
    </Modal>
  );
}

/** Records that are nobody's: she says whose a report is, or opens the record and mends it. */
function Unplaced({ standing, onClose }: { standing: PointsStanding; onClose: () => void }) {
  const doIt = useDo();
  const goTo = useGo();
  const units = useAsk("unit_list", {}).data?.rows ?? [];
  const kind = standing.ranking.unit_kind;
  const names = units.filter((unit) => kind === null || unit.kind === kind).map(({ name }) => ({ value: name, label: name }));
  const give = (one: PointsUnplaced, unit: string) => void doIt("points_piece_create", { ranking_id: standing.ranking.id, coverage_id: one.id, unit });
  return (
    <Modal open width={760} title="不知道算给谁的" onCancel={onClose} footer={<Button onClick={onClose}>完成</Button>}>
      {standing.unplaced.length === 0 && <p className="quiet">都有了单位。</p>}
      <ul className="proposals">
        {standing.unplaced.map((one) => (
          <li key={`${one.area} ${one.id}`}>
            <Button type="link" size="small" onClick={() => goTo({ page: PAGES[one.area] ?? "event", area: one.area, id: one.id, open: one.open })}>
              {one.title}
            </Button>{" "}
            <span className="quiet">{one.why}</span>{" "}
            {one.area === "coverage" && <Select showSearch placeholder="算给哪个单位" options={names} onChange={(unit: string) => give(one, unit)} aria-label={`${one.title}算给哪个单位`} style={{ width: 180 }} />}
          </li>
        ))}
      </ul>
    </Modal>
  );
}

/** The records behind the points of one. */
function Behind({ row, standing }: { row: Row; standing: PointsStanding }) {
  const goTo = useGo();
  const doIt = useDo();
  return (
    <>
      {standing.rules.map((rule) => {
        const records = row.records.filter((one) => one.rule_id === rule.id);
        const part = row.parts.find((one) => one.rule_id === rule.id);
        if (records.length === 0 || !part) return null;
        return (
          <div key={rule.id}>
            <h3>
              {rule.called}：{records.length} 条，{part.points} 分{part.is_capped && `（最多 ${rule.cap ?? ""} 分）`}
            </h3>
            <ul className="proposals">
              {records.map((one) => (
                <li key={`${one.area} ${one.id}`}>
                  {one.area === "points_piece" ? (
                    <>
                      {one.title} <span className="quiet">手填</span>{" "}
                      <Button type="link" size="small" onClick={() => void doIt("points_piece_delete", { ids: [one.id] })}>
                        去掉
                      </Button>
                    </>
                  ) : (
                    <Button type="link" size="small" onClick={() => goTo({ page: PAGES[one.area] ?? "event", area: one.area, id: one.id, open: one.open })}>
                      {one.title}
                    </Button>
                  )}{" "}
                  <span className="quiet">
                    {one.on} {one.points} 分
                  </span>
                </li>
              ))}
            </ul>
          </div>
        );
      })}
      {row.records.length === 0 && <p className="quiet">还没有记到分。</p>}
    </>
  );
}

function Standing({ id, name, onBack }: { id: number; name: string; onBack: () => void }) {
  const standing = useAsk("points_standing", { id }).data;
  const [dialog, setDialog] = useState<"rules" | "hand" | "unplaced" | undefined>();
  const rows = useMemo(() => standing && rowsOf(standing), [standing]);
  const shown = useMemo(() => (standing ? columnsOf(standing) : []), [standing]);
  const close = () => setDialog(undefined);
  const lost = standing?.unplaced.length ?? 0;
  return (
    <>
      <RecordPage
        name={`points-${id}`}
        title={name}
        noun="名次"
        teach="还没有谁有分。先看计分规则，再登记报道、获奖或手填的记分。"
        rows={rows}
        columns={shown}
        told={standing && standing.doubts.length > 0 ? <Alert type="warning" title={standing.doubts.join(" ")} /> : undefined}
        tools={
          <>
            <Button onClick={onBack}>返回积分排名</Button>
            <Button onClick={() => setDialog("rules")}>计分规则 {standing?.rules.length ?? 0} 条…</Button>
            <Button onClick={() => setDialog("hand")}>手填记分…</Button>
            {lost > 0 && <Button onClick={() => setDialog("unplaced")}>不知道算给谁的 {lost} 条…</Button>}
            {standing && standing.rows.length > 0 && <PrintMenu papers={["points"]} ask={{ ranking_id: id }} about={name} />}
          </>
        }
        ahead={(row) => (
          <p>
            第 {row.place} 名{row.is_tied && "（并列）"}，{row.points} 分{row.is_rewarded && (row.money === null ? "，有奖励" : `，奖金 ${yuan(row.money)} 元`)}
          </p>
        )}
        more={(row) => standing && <Behind row={row} standing={standing} />}
        sums={(all) => {
          const rewarded = all.filter((row) => row.is_rewarded);
          const money = rewarded.reduce((sum, row) => sum + (row.money ?? 0), 0);
          return rewarded.length === 0 ? "" : `奖励 ${rewarded.length} 名${money > 0 ? ` · 奖金 ${yuan(money)} 元` : ""}`;
        }}
      />
      {dialog === "rules" && standing && <PointsRules standing={standing} onClose={close} />}
      {dialog === "hand" && standing && <ByHand standing={standing} onClose={close} />}
      {dialog === "unplaced" && standing && <Unplaced standing={standing} onClose={close} />}
    </>
  );
}

/** `wanted`: the ranking that is shown first. */
export function Points({ year, views, wanted }: { year: number; views: ReactNode; wanted?: number | undefined }) {
  const rows = useAsk("points_ranking_list", { year }).data?.rows;
  const doIt = useDo();
  const [open, setOpen] = useState(wanted);
  useEffect(() => setOpen(wanted), [wanted]);
  const one = rows?.find(({ id }) => id === open);
  if (one) return <Standing id={one.id} name={one.name} onBack={() => setOpen(undefined)} />;
  return (
    <RecordPage
      name="points-rankings"
      title="积分排名"
      noun="排名"
      teach={`${year} 年还没有积分排名。新建一个，先有报道的常用分值（国家级 5、省级 3、市级 2、县级 1），再照本会的办法改。`}
      rows={rows}
      columns={columns}
      fields={fields}
      valuesOf={valuesOf}
      tools={views}
      ahead={(row) => (
        <Button type="primary" ghost onClick={() => setOpen(row.id)}>
          打开排名
        </Button>
      )}
      onCreate={async (values, how) => {
        const id = await doIt("points_ranking_create", { ranking: { ...fenIn<PointsRankingChanges>(values), year }, usual: true }, how);
        return id !== undefined;
      }}
      onUpdate={async (row, values, how) => (await doIt("points_ranking_update", { id: row.id, changes: fenIn<PointsRankingChanges>(values) }, how)) !== undefined}
      onDelete={async (ids) => (await doIt("points_ranking_delete", { ids })) !== undefined}
    />
  );
}
