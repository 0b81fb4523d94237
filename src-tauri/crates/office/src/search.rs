//! One search over all areas: FTS5 over character pairs, exact for Chinese words of one character and more.

use std::collections::BTreeMap;

use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use crate::error::Result;
use crate::order;

/// Pairs of neighbouring characters, and the last one alone; a run of ASCII letters and digits stays one word in small
/// letters. 科技活动 → “科技 技活 活动 动”; anything that is neither letter nor digit parts two runs.
pub fn bigram(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    // The wide character whose pair is not complete yet.
    let mut last: Option<char> = None;
    let mut in_word = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            (last, in_word) = (None, false);
        } else if c.is_ascii() {
            if !in_word {
                part(&mut out);
            }
            out.push(c.to_ascii_lowercase());
            (last, in_word) = (None, true);
        } else {
            // Ends the pair that the last character began, and begins its own.
            if last.is_some() {
                out.push(c);
            }
            part(&mut out);
            out.push(c);
            (last, in_word) = (Some(c), false);
        }
    }
    out
}

fn part(out: &mut String) {
    if !out.is_empty() {
        out.push(' ');
    }
}

enum Run {
    Ascii(String),
    Wide(Vec<char>),
}

impl Run {
    /// The run as a part of an FTS5 query: a phrase, the last word of which may be longer in the text.
    fn query(&self) -> String {
        match self {
            Run::Ascii(word) => format!("\"{word}\"*"),
            Run::Wide(chars) if chars.len() == 1 => format!("\"{}\"*", chars[0]),
            Run::Wide(chars) => {
                let pairs: Vec<String> = chars.windows(2).map(|pair| pair.iter().collect()).collect();
                format!("\"{}\"", pairs.join(" "))
            }
        }
    }
}

fn runs(text: &str) -> Vec<Run> {
    let mut runs: Vec<Run> = Vec::new();
    let mut open = false;
    for c in text.chars() {
        if !c.is_alphanumeric() {
            open = false;
            continue;
        }
        match runs.last_mut() {
            Some(Run::Ascii(word)) if open && c.is_ascii() => word.push(c.to_ascii_lowercase()),
            Some(Run::Wide(chars)) if open && !c.is_ascii() => chars.push(c),
            _ if c.is_ascii() => runs.push(Run::Ascii(c.to_ascii_lowercase().to_string())),
            _ => runs.push(Run::Wide(vec![c])),
        }
        open = true;
    }
    runs
}

/// Words to look for.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct SearchAsk {
    /// As typed; spaces part words that must all be there.
    pub words: String,
    /// How many hits at most; 50 when absent.
    #[serde(default)]
    #[ts(optional)]
    pub limit: Option<u32>,
}

/// A hit.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Hit {
    /// The table of the record, one of [`SEARCHED`].
    pub area: String,
    /// Its id there.
    pub id: i64,
    /// The record to open: the plan of an item, the contest of an entry, the event of who was present, the donation of a thing, the body of a seat, else the record itself.
    pub open: i64,
    /// Name or title.
    pub title: String,
    /// The lines below it in which words were found, shortened around the first.
    pub context: String,
    /// The words to mark, as typed.
    pub words: Vec<String>,
}

/// Hits over all areas: names by their pinyin before titles, titles before texts.
pub fn search(conn: &Connection, ask: &SearchAsk) -> Result<Vec<Hit>> {
    let limit = ask.limit.unwrap_or(50) as usize;
    let mut hits = by_letters(conn, &ask.words, limit)?;
    let written = by_words(conn, ask)?.into_iter();
    let known: Vec<(String, i64)> = hits.iter().map(|hit| (hit.area.clone(), hit.id)).collect();
    hits.extend(written.filter(|hit| !known.iter().any(|(area, id)| *area == hit.area && *id == hit.id)));
    hits.truncate(limit);
    Ok(hits)
}

/// Two letters are the fewest that tell names apart.
const LETTERS: usize = 2;

/// People and units by the pinyin of their names, zw and zhangwei → 张伟: those whose name begins so, the shorter names first.
fn by_letters(conn: &Connection, words: &str, limit: usize) -> Result<Vec<Hit>> {
    let letters = words.trim().to_ascii_lowercase();
    if letters.len() < LETTERS {
        return Ok(Vec::new());
    }
    let mut found: Vec<(usize, Hit)> = Vec::new();
    for area in ["person", "unit"] {
        let mut statement = conn.prepare_cached(&format!("SELECT id, name FROM {area} ORDER BY id"))?;
        let mut rows = statement.query([])?;
        while let Some(row) = rows.next()? {
            let name = row.get_ref(1)?.as_str().unwrap_or_default();
            // A name in letters is found by its words.
            let Some(read) = order::letters_fit(name, &letters).filter(|_| !name.is_ascii()) else { continue };
            let id = row.get(0)?;
            let marked: String = name.chars().take(read).collect();
            let title = name.to_owned();
            let hit = Hit { area: area.into(), id, open: id, title, context: String::new(), words: vec![marked] };
            found.push((name.chars().count(), hit));
        }
    }
    found.sort_by_key(|(length, _)| *length);
    found.truncate(limit);
    Ok(found.into_iter().map(|(_, hit)| hit).collect())
}

fn by_words(conn: &Connection, ask: &SearchAsk) -> Result<Vec<Hit>> {
    let words: Vec<String> = ask.words.split_whitespace().map(str::to_owned).collect();
    let query: Vec<String> = words.iter().flat_map(|word| runs(word)).map(|run| run.query()).collect();
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare_cached(
        "SELECT t.area, t.record_id, t.title, t.body, CASE t.area
           WHEN 'plan_item' THEN (SELECT plan_id FROM plan_item WHERE id = t.record_id)
           WHEN 'event_person' THEN (SELECT event_id FROM event_person WHERE id = t.record_id)
           WHEN 'donation_item' THEN (SELECT donation_id FROM donation_item WHERE id = t.record_id)
           WHEN 'meeting' THEN (SELECT event_id FROM meeting WHERE id = t.record_id)
           WHEN 'agenda_item' THEN (SELECT event_id FROM agenda_item WHERE id = t.record_id)
           WHEN 'decision' THEN (SELECT event_id FROM decision WHERE id = t.record_id)
           WHEN 'follow_up' THEN (SELECT event_id FROM follow_up WHERE id = t.record_id)
           WHEN 'title_grant' THEN (SELECT commendation_id FROM title_grant WHERE id = t.record_id)
           WHEN 'entry' THEN (SELECT contest_id FROM entry WHERE id = t.record_id)
           WHEN 'seat' THEN (SELECT m.body_id FROM seat s JOIN term m ON m.id = s.term_id WHERE s.id = t.record_id)
           WHEN 'regulation_version' THEN (SELECT regulation_id FROM regulation_version WHERE id = t.record_id)
           WHEN 'regulation_step' THEN
             (SELECT v.regulation_id FROM regulation_step s JOIN regulation_version v ON v.id = s.version_id WHERE s.id = t.record_id)
           ELSE t.record_id END
         FROM search_index i JOIN search_text t ON t.id = i.rowid
         WHERE search_index MATCH ?1 ORDER BY bm25(search_index, 10.0, 1.0), t.id LIMIT ?2",
    )?;
    let hits = statement.query_map(params![query.join(" AND "), ask.limit.unwrap_or(50)], |row| {
        let body: String = row.get(3)?;
        Ok(Hit {
            area: row.get(0)?,
            id: row.get(1)?,
            open: row.get(4)?,
            title: row.get(2)?,
            context: context(&body, &words),
            words: words.clone(),
        })
    })?;
    Ok(hits.collect::<rusqlite::Result<_>>()?)
}

/// About sixty characters around the first word that is in the text.
fn context(body: &str, words: &[String]) -> String {
    let flat: Vec<char> = body.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    let at = words
        .iter()
        .filter_map(|word| body.to_lowercase().find(&word.to_lowercase()))
        .map(|byte| body.char_indices().take_while(|(index, _)| *index < byte).count())
        .min()
        .unwrap_or(0);
    let from = at.saturating_sub(20);
    let to = flat.len().min(from + 60);
    let middle: String = flat.get(from..to).unwrap_or_default().iter().collect();
    format!("{}{}{}", if from > 0 { "…" } else { "" }, middle, if to < flat.len() { "…" } else { "" })
}

/// Hits, titles before texts.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Hits {
    /// The hits.
    pub hits: Vec<Hit>,
}

pub(crate) fn hits(at: &crate::office::At<'_>, ask: SearchAsk) -> Result<Hits> {
    at.read(|conn| Ok(Hits { hits: search(conn, &ask)? }))
}

/// The tables whose records are searched; each is an area of the search under its own name.
pub const SEARCHED: &[&str] = &[
    "person",
    "unit",
    "plan",
    "plan_item",
    "event",
    "class",
    "contest",
    "entry",
    "problem",
    "money_line",
    "donation",
    "donation_item",
    "venue",
    "plaque",
    "coverage",
    "event_person",
    "returned_figure",
    "honour",
    "participation",
    "application",
    "document",
    "outcome",
    "regulation",
    "regulation_version",
    "regulation_step",
    "meeting",
    "agenda_item",
    "decision",
    "follow_up",
    "commendation",
    "title_grant",
    "membership",
    "join_application",
    "department",
    "points_ranking",
    "body",
    "seat",
    "duty_roster",
];

/// Records whose search text may say something else than they do.
#[derive(Debug, Default)]
pub(crate) struct Stale {
    /// By table: the first and the last of the new ones.
    added: BTreeMap<&'static str, (i64, i64)>,
    /// Changed or gone.
    others: Vec<(&'static str, i64)>,
}

impl Stale {
    /// Notes a record; those of tables that are not searched have no text.
    pub(crate) fn add(&mut self, table: &str, id: i64, is_new: bool) {
        let Some(table) = SEARCHED.iter().find(|searched| **searched == table) else { return };
        // A new one that was changed since is new all the same.
        if is_new {
            let (first, last) = self.added.entry(table).or_insert((id, id));
            (*first, *last) = (id.min(*first), id.max(*last));
        } else {
            self.others.push((table, id));
        }
    }
}

/// Brings the search text and its index to what the records say. The triggers must stand aside: they would write it twice.
pub(crate) fn catch_up(conn: &Connection, stale: Stale) -> Result<()> {
    for (area, id) in stale.others {
        catch_up_one(conn, area, id)?;
    }
    let before: i64 = conn.query_row("SELECT coalesce(max(id), 0) FROM search_text", [], |row| row.get(0))?;
    for (area, (first, last)) in stale.added {
        conn.execute(
            "INSERT INTO search_text (area, record_id, title, body) SELECT * FROM search_source s
             WHERE s.area = ?1 AND s.record_id BETWEEN ?2 AND ?3 AND NOT EXISTS
               (SELECT 1 FROM search_text t WHERE t.area = s.area AND t.record_id = s.record_id)",
            params![area, first, last],
        )?;
    }
    conn.execute(
        "INSERT INTO search_index (rowid, title, body) SELECT id, title, body FROM search_bigram WHERE id > ?",
        [before],
    )?;
    Ok(())
}

/// What the triggers of one record would have done.
fn catch_up_one(conn: &Connection, area: &str, id: i64) -> Result<()> {
    let text = |table: &str| {
        conn.prepare_cached(&format!("SELECT title, body FROM {table} WHERE area = ? AND record_id = ?"))?
            .query_row(params![area, id], |row| Ok((row.get::<_, String>(0)?, row.get::<_, String>(1)?)))
            .optional()
    };
    let (is, was) = (text("search_source")?, text("search_text")?);
    if is == was {
        return Ok(());
    }
    if was.is_some() {
        conn.prepare_cached(
            "INSERT INTO search_index (search_index, rowid, title, body)
             SELECT 'delete', id, bigram(title), bigram(body) FROM search_text WHERE area = ? AND record_id = ?",
        )?
        .execute(params![area, id])?;
    }
    let Some((title, body)) = is else {
        conn.prepare_cached("DELETE FROM search_text WHERE area = ? AND record_id = ?")?.execute(params![area, id])?;
        return Ok(());
    };
    conn.prepare_cached(
        "INSERT INTO search_text (area, record_id, title, body) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT (area, record_id) DO UPDATE SET title = ?3, body = ?4",
    )?
    .execute(params![area, id, title, body])?;
    conn.prepare_cached(
        "INSERT INTO search_index (rowid, title, body)
         SELECT id, bigram(title), bigram(body) FROM search_text WHERE area = ? AND record_id = ?",
    )?
    .execute(params![area, id])?;
    Ok(())
}
