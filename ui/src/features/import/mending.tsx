// The rows to be mended, as a workbook with the reason beside each cell: after an import, or before one that cannot be.
import { App, Button } from "antd";
import { type ImportKind, type LeftOut, openFile, pick, useDo, useSay } from "../../backend";
import { type Choices, whoOf, type What } from "./asking";
import { nameOf } from "./words";

/** Writes out what an import left, or what it would leave by these choices. */
export function useMend(what: What & { kind: ImportKind }) {
  const doIt = useDo();
  const say = useSay();
  const { message } = App.useApp();
  return async (left: { left_out: LeftOut[] } | { choices: Choices }) => {
    const stem = nameOf(what.file).replace(/\.[^.]+$/u, "").replace(/（待改）$/u, "");
    const to = await pick("save", "把没导入的存成表格", `${stem}（待改）.xlsx`);
    if (!to) return;
    const params = "choices" in left ? { overwrite: left.choices.overwrite, leave: [...left.choices.leave.keys()], who: whoOf(left.choices) } : left;
    const written = await doIt("import_mend", { ...what, ...params, to }, { quiet: true });
    if (!written) return;
    const open = async () => {
      const refused = await openFile(written.path);
      if (refused) void message.warning(refused);
    };
    const content = (
      <>
        <span className="said">
          {written.rows} 行已存到 {written.path}，改好后可以再导入
        </span>
        <Button type="link" size="small" onClick={() => void open()}>
          打开
        </Button>
      </>
    );
    say("success", 8, content);
  };
}
