// The keys of the whole window, and the sheet that shows them (F1).
import { App } from "antd";
import { useEffect } from "react";
import { useStep } from "../backend";
import { composing, writing } from "../shared/keys";

const SHEET: [string, [string, string][]][] = [
  ["整个窗口", [["Ctrl+N", "新建"], ["Ctrl+K", "查找"], ["Ctrl+P", "打印"], ["Ctrl+Z", "撤销"], ["Ctrl+Y 或 Ctrl+Shift+Z", "重做"], ["Esc", "关闭"], ["F1", "这张表"]]],
  ["列表", [
    ["↑ ↓ ← →", "走动；Ctrl 到头，Shift 选一块"], ["Enter", "打开"], ["F2 或直接打字", "就地修改"], ["Enter、Tab", "写完到下一格"], ["Ctrl+C、Ctrl+V", "与 WPS、Excel 互相复制；整块贴到末行以外，就进导入"],
    ["Ctrl+D", "向下填充"], ["Shift+空格", "选整行"], ["Delete", "清空格子；选了整行就删除"], ["Alt+↓", "这一列的排序和筛选"],
  ]],
  ["活动台账", [["Ctrl+L", "快速登记：一行一项，Enter 记下"]]],
  ["抽屉", [["Alt+↑ ↓", "上一条、下一条"], ["Ctrl+S 或 Enter", "保存"]]],
  ["计划", [["Enter", "写完，另起一条"], ["Tab、Shift+Tab", "降一级、升一级"], ["↑ ↓", "到上一条、下一条"], ["Alt+↑ ↓", "上移、下移"], ["Esc", "选中这一条；再按就不选"], ["Shift+↑ ↓", "到文字的头尾后，多选几条"], ["Delete", "删除选中的条目"], ["Backspace", "空条目删去"]]],
];

/** Takes the keys of the window while it stands. */
export function useKeys(): void {
  const step = useStep();
  const { message, modal } = App.useApp();
  useEffect(() => {
    const print = () => {
      const asked = new Event("xieban:print", { cancelable: true });
      if (window.dispatchEvent(asked)) void message.info("这一页没有要打印的。计划、名册和证书可以打印");
    };
    const help = () =>
      void modal.info({
        title: "快捷键",
        okText: "知道了",
        width: 720,
        content: (
          <div className="sheet">
            {SHEET.map(([part, keys]) => (
              <section key={part}>
                <h3>{part}</h3>
                {keys.map(([name, what]) => (
                  <p key={name}>
                    <kbd>{name}</kbd>
                    <span>{what}</span>
                  </p>
                ))}
              </section>
            ))}
          </div>
        ),
      });
    const onKey = (event: KeyboardEvent) => {
      if (composing(event)) return;
      const withCtrl: Record<string, () => void> = {
        n: () => window.dispatchEvent(new Event("xieban:new")),
        k: () => window.dispatchEvent(new Event("xieban:search")),
        p: print,
      };
      // Inside a text, taking back is the text's own.
      if (!writing(event.target)) {
        withCtrl.z = () => void step(event.shiftKey ? "redo" : "undo");
        withCtrl.y = () => void step("redo");
      }
      const act = event.key === "F1" ? help : event.ctrlKey && !event.altKey ? withCtrl[event.key.toLowerCase()] : undefined;
      if (!act) return;
      act();
      event.preventDefault();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [step, message, modal]);
}
