//! One search over all areas: FTS5 over character pairs, exact for Chinese words of one character and more.

use rusqlite::{Connection, params};
use serde::{Deserialize, Serialize};

use crate::error::Result;

/// Pairs of neighbouring characters, and the last one alone; a run of ASCII letters and digits stays one word in small
/// letters. 科技活动 → “科技 技活 活动 动”; anything that is neither letter nor digit parts two runs.
pub fn bigram(text: &str) -> String {
    let mut out = String::with_capacity(text.len() * 3);
    for run in runs(text) {
        for word in run.words() {
            if !out.is_empty() {
                out.push(' ');
            }
            out.push_str(&word);
        }
    }
    out
}

enum Run {
    Ascii(String),
    Wide(Vec<char>),
}

impl Run {
    fn words(&self) -> Vec<String> {
        match self {
            Run::Ascii(word) => vec![word.clone()],
            Run::Wide(chars) => {
                (0..chars.len()).map(|at| chars[at..chars.len().min(at + 2)].iter().collect()).collect()
            }
        }
    }

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
    /// The table of the record: person, unit, plan, plan_item, event, class, contest, entry.
    pub area: String,
    /// Its id there.
    pub id: i64,
    /// The record to open: the plan of an item, the contest of an entry, else the record itself.
    pub open: i64,
    /// Name or title.
    pub title: String,
    /// The lines below it in which words were found, shortened around the first.
    pub context: String,
    /// The words to mark, as typed.
    pub words: Vec<String>,
}

/// Hits over all areas, titles before texts.
pub fn search(conn: &Connection, ask: &SearchAsk) -> Result<Vec<Hit>> {
    let words: Vec<String> = ask.words.split_whitespace().map(str::to_owned).collect();
    let query: Vec<String> = words.iter().flat_map(|word| runs(word)).map(|run| run.query()).collect();
    if query.is_empty() {
        return Ok(Vec::new());
    }
    let mut statement = conn.prepare_cached(
        "SELECT t.area, t.record_id, t.title, t.body, CASE t.area
           WHEN 'plan_item' THEN (SELECT plan_id FROM plan_item WHERE id = t.record_id)
           WHEN 'entry' THEN (SELECT contest_id FROM entry WHERE id = t.record_id)
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
