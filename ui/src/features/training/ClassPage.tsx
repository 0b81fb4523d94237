// One class: its parts stand side by side, what does not agree above them, its papers at hand.
import { App, Button, Checkbox, Modal, Segmented } from "antd";
import { type ReactNode, useCallback, useState } from "react";
import { pick, useAsk, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { useJob } from "../../shared/useJob";
import { AttendanceGrid } from "./AttendanceGrid";
import { Groups } from "./Groups";
import { Lessons } from "./Lessons";
import { Roster } from "./Roster";
import { Scores } from "./Scores";

type Part = "roster" | "lessons" | "groups" | "attendance" | "scores";
const PARTS: { value: Part; label: string }[] = [
  { value: "roster", label: "花名册" },
  { value: "lessons", label: "课次" },
  { value: "groups", label: "分组帮带" },
  { value: "attendance", label: "考勤" },
  { value: "scores", label: "成绩" },
];

/** What every part of a class is given. */
export interface PartProps {
  id: number;
  /** What the class is called. */
  name: string;
  /** The buttons and the way to the other parts. */
  tools: ReactNode;
}

interface Props {
  id: number;
  onBack: () => void;
  onOpen: (id: number) => void;
}

/** What does not agree, each in a line. */
export function Told({ lines }: { lines: readonly string[] }) {
  if (lines.length === 0) return null;
  return (
    <ul className="told" aria-label="请看一眼">
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}

export function ClassPage({ id, onBack, onOpen }: Props) {
  const detail = useAsk("class_get", { id });
  const [part, setPart] = useState<Part>("roster");
  const goTo = useGo();
  const pack = usePack(id);
  const name = detail.data?.class.name ?? "培训班";
  const tools = (
    <>
      <Button onClick={onBack}>返回培训班</Button>
      {detail.data && detail.data.class.passed > 0 && <Button onClick={() => goTo({ page: "certificate", gives: { class: id } })}>颁发结业证书</Button>}
      {detail.data && <PrintMenu papers={["roster", "groups", "pairs", "sign-in", "attendance", "scores"]} ask={{ class_id: id }} about={name} />}
      {detail.data && <Button onClick={() => pack.ask(detail.data.class.passed)}>班级资料包</Button>}
      <Segmented<Part> value={part} onChange={setPart} options={PARTS} aria-label="看这个班的什么" />
    </>
  );
  const given: PartProps = { id, name, tools };
  return (
    <>
      {part === "roster" && <Roster {...given} detail={detail.data} />}
      {part === "lessons" && <Lessons {...given} />}
      {part === "groups" && <Groups {...given} detail={detail.data} onOpen={onOpen} onBack={onBack} />}
      {part === "attendance" && <AttendanceGrid {...given} onLessons={() => setPart("lessons")} />}
      {part === "scores" && <Scores {...given} />}
      {pack.dialog}
    </>
  );
}

/** What a parcel holds: the sheets that are signed at each lesson are counted, not named. */
function contents(files: readonly string[]): string {
  const sheets = files.filter((file) => file.startsWith("签到表"));
  const others = files.filter((file) => !file.startsWith("签到表")).map((file) => file.replace(/\.pdf$/u, "").replace(/\.xlsx$/u, "（Excel）"));
  return [...others, ...(sheets.length > 0 ? [`签到表 ${sheets.length} 份`] : [])].join("、");
}

/** 班级资料包: asks about certificates where there are any to give, then where to, and says what was written. */
function usePack(id: number) {
  const doIt = useDo();
  const run = useJob();
  const [passed, setPassed] = useState<number | undefined>();
  const [withThem, setWithThem] = useState(true);
  const { modal } = App.useApp();
  const write = useCallback(
    async (certificates: boolean) => {
      setPassed(undefined);
      const folder = await pick("folder", "资料包放进哪个文件夹");
      if (!folder) return;
      const packed = await run((job) => doIt("class_pack", { class_id: id, folder, certificates, job }, { quiet: true }));
      if (!packed) return;
      await modal.info({
        title: `已写好 ${packed.files.length} 份`,
        icon: null,
        okText: "知道了",
        content: (
          <>
            <p className="parcel">{packed.path}</p>
            <p className="quiet">{contents(packed.files)}</p>
            {packed.notes.map((note) => (
              <p className="quiet" key={note}>
                {note}
              </p>
            ))}
          </>
        ),
      });
    },
    [doIt, run, id, modal],
  );
  const dialog = (
    <Modal open={passed !== undefined} title="班级资料包" okText="选择文件夹" cancelText="取消" onOk={() => void write(withThem && (passed ?? 0) > 0)} onCancel={() => setPassed(undefined)} width={420}>
      <p>花名册、每次课的签到表、分组名单、帮带名单、考勤表、成绩表各一份 PDF，另有一个 Excel 文件，放进同一个文件夹。</p>
      {passed !== undefined && passed > 0 ? (
        <Checkbox checked={withThem} onChange={({ target }) => setWithThem(target.checked)}>
          颁发并印出 {passed} 人的结业证书
        </Checkbox>
      ) : (
        <p className="quiet">还没有人合格、优秀或结业，这次没有结业证书。</p>
      )}
    </Modal>
  );
  return { ask: setPassed, dialog };
}
