// 快速登记: one line becomes an event. What was understood stands below it before Enter; what looks like one that is there is said first.
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Button, Input, type InputRef } from "antd";
import { type KeyboardEvent, useEffect, useRef, useState } from "react";
import { type EventRow, useDo } from "../../backend";
import { useGo } from "../../shared/destination";
import { composing } from "../../shared/keys";
import { readLine, ROLES, saidOf } from "./words";

interface Props {
  year: number;
  /** The event that the new ones are parts of. */
  whole?: { id: number; kind: string | null; series: string | null };
}

export function QuickLine({ year, whole }: Props) {
  const doIt = useDo();
  const goTo = useGo();
  const field = useRef<InputRef>(null);
  const [line, setLine] = useState("");
  /** The line whose likeness to another event was said. */
  const [warned, setWarned] = useState<string>();
  const [isBusy, setBusy] = useState(false);
  const words = line.trim();
  const read = useQuery({ queryKey: ["event_line_read", words, year], queryFn: () => readLine(words, year), enabled: words !== "", placeholderData: keepPreviousData }).data;
  // Its own parts and the whole that they belong to are no likeness.
  const twinsOf = (twins: readonly EventRow[]) => twins.filter((twin) => !whole || (twin.id !== whole.id && twin.parent_id !== whole.id));
  const twin = read && words !== "" ? twinsOf(read.twins)[0] : undefined;

  useEffect(() => {
    if (whole) return;
    const onKey = (event: globalThis.KeyboardEvent) => {
      if (!event.ctrlKey || event.key.toLowerCase() !== "l") return;
      event.preventDefault();
      field.current?.focus();
    };
    window.addEventListener("keydown", onKey);
    return () => window.removeEventListener("keydown", onKey);
  }, [whole]);

  const keep = async (same_as?: number) => {
    if (words === "" || isBusy) return;
    setBusy(true);
    try {
      // What is kept is what was read of the line as it is now, whatever is still shown.
      const { event, parts, fault, twins } = await readLine(words, year);
      if (fault) return;
      if (twinsOf(twins).length > 0 && same_as === undefined && warned !== words) {
        setWarned(words);
        return;
      }
      // A part is beside its whole; what she saw and kept beside another is not asked about again.
      const apart = same_as === undefined && twinsOf(twins).length > 0 ? { apart: twinsOf(twins).map((each) => each.id) } : {};
      const within = whole ? { parent_id: whole.id, ...(whole.series ? { series: whole.series } : {}) } : {};
      if ((await doIt("event_create", { event: whole?.kind ? { kind: whole.kind, ...event } : event, parts: { ...parts, ...within, ...apart, ...(same_as === undefined ? {} : { same_as }) } })) !== undefined) {
        setLine("");
        setWarned(undefined);
      }
    } finally {
      setBusy(false);
      field.current?.focus();
    }
  };
  const onKey = (event: KeyboardEvent) => {
    if (composing(event)) return;
    if (event.key === "Enter") void keep();
    else if (event.key === "Escape" && line !== "") setLine("");
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const name = whole ? "添加分场" : "快速登记";
  return (
    <div className={whole ? "event-quick small" : "event-quick"}>
      <Input
        ref={field}
        value={line}
        onChange={(event) => setLine(event.target.value)}
        onKeyDown={onKey}
        placeholder={whole ? "加一个分场：9.15 走进实验小学 实验小学 200人" : "一行记一项，空格隔开：3.5 科普进社区讲座 讲座 幸福社区 200人"}
        aria-label={name}
        title={whole ? "Enter 保存" : "Enter 保存，接着写下一项（Ctrl+L）"}
      />
      {(words !== "" || !whole) && (
        <div className="event-tokens" aria-live="polite" aria-label={`${name}认出的内容`}>
          {words === "" && <span>认出的时间、类型、地点、人数会列在这里，看过再按 Enter；也可以写“主办：区教育局”“届次：第二十届”。</span>}
          {words !== "" &&
            read?.tokens.map(({ role, words: said, guessed }) => (
              <span key={`${role}${said}`} className={guessed ? "event-token guessed" : "event-token"} title={guessed ? "没有明说，请看一眼" : undefined}>
                {ROLES[role]}
                <b>{said}</b>
              </span>
            ))}
          {words !== "" && read?.fault && <span className="event-fault">{read.fault}</span>}
        </div>
      )}
      {twin && !read?.fault && (
        <div className="event-tokens" role="alert">
          <span className="event-fault">疑似同一活动：{saidOf(twin)}</span>
          <Button size="small" onClick={() => void goTo({ page: "event", id: twin.id })}>
            打开它
          </Button>
          <Button size="small" onClick={() => void keep(twin.id)} title="两处说的是一件事，总数只计一次">
            记为同一活动
          </Button>
          <span>{warned === words ? "再按一次 Enter，两个都留" : "按两次 Enter，两个都留"}</span>
        </div>
      )}
    </div>
  );
}
