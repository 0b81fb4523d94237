// How events are said in a line, and what is written in a field is read by the office: it alone knows days and numbers of people.
import { call, type EventLineRead, type EventLineRole } from "../../backend";
import { span } from "../../shared/format";

export const ROLES: Record<EventLineRole, string> = {
  date: "时间", title: "名称", kind: "类型", place: "地点", participants: "参加", beneficiaries: "受益", cost: "经费", host: "主办", organizer: "承办", co_host: "协办",
  supporter: "支持", edition: "届次", series: "系列", note: "备注",
};

/** A line as the office understands it. */
export const readLine = async (line: string, year: number): Promise<EventLineRead> => (await call("event_line_read", { line, year })).answer;

/** An event in one breath: 2026-03-05 科普讲座，幸福社区. */
export const saidOf = (event: { title: string; start_date: string | null; end_date: string | null; place: string | null }): string =>
  [[span(event.start_date, event.end_date), event.title].filter(Boolean).join(" "), event.place].filter(Boolean).join("，");
