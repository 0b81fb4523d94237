// 通知: the text that invites to the event; it goes along when the event is held again.
import { Input } from "antd";
import { type EventDetail, useDo } from "../../backend";

export function Notice({ detail }: { detail: EventDetail }) {
  const doIt = useDo();
  const save = async (notice: string) => {
    if (notice.trim() !== (detail.notice ?? "")) await doIt("event_update", { id: detail.event.id, changes: { notice: notice.trim() || null } });
  };
  return (
    <section className="event-section" aria-label="通知">
      <h3>通知</h3>
      <Input.TextArea
        key={detail.notice}
        defaultValue={detail.notice ?? ""}
        autoSize={{ minRows: 1, maxRows: 10 }}
        placeholder="通知的正文，明年再办时会带过去"
        aria-label="通知正文"
        onBlur={(event) => void save(event.target.value)}
      />
    </section>
  );
}
