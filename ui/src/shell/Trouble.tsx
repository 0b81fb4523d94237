// When the page itself fails: what happened, and a way on.
import { Component, type ReactNode } from "react";

export class Trouble extends Component<{ children: ReactNode }, { failed?: string }> {
  override state: { failed?: string } = {};

  static getDerivedStateFromError(thrown: unknown) {
    return { failed: thrown instanceof Error ? thrown.message : String(thrown) };
  }

  override render() {
    if (this.state.failed === undefined) return this.props.children;
    return (
      <main className="start">
        <div>
          <h1>这一页没能显示</h1>
          <p>已保存的内容都在。请重新载入；若再出现，请在设置里检查本会文件。</p>
          <p className="quiet">{this.state.failed}</p>
          <button type="button" onClick={() => location.reload()}>
            重新载入
          </button>
        </div>
      </main>
    );
  }
}
