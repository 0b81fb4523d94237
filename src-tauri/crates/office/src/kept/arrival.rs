//! What a row of an imported ledger becomes.

use rusqlite::types::Value;
use rusqlite::{Connection, OptionalExtension, ToSql, params};

use super::sort::Sort;
use super::{ApplicationChanges, DocumentChanges, HonourChanges, OutcomeChanges, ParticipationChanges};
use super::{application, document, honour, lines, outcome, participation};
use crate::changes::{self, Columns, Form};
use crate::error::Result;
use crate::import::Source;
use crate::import::arrival::{Arrival, Row};

/// A column's value, as the statement that looks for a known record takes it.
fn value<'a>(columns: &'a Columns, wanted: &str) -> &'a Value {
    columns.iter().find(|(column, _)| *column == wanted).map_or(&Value::Null, |(_, value)| value)
}

/// The columns of a form, the year of the table standing for a day that is not there.
fn columns<T: Form>(
    row: &Row<'_>,
    fields: &[&str],
    source: &Source,
    day: &'static str,
    arrival: &mut Arrival,
) -> Columns {
    let mut columns = arrival.columns::<T>(row, fields);
    if *value(&columns, day) == Value::Null
        && let Ok(year) = source.year(row)
    {
        columns.push((day, Value::Text(format!("{year:04}"))));
    }
    columns
}

/// Yuan of a row as 分.
fn money(row: &Row<'_>, field: &'static str, columns: &mut Columns) {
    if let Some(yuan) = row.values.get(field).and_then(sheets::understand::Datum::as_f64) {
        columns.push((field, Value::Integer((yuan * 100.0).round() as i64)));
    }
}

/// The record that a row means, if it is there: completed from the row.
fn fill_known(
    conn: &Connection,
    row: &Row<'_>,
    sort: &Sort,
    known: &str,
    keys: &[&dyn ToSql],
    columns: &Columns,
    arrival: &mut Arrival,
) -> Result<bool> {
    let sql = format!("SELECT id FROM {} WHERE {known} ORDER BY id LIMIT 1", sort.table);
    let found: Option<i64> = conn.prepare_cached(&sql)?.query_row(keys, |found| found.get(0)).optional()?;
    let Some(id) = found else { return Ok(false) };
    if arrival.fill(conn, row, sort.table, id, columns.clone())? {
        sort.tie(conn, id)?;
    }
    Ok(true)
}

/// Adds a record; one that does not agree in itself is left out and said.
fn add(
    conn: &Connection,
    row: &Row<'_>,
    sort: &Sort,
    columns: Columns,
    check: impl FnOnce(&Connection, i64) -> Result<()>,
    arrival: &mut Arrival,
) -> Result<Option<i64>> {
    if let Some((day, dayless)) = sort.day
        && *value(&columns, day) == Value::Null
    {
        arrival.leave(row, format!("{dayless}表里也没有写年份，这一行没有导入"));
        return Ok(None);
    }
    let id = sort.insert(conn, columns)?;
    if let Err(refused) = check(conn, id) {
        if let Some((table, column)) = sort.people {
            changes::delete(conn, table, column, id)?;
        }
        changes::delete(conn, sort.table, "id", id)?;
        arrival.leave(row, format!("{refused}这一行没有导入"));
        return Ok(None);
    }
    arrival.added();
    Ok(Some(id))
}

/// 荣誉. One of the same name on the same day, to the same, is the same.
pub(crate) fn take_honour(conn: &Connection, row: &Row<'_>, source: &Source, arrival: &mut Arrival) -> Result<()> {
    const FIELDS: &[&str] = &[
        "name",
        "giver",
        "level",
        "rank",
        "received_on",
        "amount",
        "amount_text",
        "first_ever",
        "document_number",
        "people",
        "unit",
        "note",
    ];
    let columns = columns::<HonourChanges>(row, FIELDS, source, "received_on", arrival);
    let known = "name = ?1 AND substr(received_on, 1, length(?2)) = ?2 AND people IS ?3 AND unit IS ?4 AND rank IS ?5";
    let keys = ["name", "received_on", "people", "unit", "rank"].map(|key| value(&columns, key));
    let keys: Vec<&dyn ToSql> = keys.iter().map(|key| key as &dyn ToSql).collect();
    if fill_known(conn, row, &honour::SORT, known, &keys, &columns, arrival)? {
        return Ok(());
    }
    let Some(id) = add(conn, row, &honour::SORT, columns, |_, _| Ok(()), arrival)? else { return Ok(()) };
    // The honour stands; that it is the first does not.
    if let Err(refused) = honour::check_first(conn, id) {
        conn.prepare_cached("UPDATE honour SET first_ever = 0 WHERE id = ?")?.execute([id])?;
        arrival.leave_cell(row, &row.column_of("first_ever"), format!("“首次”没有导入：{refused}"));
    }
    Ok(())
}

/// 参赛参考. A row of somebody joins the contest or exam of that name in that year.
pub(crate) fn take_participation(
    conn: &Connection,
    row: &Row<'_>,
    source: &Source,
    arrival: &mut Arrival,
) -> Result<()> {
    const FIELDS: &[&str] = &["name", "kind", "organiser", "level", "held_on", "sent", "passed", "team_rank", "note"];
    let people = row.list("people");
    let mut columns = columns::<ParticipationChanges>(row, FIELDS, source, "held_on", arrival);
    if *value(&columns, "name") == Value::Null {
        arrival.leave(row, "没有竞赛或考试的名称，这一行没有导入");
        return Ok(());
    }
    let said = |field: &str| row.text(field).unwrap_or_default();
    let results = if people.is_empty() {
        // What is said of nobody is said of the team; counts (6人100分) are results.
        let (counts, words): (Vec<_>, Vec<_>) = [said("score_text"), said("rank")]
            .into_iter()
            .partition(|text| text.starts_with(|c: char| c.is_ascii_digit()));
        let words: Vec<String> = words.into_iter().filter(|text| !text.is_empty()).collect();
        if *value(&columns, "team_rank") == Value::Null && !words.is_empty() {
            columns.push(("team_rank", Value::Text(words.join("，"))));
        }
        counts.join("\n")
    } else {
        let score = Some(said("score")).filter(|score| !score.is_empty()).map(|score| format!("{score}分"));
        let reached = [score.unwrap_or_default(), said("score_text"), said("rank")].join(" ");
        people.iter().map(|name| format!("{name} {reached}")).collect::<Vec<_>>().join("\n")
    };
    let results = match lines::results("results", &results) {
        Ok(Value::Text(results)) => results,
        Ok(_) => String::new(),
        Err(why) => {
            arrival.leave_cell(row, "", format!("成绩没有导入：{why}"));
            String::new()
        }
    };
    // In a row of one person the unit is that person's, and no other contest.
    if let Some(unit) = row.text("unit").filter(|_| people.is_empty()) {
        columns.push(("unit", Value::Text(unit)));
    }
    let there: Option<(i64, Option<String>)> = conn
        .prepare_cached(
            "SELECT id, results FROM participation WHERE name = ?1 AND substr(held_on, 1, 4) = substr(?2, 1, 4)
             AND (?3 IS NULL OR unit IS ?3) ORDER BY id LIMIT 1",
        )?
        .query_row(params![value(&columns, "name"), value(&columns, "held_on"), value(&columns, "unit")], |found| {
            Ok((found.get(0)?, found.get(1)?))
        })
        .optional()?;
    let Some((id, before)) = there else {
        columns.push(("results", changes::check::text("results", &results)?));
        return add(conn, row, &participation::SORT, columns, participation::check_sent, arrival).map(|_| ());
    };
    let before = before.unwrap_or_default();
    let new: Vec<&str> = results.lines().filter(|line| !before.lines().any(|known| known == *line)).collect();
    if !new.is_empty() && !people.is_empty() {
        let all: Vec<&str> = before.lines().chain(new).collect();
        conn.prepare_cached("UPDATE participation SET results = ? WHERE id = ?")?
            .execute(params![all.join("\n"), id])?;
        participation::SORT.tie(conn, id)?;
        arrival.added();
        return Ok(());
    }
    if people.is_empty() && !results.is_empty() {
        columns.push(("results", Value::Text(results)));
    }
    if arrival.fill(conn, row, "participation", id, columns)? {
        participation::SORT.tie(conn, id)?;
    }
    Ok(())
}

/// 申报. One of the same name to the same body, begun in the same year, is the same.
pub(crate) fn take_application(conn: &Connection, row: &Row<'_>, source: &Source, arrival: &mut Arrival) -> Result<()> {
    const FIELDS: &[&str] = &[
        "title",
        "kind",
        "level",
        "unit",
        "begun_on",
        "deadline",
        "submitted_on",
        "accepted_on",
        "reviewed_on",
        "publicised_on",
        "decided_on",
        "result",
        "reply_number",
        "handler",
        "note",
    ];
    let mut columns = arrival.columns::<ApplicationChanges>(row, FIELDS);
    money(row, "asked", &mut columns);
    money(row, "granted", &mut columns);
    // What nobody wrote down began, as far as is known, in the year of its first day.
    let days = ["submitted_on", "deadline", "accepted_on", "reviewed_on", "publicised_on", "decided_on"];
    let first = days.iter().find_map(|day| match value(&columns, day) {
        Value::Text(on) => Some(on[..4].to_owned()),
        _ => None,
    });
    if *value(&columns, "begun_on") == Value::Null {
        let year = first.or_else(|| source.year(row).ok().map(|year| format!("{year:04}")));
        columns.extend(year.map(|year| ("begun_on", Value::Text(year))));
    }
    let known = "title = ?1 AND substr(begun_on, 1, 4) = substr(?2, 1, 4) AND (?3 IS NULL OR unit IS ?3)";
    let keys = ["title", "begun_on", "unit"].map(|key| value(&columns, key));
    let keys: Vec<&dyn ToSql> = keys.iter().map(|key| key as &dyn ToSql).collect();
    if fill_known(conn, row, &application::SORT, known, &keys, &columns, arrival)? {
        return Ok(());
    }
    if let Some(id) = add(conn, row, &application::SORT, columns, application::check_stages, arrival)? {
        for (position, name) in (0i64..).zip(row.list("materials")) {
            let columns = vec![
                ("application_id", Value::Integer(id)),
                ("position", Value::Integer(position)),
                ("name", Value::Text(name)),
            ];
            changes::insert(conn, "application_material", &columns)?;
        }
    }
    Ok(())
}

/// 收发文. One of the same number in the same direction is the same; without a number, one of that title and day.
pub(crate) fn take_document(conn: &Connection, row: &Row<'_>, source: &Source, arrival: &mut Arrival) -> Result<()> {
    const FIELDS: &[&str] = &[
        "direction",
        "title",
        "number",
        "registered_on",
        "unit",
        "dated_on",
        "secrecy",
        "urgency",
        "due_on",
        "handler",
        "handled_on",
        "outcome",
        "note",
    ];
    let mut columns = columns::<DocumentChanges>(row, FIELDS, source, "registered_on", arrival);
    if *value(&columns, "direction") == Value::Null {
        let Some(direction) = direction(row, source) else {
            arrival.leave(row, "看不出是收文还是发文，这一行没有导入。请在表名或标题里写明“收文”或“发文”");
            return Ok(());
        };
        columns.push(("direction", Value::Text(direction.into())));
    }
    if *value(&columns, "title") == Value::Null {
        arrival.leave(row, "没有标题，这一行没有导入");
        return Ok(());
    }
    let known =
        "direction = ?1 AND iif(?2 IS NULL, number IS NULL AND title = ?3 AND registered_on IS ?4, number = ?2)";
    let keys = ["direction", "number", "title", "registered_on"].map(|key| value(&columns, key));
    let keys: Vec<&dyn ToSql> = keys.iter().map(|key| key as &dyn ToSql).collect();
    if fill_known(conn, row, &document::SORT, known, &keys, &columns, arrival)? {
        return Ok(());
    }
    add(conn, row, &document::SORT, columns, document::check_document, arrival).map(|_| ())
}

/// What the title, the sheet, the file's name or the header over the other side says.
fn direction(row: &Row<'_>, source: &Source) -> Option<&'static str> {
    let said = |text: &str| {
        let is_in = ["收文", "来文"].iter().any(|word| text.contains(word));
        let is_out = ["发文", "去文"].iter().any(|word| text.contains(word));
        (is_in != is_out).then_some(if is_in { "in" } else { "out" })
    };
    let header = row.columns.iter().find(|column| column.field == "unit").map(|column| column.header.as_str());
    let of_header = header.and_then(|header| {
        let bare = header.trim();
        match bare {
            _ if bare.starts_with("来文") || bare.starts_with("发文单位") => Some("in"),
            _ if bare.starts_with("主送") || bare.starts_with("发往") || bare.starts_with("收文单位") => {
                Some("out")
            }
            _ => None,
        }
    });
    said(row.title).or_else(|| said(row.sheet)).or_else(|| said(&source.stem)).or(of_header)
}

/// 成果. One of the same name and kind is the same.
pub(crate) fn take_outcome(conn: &Connection, row: &Row<'_>, source: &Source, arrival: &mut Arrival) -> Result<()> {
    const FIELDS: &[&str] = &["title", "kind", "level", "begun_on", "number", "verdict", "people", "unit", "note"];
    let mut columns = columns::<OutcomeChanges>(row, FIELDS, source, "begun_on", arrival);
    money(row, "benefit", &mut columns);
    let stages = [("accepted_on", "受理"), ("granted_on", "授权"), ("appraised_on", "鉴定")];
    let stages = stages.iter().filter_map(|(field, stage)| Some(format!("{} {stage}", row.text(field)?)));
    let stages = lines::stages("stages", &stages.collect::<Vec<_>>().join("\n"))?;
    if stages != Value::Null {
        columns.push(("stages", stages));
    }
    let known = "title = ?1 AND (?2 IS NULL OR kind IS ?2)";
    let keys = ["title", "kind"].map(|key| value(&columns, key));
    let keys: Vec<&dyn ToSql> = keys.iter().map(|key| key as &dyn ToSql).collect();
    if fill_known(conn, row, &outcome::SORT, known, &keys, &columns, arrival)? {
        return Ok(());
    }
    add(conn, row, &outcome::SORT, columns, |_, _| Ok(()), arrival).map(|_| ())
}
