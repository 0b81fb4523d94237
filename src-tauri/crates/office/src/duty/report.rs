//! 值班表 as it hangs on the wall.

use papers::document::{Align, Block, Cell, Paragraph, Row, Table};
use rusqlite::Connection;

use super::turn::turns;
use super::{Duty, DutyDay, DutyRole, DutyShift, DutyTurn, read, spoken};
use crate::error::{Error, Result};
use crate::ids::DutyId;
use crate::report::{Draft, Listed, Setting, list, text};
use crate::value;

/// A line of the paper: who is on duty, and who leads that day.
struct Line {
    duty: DutyTurn,
    lead: Option<DutyTurn>,
}

type Shown<'a> = Listed<'a, Line>;

/// What holds of the whole day, and stands once beside its two shifts.
const OF_THE_DAY: [&str; 4] = ["日期", "星期", "节假日", LEAD];
const LEAD: &str = "带班领导";

/// A line a shift, the holidays in bold; below it the phone of the duty room.
pub(crate) fn paper(conn: &Connection, id: DutyId, setting: &Setting) -> Result<Draft> {
    let duty = read(conn, id)?;
    let lines = lines(turns(conn, &duty)?);
    if lines.iter().all(|line| line.duty.person_id.is_none()) {
        return Err(Error::NothingToPrint {
            message: format!("“{}”还没有排班。请先写上值班人员，点“排班”，再打印。", duty.name),
        });
    }
    let goes_round = duty.goes_round();
    let columns = vec![
        Shown::day("日期", |line| day_of(&line.duty), |line| line.duty.day.parse().ok()).always(),
        Shown::short("星期", |line| line.duty.weekday.clone()).always(),
        Shown::short("节假日", |line| mark(&line.duty)),
        Shown::short("班次", move |line| if goes_round { shift(line.duty.shift).to_owned() } else { String::new() }),
        Shown::short(LEAD, |line| line.lead.as_ref().and_then(|lead| lead.name.clone()).unwrap_or_default()).wide(1.0),
        Shown::short("值班人员", |line| text(&line.duty.name)).wide(1.0).always(),
        Shown::phone(setting, |line| text(&line.duty.phone)),
    ];
    let mut draft = list(setting, duty.name.clone(), facts(&duty), columns, &lines);
    for table in draft.tables() {
        without_ordinals(table);
        in_days(table, &lines);
    }
    let phone = duty.phone.as_ref().map(|phone| format!("值班电话：{phone}"));
    draft.document.blocks.extend(phone.map(|phone| Block::Spread(vec![phone])));
    let note = duty.note.as_ref().map(|note| format!("备注：{note}"));
    draft
        .document
        .blocks
        .extend(note.map(|note| Block::Paragraph(Paragraph { align: Align::Start, ..Paragraph::plain(note) })));
    let is_empty = |turn: &DutyTurn| turn.person_id.is_none();
    // Who leads stands beside both shifts of the day.
    let leads = lines.iter().filter(|line| line.duty.shift == DutyShift::Day).filter_map(|line| line.lead.as_ref());
    let empty = leads.chain(lines.iter().map(|line| &line.duty)).filter(|turn| is_empty(turn)).count();
    if empty > 0 {
        draft.notes.push(format!("有 {empty} 班还没有人，打印出来是空的"));
    }
    Ok(draft)
}

/// Each turn on duty beside whoever leads that day.
fn lines(turns: Vec<DutyTurn>) -> Vec<Line> {
    let (leads, duties): (Vec<_>, Vec<_>) = turns.into_iter().partition(|turn| turn.role == DutyRole::Lead);
    let line = |duty: DutyTurn| Line { lead: leads.iter().find(|lead| lead.day == duty.day).cloned(), duty };
    duties.into_iter().map(line).collect()
}

/// From when to when, and the hours of a shift.
fn facts(duty: &Duty) -> Vec<String> {
    let days = match duty.first_on == duty.last_on {
        true => value::spoken(&duty.first_on),
        false => format!("{}至{}", value::spoken(&duty.first_on), value::spoken(&duty.last_on)),
    };
    let hours = |name: &str, hours: &Option<String>| hours.as_ref().map(|hours| format!("{name}：{hours}"));
    let (first, night) = match duty.goes_round() {
        true => (hours(shift(DutyShift::Day), &duty.day_hours), hours(shift(DutyShift::Night), &duty.night_hours)),
        false => (hours("每班", &duty.day_hours), None),
    };
    [Some(format!("时间：{days}")), first, night].into_iter().flatten().collect()
}

fn shift(shift: DutyShift) -> &'static str {
    match shift {
        DutyShift::Day => "白班",
        DutyShift::Night => "夜班",
    }
}

/// 10月1日
fn day_of(turn: &DutyTurn) -> String {
    turn.day.parse().map_or_else(|_| turn.day.clone(), spoken)
}

/// 国庆节, 周末, 国庆节调休上班
fn mark(turn: &DutyTurn) -> String {
    match (turn.sort, &turn.holiday) {
        (DutyDay::Holiday, Some(name)) => name.clone(),
        (DutyDay::Work, Some(name)) => format!("{name}调休上班"),
        (DutyDay::Weekend, _) => "周末".to_owned(),
        _ => String::new(),
    }
}

/// Days count themselves: no 序号 stands before them.
fn without_ordinals(table: &mut Table) {
    table.columns.remove(0);
    for row in table.header.iter_mut().chain(&mut table.rows) {
        row.0.remove(0);
    }
}

/// What holds of a whole day stands once beside its shifts; holidays are bold.
fn in_days(table: &mut Table, lines: &[Line]) {
    let heads: Vec<String> = table.header.iter().flat_map(|row| &row.0).map(|cell| cell.text.clone()).collect();
    let mut last: Option<&str> = None;
    for (row, line) in table.rows.iter_mut().zip(lines) {
        let is_first = last.replace(&line.duty.day) != Some(line.duty.day.as_str());
        let shifts = lines.iter().filter(|other| other.duty.day == line.duty.day).count();
        let is_bold = line.duty.sort == DutyDay::Holiday;
        let cells = std::mem::take(&mut row.0).into_iter().zip(&heads);
        let kept = cells.filter_map(|(cell, head)| match OF_THE_DAY.contains(&head.as_str()) {
            true => is_first.then(|| Cell { bold: is_bold && head != LEAD, ..cell.down(shifts) }),
            false => Some(cell),
        });
        *row = Row(kept.collect());
    }
}
