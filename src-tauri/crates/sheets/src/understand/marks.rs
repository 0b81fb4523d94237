//! Columns of marks: 性别 over 男 | 女, with √ under one of them.

use super::column::{self, Mapped};
use super::kind::{Field, Kind, ValueKind};
use super::outcome::{IssueCode, Severity, Sure};
use super::record::{List, Read};
use super::table::Reading;
use super::text::{one_line, squeeze};
use super::value::{is_blank, is_mark};

impl Reading<'_> {
    /// Gives columns of marks their field and the word that a mark means, where the cells below are marks.
    pub(super) fn assign_marks(&self, columns: &mut [Mapped], body: &[u32]) {
        for field in self.kind.fields {
            let taken = columns.iter().any(|mapped| mapped.field.is_some_and(|own| own.name == field.name));
            let words: Vec<Option<String>> = columns.iter().map(|mapped| meant(self.kind, field, mapped)).collect();
            let ours = |at: &usize| words[*at].is_some();
            let ours: Vec<usize> = (0..columns.len()).filter(ours).collect();
            if taken || ours.len() < 2 {
                continue;
            }
            let texts: Vec<String> = ours
                .iter()
                .flat_map(|at| self.texts(columns[*at].label.column, body))
                .filter(|text| !is_blank(text))
                .collect();
            // A row of sums has numbers there.
            let marks = texts.iter().filter(|text| is_mark(text)).count();
            if marks * 2 > texts.len() {
                for at in ours {
                    (columns[at].field, columns[at].sure) = (Some(field), Sure::Likely);
                    columns[at].mark.clone_from(&words[at]);
                }
            }
        }
    }
}

/// The word of the field that a mark in this column means.
fn meant(kind: &Kind, field: &Field, mapped: &Mapped) -> Option<String> {
    let (child, parents) =
        mapped.label.levels.split_last().filter(|_| mapped.field.is_none() && !mapped.label.covered)?;
    let word = squeeze(child);
    let known = |words: &[(&str, &str)]| {
        words.iter().find(|(written, _)| *written == word).map(|(_, meant)| (*meant).to_owned())
    };
    let under = parents.last().is_some_and(|parent| column::names(field, parent));
    match field.value {
        ValueKind::Choice(words) if under || parents.is_empty() => known(words),
        ValueKind::Words(words) if under && !column::is_known(kind, &word) => {
            Some(known(words).unwrap_or_else(|| word.into_owned()))
        }
        ValueKind::Text if under && !column::is_known(kind, &word) && !kind.names.contains(&field.name) => {
            Some(word.into_owned())
        }
        _ => None,
    }
}

impl List<'_> {
    /// Takes the word of the one column that is marked. Two marks contradict each other, and other words are no mark: neither
    /// is taken, and both are said.
    pub(super) fn take_marks(&self, read: &mut Read) {
        let mut taken: Vec<(&'static Field, u32, &str)> = Vec::new();
        for mapped in &self.columns {
            let (column, Some(field), Some(word)) = (mapped.label.column, mapped.field, &mapped.mark) else { continue };
            let Some(cell) = self.grid.cell(read.row, column) else { continue };
            let text = cell.text();
            let bare = squeeze(&text);
            if is_mark(&bare) || *bare == **word || *bare == *mapped.label.inner() {
                if let Some((_, _, other)) = taken.iter().find(|(own, _, _)| own.name == field.name) {
                    let message = format!("{}又勾了“{other}”又勾了“{word}”，没有导入。请核对。", field.title);
                    read.issue(column, field, IssueCode::Several, Severity::Warning, cell, message);
                    read.values.remove(field.name);
                } else {
                    read.values.insert(field.name, word.as_str());
                    taken.push((field, column, word));
                }
            } else if !is_blank(&text)
                && !matches!(&*bare, "×" | "✗" | "✘" | "x" | "X" | "否" | "0" | "无" | "□" | "☐" | "○")
            {
                let message = format!("{}“{word}”一列里的“{}”不是勾，没有导入。请核对。", field.title, one_line(&text));
                read.issue(column, field, IssueCode::Form, Severity::Warning, cell, message);
            }
        }
    }
}
