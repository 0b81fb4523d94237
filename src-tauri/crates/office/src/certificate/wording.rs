//! 措辞: the office's own sentences for a template, and for one rank of it, in place of those the template came with.

use std::collections::HashMap;
use std::sync::Arc;

use papers::certificate::Template;
use rusqlite::{Connection, OptionalExtension, params};
use serde::{Deserialize, Serialize};

use super::template::{all, template};
use crate::api::Nothing;
use crate::changes;
use crate::error::{Error, Result};
use crate::office::At;

/// The sentences of a template, or of one rank of it.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Wording {
    /// The template, by name.
    pub template: String,
    /// 等级, such as 一等奖; none for all that have no sentences of their own.
    pub rank: Option<String>,
    /// The line that names the recipient.
    pub recipient: String,
    /// Occasion and award; a line feed begins a new paragraph.
    pub body: String,
    /// The closing formula.
    pub closing: String,
    /// True when the office wrote it; false for the template's own.
    pub own: bool,
}

/// The sentences of all templates.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct WordingList {
    /// The sentences: for each template first those for all ranks.
    pub rows: Vec<Wording>,
}

/// Sentences to keep. When all three are empty, the template's own stand again.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct WordingSet {
    /// The template, by name.
    pub template: String,
    /// Only for this rank.
    #[serde(default)]
    #[ts(optional)]
    pub rank: Option<String>,
    /// The line that names the recipient.
    pub recipient: String,
    /// Occasion and award; a line feed begins a new paragraph.
    pub body: String,
    /// The closing formula.
    pub closing: String,
}

pub(crate) fn wording_list(at: &At<'_>, _: Nothing) -> Result<WordingList> {
    at.read(|conn| {
        let mut rows = Vec::new();
        for template in &all(conn)? {
            let mut own: Vec<Wording> = conn
                .prepare_cached(
                    "SELECT rank, recipient, body, closing FROM certificate_wording WHERE template = ? ORDER BY rank IS NOT NULL, rank",
                )?
                .query_map([&template.name], |row| {
                    let text = |at| row.get::<_, Option<String>>(at).map(Option::unwrap_or_default);
                    let (recipient, body, closing) = (text(1)?, text(2)?, text(3)?);
                    Ok(Wording { template: template.name.clone(), rank: row.get(0)?, recipient, body, closing, own: true })
                })?
                .collect::<rusqlite::Result<_>>()?;
            if own.first().is_none_or(|first| first.rank.is_some()) {
                let sentences = &template.sentences;
                rows.push(Wording {
                    template: template.name.clone(),
                    rank: None,
                    recipient: sentences.recipient.clone(),
                    body: sentences.body.join("\n"),
                    closing: sentences.closing.clone(),
                    own: false,
                });
            }
            rows.append(&mut own);
        }
        Ok(WordingList { rows })
    })
}

pub(crate) fn wording_set(at: &At<'_>, ask: WordingSet) -> Result<Nothing> {
    let rank = ask.rank.as_deref().map(str::trim).filter(|rank| !rank.is_empty());
    let [recipient, body, closing] = [&ask.recipient, &ask.body, &ask.closing].map(|text| text.trim());
    for (field, text) in [("recipient", recipient), ("body", body), ("closing", closing)] {
        if let Some(token) = papers::certificate::unknown_token(text) {
            return Err(Error::invalid(field, format!("句子里的“{{{token}}}”不认得，请从给出的词里选。")));
        }
    }
    let empty = recipient.is_empty() && body.is_empty() && closing.is_empty();
    if body.is_empty() && !empty {
        return Err(Error::invalid("body", "正文不能空着。要恢复原来的措辞，请把三句都清空。"));
    }
    at.act(|act| {
        let template = template(act, &ask.template)?;
        let known: Option<i64> = act
            .prepare_cached("SELECT id FROM certificate_wording WHERE template = ? AND rank IS ?")?
            .query_row(params![ask.template, rank], |row| row.get(0))
            .optional()?;
        let text = |text: &str| rusqlite::types::Value::from(text.to_owned());
        let columns = vec![
            ("template", text(&ask.template)),
            ("rank", rank.map(str::to_owned).into()),
            ("recipient", text(recipient)),
            ("body", text(body)),
            ("closing", text(closing)),
        ];
        match (known, empty) {
            (Some(id), true) => drop(changes::delete(act, "certificate_wording", "id", id)?),
            (Some(id), false) => changes::update(act, "certificate_wording", id, &columns, "条证书措辞")?,
            (None, true) => {}
            (None, false) => drop(changes::insert(act, "certificate_wording", &columns)?),
        }
        Ok((Nothing {}, format!("修改“{}”{}的措辞", template.title, rank.unwrap_or_default())))
    })
}

/// The templates with the sentences that the office uses, each made once.
#[derive(Default)]
pub(super) struct Worded(HashMap<(String, String), Arc<Template>>);

impl Worded {
    /// The template with the sentences for a rank, else those for all ranks, else its own.
    pub(super) fn template(&mut self, conn: &Connection, name: &str, rank: &str) -> Result<Arc<Template>> {
        let key = (name.to_owned(), rank.to_owned());
        if let Some(known) = self.0.get(&key) {
            return Ok(Arc::clone(known));
        }
        let mut made = (*template(conn, name)?).clone();
        let own: Option<[Option<String>; 3]> = conn
            .prepare_cached(
                "SELECT recipient, body, closing FROM certificate_wording
                 WHERE template = ?1 AND (rank IS NULL OR rank = ?2) ORDER BY rank IS NULL LIMIT 1",
            )?
            .query_row([name, rank], |row| Ok([row.get(0)?, row.get(1)?, row.get(2)?]))
            .optional()?;
        if let Some([recipient, body, closing]) = own.map(|texts| texts.map(Option::unwrap_or_default)) {
            made.sentences.recipient = recipient;
            made.sentences.body = body.lines().map(str::to_owned).collect();
            made.sentences.closing = closing;
        }
        let made = Arc::new(made);
        self.0.insert(key, Arc::clone(&made));
        Ok(made)
    }
}
