// 选举: who stands for a post of a term, the papers and the votes as they were counted, and who is elected.
import { Alert, App, Button, Input, InputNumber, Modal, Segmented, Select, Tag } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type Ballot, type BallotOutcome, type Body, type CandidateLine, type Seat, type Term, useAsk, useDo } from "../../backend";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { blankLine, candidateOf, type Draft, draftOf, fieldsOf, type Line, lineOf, linesOf, NUMBERS } from "./ballot";

interface Props {
  open: boolean;
  body: Body;
  term: Term;
  /** Who sits in the term, and who sat in the one before: they can be taken over as candidates. */
  seats: readonly Seat[];
  onClose: () => void;
}

const OUTCOMES: Record<BallotOutcome, { words: string; color?: string }> = {
  elected: { words: "当选", color: "green" },
  beyond: { words: "未当选" },
  short: { words: "票不够" },
  tied: { words: "末席同票", color: "gold" },
  half: { words: "恰好一半", color: "gold" },
  open: { words: "待定" },
};

const NEEDS = [
  { value: "half_present", label: "超过到会人数的一半" },
  { value: "half_valid", label: "超过有效票的一半" },
  { value: "two_thirds_present", label: "到会人数的三分之二以上" },
  { value: "most", label: "票多的当选" },
];

/** Enter goes on to the same column of the next row, as one counts: from paper to paper. */
function onward(event: KeyboardEvent<HTMLElement>) {
  if (event.key !== "Enter" || !(event.target instanceof HTMLInputElement)) return;
  event.preventDefault();
  const cell = event.target.closest("td");
  const next = cell?.parentElement?.nextElementSibling?.children[cell.cellIndex];
  next?.querySelector("input")?.focus();
}

export function Ballots({ open, body, term, seats, onClose }: Props) {
  const ballots = useAsk("ballot_list", { term_id: term.id }, open).data?.rows;
  const before = useAsk("seat_list", { term_id: term.after_id ?? term.id }, open && term.after_id !== null).data?.rows ?? [];
  const [at, setAt] = useState<number | "new" | undefined>();
  const shown = at === "new" ? undefined : (ballots?.find(({ id }) => id === at) ?? ballots?.[0]);
  const [touched, setTouched] = useState(false);
  const { modal } = App.useApp();
  useEffect(() => {
    if (open) return;
    setAt(undefined);
    setTouched(false);
  }, [open]);
  /** Goes elsewhere; asks when something was typed and not saved. */
  const leave = async (go: () => void) => {
    if (touched && !(await modal.confirm({ title: "这次选举还没有保存", content: "离开以后，刚才填写的票数就没有了。", okText: "不保存", cancelText: "接着填" }))) return;
    setTouched(false);
    go();
  };
  const isNew = at === "new" || ballots?.length === 0;
  return (
    <Modal open={open} width={1040} title={`${body.name}${term.name}选举`} footer={null} mask={{ closable: false }} onCancel={() => void leave(onClose)} destroyOnHidden>
      {ballots && ballots.length > 0 && (
        <div className="ballot-which">
          <Segmented
            aria-label="哪次选举"
            value={isNew ? "new" : (shown?.id ?? "new")}
            onChange={(value) => void leave(() => setAt(value as number | "new"))}
            options={[...ballots.map(({ id, post, held_on }) => ({ value: id as number | "new", label: [post, held_on].filter(Boolean).join(" · ") })), { value: "new" as const, label: "另选一个职务" }]}
          />
        </div>
      )}
      {ballots && <One key={isNew ? "new" : shown?.id} ballot={isNew ? undefined : shown} body={body} term={term} here={seats} before={before} touched={touched} setTouched={setTouched} onMade={setAt} />}
    </Modal>
  );
}

interface OneProps {
  ballot: Ballot | undefined;
  body: Body;
  term: Term;
  here: readonly Seat[];
  before: readonly Seat[];
  /** Whether something was typed that is not saved. */
  touched: boolean;
  setTouched: (touched: boolean) => void;
  onMade: (id: number | undefined) => void;
}

/** One ballot, to be filled in. What the votes make of it is counted when it is saved. */
function One({ ballot, body, term, here, before, touched, setTouched, onMade }: OneProps) {
  const doIt = useDo();
  const [draft, setDraft] = useState<Draft>(() => draftOf(ballot, body));
  const [lines, setLines] = useState<Line[]>(() => linesOf(ballot));
  const [lacking, setLacking] = useState(false);
  // What is counted comes back with the ballot; what is being typed stays.
  useEffect(() => {
    if (!ballot || touched) return;
    setDraft(draftOf(ballot, body));
    setLines(linesOf(ballot));
  }, [ballot, body, touched]);
  // What is typed while a ballot is being saved is not saved with it.
  const typed = useRef(0);
  const touch = () => {
    typed.current += 1;
    setTouched(true);
  };
  const put = (part: Partial<Draft>) => {
    touch();
    setDraft((old) => ({ ...old, ...part }));
  };
  const set = (key: number, part: Partial<Line>) => {
    touch();
    setLines((old) => old.map((line) => (line.key === key ? { ...line, ...part } : line)));
  };
  const add = (more: readonly Line[]) => {
    touch();
    setLines((old) => [...old, ...more.filter((one) => !old.some((line) => line.who !== undefined && line.who === one.who))]);
  };
  const save = async (): Promise<boolean> => {
    if (!draft.post.trim()) {
      setLacking(true);
      return false;
    }
    const sent = typed.current;
    const candidates: CandidateLine[] = lines.filter(({ name, unit }) => name.trim() || unit.trim()).map(lineOf);
    if (ballot) {
      if ((await doIt("ballot_update", { id: ballot.id, changes: fieldsOf(draft), candidates })) === undefined) return false;
    } else {
      const id = await doIt("ballot_create", { term_id: term.id, ballot: fieldsOf(draft), candidates });
      if (id === undefined) return false;
      onMade(id);
    }
    if (typed.current === sent) setTouched(false);
    return true;
  };
  const seat = async () => {
    if (ballot && (!touched || (await save()))) await doIt("ballot_seat", { id: ballot.id });
  };
  const remove = async () => {
    if (ballot && (await doIt("ballot_delete", { ids: [ballot.id] })) !== undefined) onMade(undefined);
  };
  const categories = body.categories.map(({ name }) => ({ value: name, label: name }));
  const taken = (some: readonly Seat[]) => add(some.filter(({ sitting }) => sitting).map(candidateOf));
  const unsettled = lines.some(({ outcome, decided }) => decided !== undefined || outcome === "tied" || outcome === "half");
  const elected = ballot && !touched ? ballot.elected : undefined;
  return (
    <form
      className="ballot"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <div className="ballot-fields">
        <label>
          选举什么职务
          <Input value={draft.post} status={lacking && !draft.post.trim() ? "error" : ""} placeholder="理事、理事长、监事…" onChange={({ target }) => put({ post: target.value })} />
        </label>
        <label>
          选举日期
          <Input value={draft.held_on} placeholder="2026-03-12" onChange={({ target }) => put({ held_on: target.value })} />
        </label>
        <label>
          席位
          {(body.categories.length > 0 || draft.by_category) && (
            <Segmented
              value={draft.by_category}
              onChange={(by_category) => put({ by_category })}
              options={[
                { value: true, label: "按类别各取" },
                { value: false, label: "一起取" },
              ]}
            />
          )}
          {!draft.by_category && <InputNumber aria-label="应选几席" min={1} max={999} value={draft.seats ?? null} onChange={(seats) => put({ seats })} suffix="席" />}
        </label>
        <label>
          怎样当选
          <Select value={draft.needs} onChange={(needs) => put({ needs })} options={NEEDS} popupMatchSelectWidth={false} />
        </label>
      </div>
      <div className="ballot-fields">
        {NUMBERS.map(({ key, label, unit }) => (
          <label key={key}>
            {label}
            <InputNumber min={0} max={99_999} value={draft[key] ?? null} onChange={(number) => put({ [key]: number })} suffix={unit} />
          </label>
        ))}
      </div>
      {ballot && !touched && ballot.told.length > 0 && <Alert type="warning" showIcon title={ballot.told.map((words) => <p key={words}>{words}</p>)} />}
      <div className="ballot-lines">
        <table aria-label="候选人">
          <thead>
            <tr>
              <th>姓名</th>
              <th>单位</th>
              {categories.length > 0 && <th>类别</th>}
              <th>赞成</th>
              <th>反对</th>
              <th>弃权</th>
              <th>结果</th>
              {unsettled && <th>会议定</th>}
              <th aria-label="删掉" />
            </tr>
          </thead>
          <tbody onKeyDown={onward}>
            {lines.map((line) => (
              <tr key={line.key}>
                <td>{line.who === undefined ? <Input value={line.name} aria-label="姓名" placeholder="姓名" onChange={({ target }) => set(line.key, { name: target.value })} /> : line.name}</td>
                <td>{line.who === undefined ? <Input value={line.unit} aria-label="单位" placeholder="单位席位只写单位" onChange={({ target }) => set(line.key, { unit: target.value })} /> : <span className="quiet">{line.unit}</span>}</td>
                {categories.length > 0 && (
                  <td>
                    <Select aria-label="类别" value={line.category || null} allowClear onChange={(category?: string) => set(line.key, { category: category ?? "" })} options={categories} popupMatchSelectWidth={false} />
                  </td>
                )}
                {(["votes", "against", "abstained"] as const).map((key) => (
                  <td key={key}>
                    <InputNumber aria-label={`${line.name || line.unit}${{ votes: "赞成", against: "反对", abstained: "弃权" }[key]}`} min={0} max={99_999} value={line[key] ?? null} onChange={(number) => set(line.key, { [key]: number ?? undefined })} controls={false} />
                  </td>
                ))}
                <td>{ballot && !touched && line.outcome && <Tag {...(OUTCOMES[line.outcome].color ? { color: OUTCOMES[line.outcome].color } : {})}>{line.outcome === "elected" && line.seated ? "当选，已任职" : OUTCOMES[line.outcome].words}</Tag>}</td>
                {unsettled && (
                  <td>
                    <Select
                      aria-label={`${line.name}会议定`}
                      value={line.decided === undefined ? "" : String(line.decided)}
                      onChange={(value) => set(line.key, { decided: value === "" ? undefined : value === "true" })}
                      options={[
                        { value: "", label: "按票数" },
                        { value: "true", label: "当选" },
                        { value: "false", label: "不当选" },
                      ]}
                    />
                  </td>
                )}
                <td>
                  <Button
                    type="text"
                    size="small"
                    aria-label={`删掉${line.name || line.unit || "这一行"}`}
                    onClick={() => {
                      touch();
                      setLines((old) => old.filter(({ key }) => key !== line.key));
                    }}
                  >
                    ×
                  </Button>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
        {lines.length === 0 && <p className="quiet">把候选人一个个加上，或从任职的人里带入；开会后按计票结果填票数，保存就算出谁当选。</p>}
        <div className="ballot-add">
          <Button type="link" size="small" onClick={() => add([blankLine()])}>
            加一名候选人
          </Button>
          {before.some(({ sitting }) => sitting) && (
            <Button type="link" size="small" onClick={() => taken(before)}>
              带入上一届的人
            </Button>
          )}
          {here.some(({ sitting }) => sitting) && (
            <Button type="link" size="small" onClick={() => taken(here)}>
              带入这一届的人
            </Button>
          )}
        </div>
      </div>
      <footer className="ballot-foot">
        {ballot && (
          <Button danger type="text" onClick={() => void remove()}>
            删除这次选举
          </Button>
        )}
        <span className="grow quiet">{touched ? "改动还没有保存，保存后计票" : elected !== undefined && ballot?.places ? `应选 ${ballot.places} 席，当选 ${elected} 人` : ""}</span>
        {ballot && !touched && lines.length > 0 && <PrintMenu papers={["ballot"]} ask={{ ballot_id: ballot.id }} about={`${body.name}${term.name}${ballot.post}`} listens={false} />}
        {ballot && !touched && ballot.candidates.some(({ outcome, seated: sits }) => outcome === "elected" && !sits) && <Button onClick={() => void seat()}>当选的记入席位</Button>}
        <Button type="primary" htmlType="submit">
          保存选举
        </Button>
      </footer>
    </form>
  );
}
