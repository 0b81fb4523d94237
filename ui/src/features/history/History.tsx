// 历史: the journal, and the way back from any one act.
import { App, Button } from "antd";
import { useAsk, useDo } from "../../backend";
import "./history.css";

export function History() {
  const list = useAsk("history_list", { limit: 500 });
  const doIt = useDo();
  const { modal } = App.useApp();
  const undoOne = async (entry: number, label: string) => {
    const preview = await doIt("undo_preview", { entry }, { quiet: true });
    if (!preview) return;
    const { kept } = preview;
    const sure = await modal.confirm({
      title: `撤销“${label}”`,
      content: kept.length === 0 ? "这一步会整个撤回，后来的操作不受影响。" : kept.map((each) => <p key={each.message}>{each.message}</p>),
      okText: "撤销这一步",
      cancelText: "不撤销",
    });
    if (sure) await doIt("undo", { entry });
  };
  const entries = list.data?.entries ?? [];
  return (
    <section className="page" aria-label="历史">
      <header>
        <h1>历史</h1>
        <span className="quiet">做过的每一步都在这里，可以单独撤销</span>
      </header>
      {entries.length === 0 && list.data ? (
        <div className="empty">
          <p>还没有操作。新增、修改、删除、导入都会记在这里。</p>
        </div>
      ) : (
        <ol className="history">
          {entries.map((entry) => (
            <li key={entry.id} className={entry.undone_at ? "undone" : ""}>
              <time>{entry.at.replace("T", " ")}</time>
              <span>{entry.label}</span>
              {entry.undone_at ? (
                <span className="quiet">已撤销</span>
              ) : (
                <Button size="small" onClick={() => void undoOne(entry.id, entry.label)}>
                  撤销这一步
                </Button>
              )}
            </li>
          ))}
        </ol>
      )}
    </section>
  );
}
