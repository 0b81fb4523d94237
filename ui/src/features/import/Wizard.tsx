// The three steps of an import: what was understood, what will change, what came of it.
import { App, Button, Steps } from "antd";
import { useState } from "react";
import { asWireError, type Imported, type ImportFate, type ImportKind, useDo, useStep, type WireError } from "../../backend";
import type { Into } from "../../shared/destination";
import { useJob } from "../../shared/useJob";
import { ChangesStep } from "./ChangesStep";
import { DoneStep } from "./DoneStep";
import { SheetStep } from "./SheetStep";
import { useMend } from "./mending";
import { type Choices, NO_CHOICES, useLook, usePaging, usePlan, type What, whoOf } from "./asking";
import { nameOf } from "./words";

interface Outcome {
  imported: Imported;
  entry: number | undefined;
}

function Refused({ error, onLeave, onAgain }: { error: unknown; onLeave: () => void; onAgain: () => void }) {
  const { code, message } = asWireError(error);
  return (
    <div className="empty">
      <p>{message}</p>
      {code === "cancelled" && <Button onClick={onAgain}>接着看</Button>}
      <Button onClick={onLeave}>换一个文件</Button>
    </div>
  );
}

/** How many records would be written: those that are new or changed, less those that she left out. */
function written(counts: Record<ImportFate, number>, { leave }: Choices): number {
  const left = [...leave.values()].filter((fate) => fate === "new" || fate === "changed").length;
  return counts.new + counts.changed - left;
}

/** Brings it in; a file that came in before only when she says so again. */
function useImport(what: What, kind: ImportKind | undefined, choices: Choices, onDone: (outcome: Outcome) => void) {
  const doIt = useDo();
  const runJob = useJob();
  const { modal } = App.useApp();
  const [busy, setBusy] = useState(false);
  const bring = async (again = false): Promise<void> => {
    if (!kind) return;
    let before: string | undefined;
    let entry: number | undefined;
    const refused = (error: WireError) => {
      if (error.field === "again") before = error.message;
      return before !== undefined;
    };
    const params = { ...what, kind, overwrite: choices.overwrite, ...(choices.whole ? { all_or_nothing: true } : {}), leave: [...choices.leave.keys()], who: whoOf(choices), ...(again ? { again } : {}) };
    setBusy(true);
    const imported = await runJob((job) => doIt("import_apply", { ...params, job }, { refused, acted: (act) => (entry = act), quiet: true }));
    setBusy(false);
    if (imported) onDone({ imported, entry });
    else if (before && (await modal.confirm({ title: "这份文件导入过", content: before, okText: "仍然导入", cancelText: "不导入" }))) await bring(true);
  };
  return { bring, busy };
}

interface StepProps {
  what: What & { kind: ImportKind };
  sheets: number;
  onBack: () => void;
  onLeave: () => void;
  onDone: (outcome: Outcome) => void;
  choices: Choices;
  onChoices: (choices: Choices) => void;
}

/** The second step. */
function Changes({ what, sheets, onBack, onLeave, onDone, choices, onChoices }: StepProps) {
  const [fate, setFate] = useState<ImportFate | undefined>();
  const [from, setFrom] = usePaging(`${fate}`);
  const plan = usePlan(what, choices, fate, from);
  const { bring, busy } = useImport(what, what.kind, choices, onDone);
  const mend = useMend(what);
  if (plan.error) return <Refused error={plan.error} onLeave={onLeave} onAgain={() => void plan.refetch()} />;
  if (!plan.data) return <p className="quiet">正在比对“{nameOf(what.file)}”…</p>;
  const count = written(plan.data.counts, choices);
  return (
    <ChangesStep
      file={what.file}
      isEvent={what.kind === "events"}
      planned={plan.data}
      busy={plan.isPlaceholderData}
      sheets={sheets}
      choices={choices}
      onChoices={onChoices}
      fate={fate}
      onFate={setFate}
      from={from}
      onFrom={setFrom}
      onMend={() => void mend({ choices })}
      back={<Button onClick={onBack}>上一步</Button>}
      next={
        <Button type="primary" loading={busy} disabled={count === 0 || plan.isPlaceholderData} onClick={() => void bring()} title={count === 0 ? "表里的内容都已经有了" : ""}>
          {count === 0 ? "没有要导入的" : `导入 ${count} 条`}
        </Button>
      }
    />
  );
}

/** The first step. */
function Understood({ what, into, onWhat, onLeave, onNext, onDone }: { what: What; into: Into | undefined; onWhat: (what: What) => void; onLeave: () => void; onNext: (kind: ImportKind, sheets: number) => void; onDone: (outcome: Outcome, kind: ImportKind) => void }) {
  const [shown, setShown] = useState<string | undefined>();
  const [from, setFrom] = usePaging(shown ?? "");
  const asked = useLook(what, shown, from);
  const look = asked.data;
  const { bring, busy } = useImport(what, look?.as, NO_CHOICES, (outcome) => look && onDone(outcome, look.as));
  if (asked.error) return <Refused error={asked.error} onLeave={onLeave} onAgain={() => void asked.refetch()} />;
  if (!look) return <p className="quiet">正在读“{nameOf(what.file)}”…</p>;
  const lines = (look.text?.outline ?? []).filter((entry) => entry.kind !== "text").length;
  const next = look.text ? (
    <Button type="primary" loading={busy} disabled={lines === 0} onClick={() => void bring()}>
      导入 {lines} 条
    </Button>
  ) : (
    <Button type="primary" disabled={look.records === 0 || asked.isPlaceholderData} onClick={() => onNext(look.as, look.sheets.filter((sheet) => sheet.records > 0).length)}>
      下一步
    </Button>
  );
  return <SheetStep what={what} into={into} look={look} onWhat={onWhat} shown={shown} onShown={setShown} from={from} onFrom={setFrom} next={next} onLeave={onLeave} />;
}

export function Wizard({ begun, into, onLeave }: { begun: What; into?: Into | undefined; onLeave: () => void }) {
  const step = useStep();
  const [what, setWhat] = useState(begun);
  const [at, setAt] = useState(0);
  const [sheets, setSheets] = useState(1);
  const [choices, setChoices] = useState<Choices>(NO_CHOICES);
  const [outcome, setOutcome] = useState<Outcome | undefined>();
  // Records are numbered by what was understood: what she chose of them goes with it.
  const say = (next: What) => {
    setWhat(next);
    setChoices(NO_CHOICES);
  };
  const done = (next: Outcome) => {
    setOutcome(next);
    setAt(2);
  };
  const undo = async (entry: number) => {
    if (!(await step("undo", entry))) return;
    setOutcome(undefined);
    setAt(0);
  };
  return (
    <>
      <Steps size="small" className="import-steps" current={at} items={[{ title: "看懂了什么" }, { title: "会有什么变化" }, { title: "完成" }]} />
      {at === 0 && (
        <Understood
          what={what}
          into={into}
          onWhat={say}
          onLeave={onLeave}
          onNext={(kind, count) => {
            setWhat({ ...what, kind });
            setSheets(count);
            setAt(1);
          }}
          onDone={(next, kind) => {
            setWhat({ ...what, kind });
            done(next);
          }}
        />
      )}
      {at === 1 && what.kind && <Changes what={{ ...what, kind: what.kind }} sheets={sheets} onBack={() => setAt(0)} onLeave={onLeave} onDone={done} choices={choices} onChoices={setChoices} />}
      {at === 2 && outcome && what.kind && (
        <DoneStep
          what={{ ...what, kind: what.kind }}
          imported={outcome.imported}
          onUndo={outcome.entry === undefined ? undefined : () => outcome.entry !== undefined && void undo(outcome.entry)}
          onAgain={onLeave}
        />
      )}
    </>
  );
}
