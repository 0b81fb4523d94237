// A person's whole record, below the form: memberships; classes with hours, scores and results; masters and apprentices; prizes, certificates.
import { Button } from "antd";
import { type Membership, type PersonClass, useQuietAsk } from "../../backend";
import { useGo } from "../../shared/destination";

/** 高级工 → 技师, where a class raised the level. */
const raised = ({ level_before, level_after }: PersonClass): string => (level_after ? `${level_before ?? "无等级"} → ${level_after}` : "");

/** 缴过 2024、2025 年 */
function paidYears({ payments }: Membership): string {
  const years = [...new Set(payments.filter(({ amount }) => amount > 0).map(({ year }) => year))].toSorted((one, other) => one - other);
  return years.length > 0 ? `缴过 ${years.join("、")} 年` : "";
}

export function PersonRecord({ id }: { id: number }) {
  const record = useQuietAsk("person_record", { id }).data;
  const goTo = useGo();
  if (!record) return null;
  const { classes, mentorships, prizes, certificates, memberships, seats } = record;
  if (classes.length + mentorships.length + prizes.length + certificates.length + memberships.length + seats.length === 0) return <p className="quiet">还没有会籍、任职、培训、获奖和证书的记录。</p>;
  return (
    <div className="person-record">
      {memberships.length > 0 && (
        <section aria-label="会籍">
          <h3>会籍</h3>
          {memberships.map((each) => (
            <p key={each.id}>
              <Button type="link" size="small" onClick={() => goTo({ page: "directory", area: "membership", id: each.id, open: each.id })}>
                {each.kind} {each.number}
              </Button>
              <span className="quiet">
                {[each.began_on && `${each.began_on} 入会`, each.ended_on ? `${each.ended_on} ${each.ended_by ?? "退出"}` : "在会", each.state && `今年会费${each.state}`, paidYears(each)].filter(Boolean).join(" · ")}
              </span>
            </p>
          ))}
        </section>
      )}
      {seats.length > 0 && (
        <section aria-label="任职">
          <h3>任职</h3>
          {seats.map((each) => (
            <p key={`${each.body_id} ${each.term} ${each.post}`}>
              <Button type="link" size="small" onClick={() => goTo({ page: "directory", area: "body", id: each.body_id })}>
                {each.body}
                {each.term} {each.post}
              </Button>
              <span className="quiet">{[each.began_on, each.ended_on].filter(Boolean).join(" 至 ")}</span>
            </p>
          ))}
        </section>
      )}
      {classes.length > 0 && (
        <section aria-label="培训经历">
          <h3>
            培训 <span className="quiet">{classes.length} 期，共 {record.hours} 课时</span>
          </h3>
          {classes.map((each) => (
            <p key={each.class_id}>
              <Button type="link" size="small" onClick={() => goTo({ page: "training", id: each.class_id })}>
                {each.year} 年 {each.name.includes(each.course) ? each.name : `${each.course} ${each.name}`}
              </Button>
              <span className="quiet">
                {[each.waiting ? "候补" : "", each.hours === null ? "" : `${each.hours} 课时`, each.score === null ? "" : `${each.score} 分`, each.result ?? "", raised(each)].filter(Boolean).join(" · ")}
              </span>
            </p>
          ))}
        </section>
      )}
      {mentorships.length > 0 && (
        <section aria-label="师徒">
          <h3>师徒</h3>
          {mentorships.map((each) => (
            <p key={each.id}>
              {each.master_id === id ? `带徒弟 ${each.apprentice}` : `跟师傅 ${each.master}`}{" "}
              <span className="quiet">
                {each.started_on} 起{each.ended_on ? `，${each.ended_on} 止` : ""}
                {each.reviews[0] ? ` · ${each.reviews[0].year} 年${each.reviews[0].grade ?? "已评"}` : ""}
              </span>
            </p>
          ))}
        </section>
      )}
      {prizes.length > 0 && (
        <section aria-label="获奖">
          <h3>获奖</h3>
          {prizes.map((each) => (
            <p key={`${each.contest_id} ${each.entry} ${each.role}`}>
              {each.year} 年 {each.contest} {each.entry && `《${each.entry}》`} <b>{each.award}</b>
              {each.role === "instructor" && <span className="quiet"> 指导教师</span>}
            </p>
          ))}
        </section>
      )}
      {certificates.length > 0 && (
        <section aria-label="证书">
          <h3>证书</h3>
          {certificates.map((each) => (
            <p key={`${each.number} ${each.award} ${each.issued_on}`}>
              {each.award} <span className="quiet">{[each.number, each.issued_on].filter(Boolean).join(" · ")}</span>
            </p>
          ))}
        </section>
      )}
    </div>
  );
}
