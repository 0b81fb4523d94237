// 收支表 on screen: the year's money or that of some days, by category and by task; each figure opens its entries.
import { Alert, Button, Drawer, Input } from "antd";
import { type ReactNode, useMemo, useState } from "react";
import { asWireError, type Direction, type MoneyEntry, type MoneyStatementAsk, useQuietAsk } from "../../backend";
import { useGo } from "../../shared/destination";
import { yuan } from "../../shared/format";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { sumsOf, WAYS } from "./money";

/** Entries behind a figure, with the words around it. */
interface Opened {
  words: string;
  of: (entry: MoneyEntry) => boolean;
}

interface Props {
  year: number;
  tools: ReactNode;
  /** Opens a line in the list. */
  onLine: (id: number) => void;
}

function Entries({ entries, onLine }: { entries: readonly MoneyEntry[]; onLine: (id: number) => void }) {
  const goTo = useGo();
  const open = ({ line_id, event_id, membership_id }: MoneyEntry) => {
    if (line_id !== null) onLine(line_id);
    else if (event_id !== null) goTo({ page: "event", area: "event", id: event_id, open: event_id });
    else if (membership_id !== null) goTo({ page: "directory", area: "membership", id: membership_id, open: membership_id });
  };
  return (
    <>
      <p className="quiet">
        {entries.length} 笔：{sumsOf(entries)}
      </p>
      {entries.map((entry, index) => (
        <button type="button" key={index} className="event-line" title={entry.line_id !== null ? "打开这一笔" : entry.event_id === null ? "打开这个会员" : "打开这个活动"} onClick={() => open(entry)}>
          <time className="quiet">{entry.day}</time>
          <span>
            {entry.category} {entry.words ?? entry.event}
          </span>
          <span className="quiet">{entry.party}</span>
          <b className="event-sum">
            {entry.direction === "income" ? "＋" : "－"}
            {yuan(entry.amount)}
          </b>
        </button>
      ))}
    </>
  );
}

/** Two dates; they count once both are written. */
function Period({ year, onPeriod }: { year: number; onPeriod: (period: { from: string; to: string } | undefined) => void }) {
  const [from, setFrom] = useState("");
  const [to, setTo] = useState("");
  const done = () => onPeriod(from.trim() && to.trim() ? { from: from.trim(), to: to.trim() } : undefined);
  const field = (value: string, set: (value: string) => void, label: string, hint: string) => (
    <Input value={value} onChange={({ target }) => set(target.value)} onBlur={done} onPressEnter={done} aria-label={label} placeholder={hint} title="写成 2026-03 或 2026-03-05；两头都写了才按这一段，空着是全年" />
  );
  return (
    <span className="account-period">
      {field(from, setFrom, "从哪天起", `从 ${year}-01`)}
      <span className="quiet">至</span>
      {field(to, setTo, "到哪天止", `到 ${year}-12`)}
      {(from || to) && (
        <Button
          type="link"
          size="small"
          onClick={() => {
            setFrom("");
            setTo("");
            onPeriod(undefined);
          }}
        >
          全年
        </Button>
      )}
    </span>
  );
}

export function Account({ year, tools, onLine }: Props) {
  const [period, setPeriod] = useState<{ from: string; to: string } | undefined>();
  const ask = useMemo<MoneyStatementAsk>(() => period ?? { year }, [period, year]);
  const asked = useQuietAsk("money_statement", ask);
  const [opened, setOpened] = useState<Opened | undefined>();
  const account = asked.data;
  const figure = (fen: number, words: string, of: Opened["of"]) =>
    fen === 0 ? (
      "0"
    ) : (
      <button type="button" className="figure" title="看是哪几笔" onClick={() => setOpened({ words, of })}>
        {yuan(fen)}
      </button>
    );
  const side = (way: Direction, label: string, total: number) => {
    const rows = account?.categories.filter(({ direction }) => direction === way) ?? [];
    return (
      <tbody key={way}>
        {rows.map(({ category, entries, amount }) => (
          <tr key={category}>
            <td className="quiet">{label}</td>
            <td>{category}</td>
            <td className="number">{entries}</td>
            <td className="number">{figure(amount, `${label} ${category}`, (entry) => entry.direction === way && entry.category === category)}</td>
          </tr>
        ))}
        <tr className="sum">
          <td>{label}</td>
          <td>合计</td>
          <td className="number">{rows.reduce((all, { entries }) => all + entries, 0)}</td>
          <td className="number">{figure(total, label, (entry) => entry.direction === way)}</td>
        </tr>
      </tbody>
    );
  };
  const isEmpty = account !== undefined && account.entries.length === 0 && account.tasks.length === 0;
  return (
    <section className="page" aria-label="收支表">
      <header>
        <h1>收支表</h1>
        <Period year={year} onPeriod={setPeriod} />
        <PrintMenu papers={["money"]} ask={ask} about={period ? `${period.from}至${period.to}` : `${year}年`} />
        {tools}
      </header>
      {asked.error && (
        <div className="empty">
          <p>{asWireError(asked.error).message}</p>
        </div>
      )}
      {isEmpty && (
        <div className="empty">
          <p>这段时间没有收支。活动的经费、会费和拨款记下以后，这里按类别、按任务合计，每个数字都能点开。</p>
        </div>
      )}
      {account && !isEmpty && (
        <div className="account">
          {account.notes.length > 0 && <Alert type="warning" title={`${account.notes.join("；")}。`} />}
          <section aria-label="按类别">
            <h2>按类别</h2>
            <table>
              <thead>
                <tr>
                  <th>收支</th>
                  <th>类别</th>
                  <th className="number">笔数</th>
                  <th className="number">金额（元）</th>
                </tr>
              </thead>
              {WAYS.map(({ value, label }) => side(value, label, value === "income" ? account.income : account.cost))}
              <tbody>
                <tr className="sum">
                  <td colSpan={3}>结余</td>
                  <td className="number">{yuan(account.balance)}</td>
                </tr>
              </tbody>
            </table>
          </section>
          <section aria-label="按任务">
            <h2>按任务</h2>
            <table>
              <thead>
                <tr>
                  <th>任务</th>
                  <th className="number">收入</th>
                  <th className="number">支出</th>
                  <th className="number">预算</th>
                  <th className="number" title="不论哪一段时间，这项任务一共花的">
                    累计支出
                  </th>
                  <th className="number">预算结余</th>
                </tr>
              </thead>
              <tbody>
                {account.tasks.map((task) => {
                  const of = (way: Direction) => (entry: MoneyEntry) =>
                    entry.direction === way && entry.item_id === task.item_id && (task.item_id !== null || entry.is_open === task.is_open);
                  return (
                    <tr key={`${task.item_id} ${task.is_open}`}>
                      <td className={task.item_id === null ? "quiet" : undefined}>{task.task}</td>
                      <td className="number">{figure(task.income, `${task.task} 收入`, of("income"))}</td>
                      <td className="number">{figure(task.cost, `${task.task} 支出`, of("cost"))}</td>
                      <td className="number">{yuan(task.budget)}</td>
                      <td className="number">{yuan(task.spent)}</td>
                      <td className="number">{task.left !== null && task.left < 0 ? <span className="over">超支 {yuan(-task.left)}</span> : yuan(task.left)}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        </div>
      )}
      <Drawer open={opened !== undefined} onClose={() => setOpened(undefined)} size={520} title={opened?.words} mask={false} destroyOnHidden>
        {opened && <Entries entries={(account?.entries ?? []).filter(opened.of)} onLine={onLine} />}
      </Drawer>
    </section>
  );
}
