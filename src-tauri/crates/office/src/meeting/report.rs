//! 会议纪要 as an official document, and 会议落实事项 as a list.

use papers::document::{Block, Document, Heading, Label, Paragraph, Run, Style};
use rusqlite::Connection;

use super::{FollowUp, Meeting, MeetingPerson, MeetingRole, Presence, Turnout, follow_up, store};
use crate::error::Result;
use crate::event;
use crate::ids::EventId;
use crate::report::{Draft, Listed, Setting, list};
use crate::{profile, value};

/// 会议纪要: when and where who met, what was said, what was decided, who is to do it, and who was there (GB/T 9704-2012, 10.3:
/// 出席, 请假 and 列席 stand below the text, no seal and no signature).
pub(crate) fn minutes(conn: &Connection, id: EventId) -> Result<Document> {
    let meeting = store::meeting(conn, id)?;
    let row = event::row_of(conn, id)?;
    let plain = |words: String| Block::Paragraph(Paragraph::plain(words));
    let mut blocks = vec![plain(opening(&meeting, &row))];
    if !meeting.agenda.is_empty() {
        let spoken = |(at, item): (usize, &super::AgendaItem)| {
            let by = item.reporter.as_ref().map(|by| format!("（汇报：{by}）")).unwrap_or_default();
            format!("{}.{}{by}", at + 1, item.topic)
        };
        blocks.push(heading("会议议程"));
        blocks.extend(meeting.agenda.iter().enumerate().map(spoken).map(plain));
    }
    if let Some(minutes) = &meeting.minutes {
        blocks.push(heading("会议情况"));
        blocks
            .extend(minutes.lines().map(str::trim).filter(|line| !line.is_empty()).map(|line| plain(line.to_owned())));
    }
    if !meeting.decisions.is_empty() {
        blocks.push(heading("议定事项"));
        let numbered = |(at, words): (usize, &String)| format!("{}.{}。", at + 1, words.trim_end_matches('。'));
        blocks.extend(meeting.decisions.iter().enumerate().map(numbered).map(plain));
    }
    if !meeting.follow_ups.is_empty() {
        blocks.push(heading("落实分工"));
        blocks
            .extend(meeting.follow_ups.iter().enumerate().map(|(at, one)| plain(format!("{}.{}", at + 1, task(one)))));
    }
    blocks.extend(attended(&meeting));
    let day = row.start_date.as_deref().map(|date| format!("（{}）", value::spoken(date)));
    let office = profile::profile(conn)?.name;
    Ok(Document {
        style: Style::Official,
        title: format!("{office}\n{}", titled(&row.title)),
        subtitle: day,
        blocks,
        ..Document::default()
    })
}

/// 三届四次全委会 → 三届四次全委会会议纪要; 第3次办公会议 → 第3次办公会议纪要.
fn titled(title: &str) -> String {
    match title.strip_suffix("纪要").unwrap_or(title) {
        title if title.ends_with("会议") => format!("{title}纪要"),
        title => format!("{title}会议纪要"),
    }
}

fn heading(text: &str) -> Block {
    Block::Heading(Heading { level: 1, label: Label::Made, text: text.to_owned(), ..Heading::default() })
}

fn opening(meeting: &Meeting, row: &event::EventRow) -> String {
    let when = row.start_date.as_deref().map(value::spoken);
    let place = row.place.as_ref().map(|place| format!("在{place}"));
    let met = meeting.session.as_ref().map_or_else(|| row.title.clone(), |session| session.spoken.clone());
    let begun: String =
        when.into_iter().chain(place).chain([format!("召开{met}")]).collect::<Vec<_>>().join("，").replacen(
            "，召开",
            "召开",
            1,
        );
    let chair = meeting.chair.as_ref().map(|chair| format!("会议由{chair}主持。")).unwrap_or_default();
    let leaders: Vec<String> = meeting
        .people
        .iter()
        .filter(|person| person.role == MeetingRole::Leader && person.state == Presence::Present)
        .map(|person| format!("{}{}", person.post.as_deref().unwrap_or_default(), person.name))
        .collect();
    let leaders = if leaders.is_empty() { String::new() } else { format!("{}到会。", leaders.join("、")) };
    let Turnout { expected, present, excused, .. } = meeting.turnout;
    let turnout = match (expected, excused) {
        (0, _) => String::new(),
        (_, 0) => format!("会议应到 {expected} 人，实到 {present} 人。"),
        _ => format!("会议应到 {expected} 人，实到 {present} 人，请假 {excused} 人。"),
    };
    format!("{begun}。{chair}{leaders}{turnout}")
}

/// 制定科普日方案（责任：办公室；3月底前完成）。
fn task(one: &FollowUp) -> String {
    let owner = one.owner.as_ref().map(|owner| format!("责任：{owner}"));
    let due = one.due_on.as_deref().map(|due| format!("{}前完成", value::spoken(due)));
    let facts: Vec<String> = owner.into_iter().chain(due).collect();
    let facts = if facts.is_empty() { String::new() } else { format!("（{}）", facts.join("；")) };
    format!("{}{facts}。", one.words.trim_end_matches('。'))
}

/// 出席：… 请假：… 列席：… 记录：…
fn attended(meeting: &Meeting) -> Vec<Block> {
    let named = |which: &dyn Fn(&MeetingPerson) -> bool| -> String {
        meeting
            .people
            .iter()
            .filter(|person| which(person))
            .map(|person| person.name.as_str())
            .collect::<Vec<_>>()
            .join("　")
    };
    let of = |state: Presence| move |person: &MeetingPerson| person.role != MeetingRole::Guest && person.state == state;
    let guests = |person: &MeetingPerson| person.role == MeetingRole::Guest && person.state == Presence::Present;
    let lines = [
        ("出席：", named(&of(Presence::Present))),
        ("请假：", named(&of(Presence::Excused))),
        ("缺席：", named(&of(Presence::Absent))),
        ("列席：", named(&guests)),
        ("记录：", meeting.recorder.clone().unwrap_or_default()),
    ];
    let line = |(what, names): (&str, String)| {
        let what = Run { text: what.to_owned(), bold: true, ..Run::default() };
        Block::Paragraph(Paragraph { runs: vec![what, Run::plain(names)], ..Paragraph::default() })
    };
    lines.into_iter().filter(|(_, names)| !names.is_empty()).map(line).collect()
}

/// 会议落实事项 of a year: who does what until when, and whether it is done.
pub(crate) fn follow_up_ledger(conn: &Connection, year: i32, setting: &Setting) -> Result<Draft> {
    let rows = follow_up::of_year(conn, Some(year))?;
    let text = |text: &Option<String>| text.clone().unwrap_or_default();
    let spoken = |date: &Option<String>| date.as_deref().map(value::spoken).unwrap_or_default();
    let columns = vec![
        Listed::words("落实事项", |it: &FollowUp| it.words.clone()).wide(3.0).always(),
        Listed::words("会议", |it: &FollowUp| it.meeting.clone()).wide(2.0),
        Listed::words("责任单位（人）", move |it: &FollowUp| text(&it.owner)).wide(1.2).always(),
        Listed::short("完成期限", move |it: &FollowUp| spoken(&it.due_on)).always(),
        Listed::short("完成日期", move |it: &FollowUp| spoken(&it.done_on)).always(),
        Listed::words("办理情况", move |it: &FollowUp| text(&it.note)).wide(2.0),
    ];
    let done = rows.iter().filter(|row| row.done_on.is_some()).count();
    let late = rows.iter().filter(|row| row.is_late).count();
    let mut count = format!("共 {} 件，已完成 {done} 件", rows.len());
    if late > 0 {
        count.push_str(&format!("，过期 {late} 件"));
    }
    let facts = vec![format!("单位：{}", profile::profile(conn)?.name), count];
    let mut draft = list(setting, format!("{year}年会议落实事项"), facts, columns, &rows);
    draft.document.landscape = true;
    Ok(draft)
}
