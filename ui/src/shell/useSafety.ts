// What keeps the file safe while she works: the check right after the first paint, and a copy every now and then.
import { App } from "antd";
import { useEffect } from "react";
import { useDo } from "../backend";

/** How often the window asks whether a copy is due, in milliseconds; the office decides. */
const OFTEN = 5 * 60_000;

/** Checks the file once it is on screen, and offers the newest sound copy when it is damaged. */
export function useSafety(place: string, onReopened: () => void): void {
  const doIt = useDo();
  const { modal, message } = App.useApp();

  useEffect(() => {
    const timer = setInterval(() => void doIt("backup_tick", {}, { quiet: true }), OFTEN);
    return () => clearInterval(timer);
  }, [doIt]);

  useEffect(() => {
    const check = async () => {
      const report = await doIt("office_check", { repair: false }, { quiet: true });
      if (!report || report.sound) return;
      // The records are whole; which files, each record says as well.
      const [file, ...files] = report.files ?? [];
      if (file !== undefined) void message.warning(`${file}${files.length > 0 ? `，另有 ${files.length} 个附件也是这样` : ""}。打开那条记录，可以把原来的文件放回去。`, 10);
      if (report.problems.length === 0) return;
      const copy = report.newest_sound_backup;
      const problems = report.problems.join("；");
      if (!copy) {
        void modal.error({ title: "本会文件有问题", content: `${problems}。没有找到完好的备份，请先停下手里的录入，在设置里检查并导出能读的内容。`, okText: "知道了" });
        return;
      }
      const sure = await modal.confirm({
        title: "本会文件有问题",
        content: `${problems}。最近一份完好的备份是 ${copy.at.replace("T", " ")} 做的；恢复前，现在的文件会另存一份。`,
        okText: "恢复到这一份",
        cancelText: "先不恢复",
      });
      if (sure && (await doIt("backup_restore", { path: copy.path }))) onReopened();
    };
    // After the paint: the page stands before the disk is read through.
    const timer = setTimeout(() => requestAnimationFrame(() => void check()), 0);
    return () => clearTimeout(timer);
  }, [place, doIt, modal, message, onReopened]);
}
