// 一事一档: what belongs into the file of an event, what is there, and the file as folders.
import { App, Button, Input } from "antd";
import { useState } from "react";
import { openFile, pick, useAsk, useDo } from "../../backend";
import { Attachments } from "../../shared/attachments/Attachments";
import { useAttach } from "../../shared/attachments/useAttach";
import { PrintMenu } from "../../shared/papers/PrintMenu";
import { useJob } from "../../shared/useJob";
import "./meeting.css";

/** A function that asks where to and writes the files of one event or of a year's. */
export function useDossier() {
  const doIt = useDo();
  const runJob = useJob();
  const { message, modal } = App.useApp();
  return async (what: { event_id: number } | { year: number }) => {
    const folder = await pick("folder", "档案放到哪个文件夹");
    if (!folder) return;
    const written = await runJob((job) => doIt("dossier_write", { ...what, folder, job }));
    if (!written) return;
    const opened = await modal.confirm({
      title: `已写好 ${written.events} 项活动的档案，${written.files} 个文件`,
      icon: null,
      okText: "打开文件夹",
      cancelText: "知道了",
      className: "attach-refused",
      content: [written.folder, ...written.gaps.slice(0, 12), written.gaps.length > 12 ? `还有 ${written.gaps.length - 12} 项活动的档案不全` : ""].filter(Boolean).join("\n"),
    });
    const refused = opened && (await openFile(written.folder));
    if (refused) void message.warning(refused);
  };
}

export function Dossier({ id, title }: { id: number; title: string }) {
  const dossier = useAsk("dossier_get", { event_id: id }).data;
  const { choose } = useAttach("event", id);
  const doIt = useDo();
  const write = useDossier();
  const [saying, setSaying] = useState<number | undefined>();
  const parts = dossier?.parts ?? [];
  const say = (line: number, words: string) => {
    setSaying(undefined);
    if (words !== (parts.find((part) => part.line_id === line)?.words ?? "")) void doIt("dossier_word_set", { event_id: id, line_id: line, words });
  };
  return (
    <>
      <section className="dossier" aria-label="档案">
        <div className="section-head">
          <h3>
            档案 {dossier?.filled ?? 0}/{parts.length}
          </h3>
          <span className="grow" />
          <PrintMenu papers={["event-brief", "dossier-contents"]} ask={{ event_id: id }} about={title} listens={false} />
          <Button size="small" onClick={() => void write({ event_id: id })}>
            导出档案
          </Button>
        </div>
        {parts.map((part) => {
          const there = [part.files.length > 0 ? `${part.files.length} 个文件` : "", part.record ?? "", part.words ?? ""].filter(Boolean).join("，");
          return (
            <div className="dossier-line" key={part.line_id}>
              <span className={part.filled ? "dossier-mark filled" : "dossier-mark"} aria-hidden>
                {part.filled ? "✓" : "○"}
              </span>
              <b>{part.name}</b>
              {saying === part.line_id ? (
                <Input
                  size="small"
                  autoFocus
                  aria-label={`${part.name}的说明`}
                  placeholder="没有文件的原因，例如“无费用”"
                  defaultValue={part.words ?? ""}
                  onBlur={(event) => say(part.line_id, event.target.value.trim())}
                  onPressEnter={(event) => event.currentTarget.blur()}
                />
              ) : (
                <span className={part.filled ? "dossier-there" : "dossier-there gap"}>{there || "缺"}</span>
              )}
              <Button type="link" size="small" onClick={() => setSaying(part.line_id)} aria-label={`给${part.name}写说明`}>
                说明
              </Button>
              <Button type="link" size="small" onClick={() => void choose(part.line_id)} aria-label={`给${part.name}加文件`}>
                加文件
              </Button>
            </div>
          );
        })}
      </section>
      <Attachments area="event" id={id} lines={parts.map((part) => ({ id: part.line_id, name: part.name }))} />
    </>
  );
}
