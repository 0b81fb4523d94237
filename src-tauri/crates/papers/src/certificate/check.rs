//! What is wrong with a batch before it is printed.

use std::collections::HashMap;

use serde::{Deserialize, Serialize};

use super::layout::Layout;
use super::template::{Area, Content, Part, Seal, Template};
use super::words::{Words, unfilled};

/// How bad a finding is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Severity {
    /// The paper can be printed; someone should look at it.
    Warning,
    /// The paper cannot be printed like this.
    Error,
}

/// What a finding is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// The text got smaller than designed.
    Shrunk,
    /// The text does not fit even at the smallest size.
    TooLong,
    /// No face has a glyph for a character.
    MissingGlyph,
    /// A part or a token has no value.
    Empty,
    /// Two papers name the same recipient.
    SameName,
    /// Words stand where the seal will be put.
    UnderSeal,
}

/// One thing found in one paper.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// Which paper of the batch, from 0.
    pub paper: usize,
    /// Which part of its words, where one part is meant.
    pub part: Option<Part>,
    /// What it is.
    pub kind: Kind,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong and what to do, in Chinese.
    pub message: String,
}

/// Collects the findings of a batch, paper by paper.
#[derive(Default)]
pub(super) struct Inspection {
    seen: HashMap<String, usize>,
    pub(super) findings: Vec<Finding>,
}

impl Inspection {
    /// Looks at one paper.
    pub(super) fn paper(&mut self, paper: usize, template: &Template, words: &Words, layout: &Layout) {
        self.words(paper, template, words);
        self.same_name(paper, words);
        self.layout(paper, template, layout);
    }

    fn add(&mut self, paper: usize, part: Option<Part>, kind: Kind, severity: Severity, message: String) {
        self.findings.push(Finding { paper, part, kind, severity, message });
    }

    fn words(&mut self, paper: usize, template: &Template, words: &Words) {
        if words.name.trim().is_empty() {
            self.add(paper, None, Kind::Empty, Severity::Error, "没有姓名或单位名称，请补上后再打印".into());
        }
        let sentences = &template.sentences;
        let shown = template.fields.iter().filter_map(|field| match &field.content {
            Content::Words(parts) => Some(parts.as_slice()),
            Content::Printed(_) => None,
        });
        for &part in shown.flatten() {
            let text = words.part(part);
            for token in unfilled(&text) {
                let message = format!("{}里的“{token}”没有填，请补上或改写这一句", part.label());
                self.add(paper, Some(part), Kind::Empty, Severity::Error, message);
            }
            if !text.trim().is_empty() {
                continue;
            }
            let severity = match part {
                // A paper may do without a number, and without the lines that its template does not have.
                Part::Number => continue,
                Part::Recipient if sentences.recipient.is_empty() => continue,
                Part::Closing if sentences.closing.is_empty() => continue,
                Part::Recipient | Part::Body => Severity::Error,
                Part::Closing | Part::Issuers | Part::Date => Severity::Warning,
            };
            let message = format!("{}是空的，打印出来会留白，请补上", part.label());
            self.add(paper, Some(part), Kind::Empty, severity, message);
        }
    }

    fn same_name(&mut self, paper: usize, words: &Words) {
        // Two-character names are often written with a blank between.
        let name: String = words.name.split_whitespace().collect();
        if name.is_empty() {
            return;
        }
        if let Some(&first) = self.seen.get(&name) {
            let message = format!("与第 {} 张同名：{name}。请核对是不是重复，若是两个人可照常打印", first + 1);
            self.add(paper, None, Kind::SameName, Severity::Warning, message);
        } else {
            self.seen.insert(name, paper);
        }
    }

    fn layout(&mut self, paper: usize, template: &Template, layout: &Layout) {
        for text in &layout.texts {
            let field = &template.fields[text.field];
            let (part, label, may_be_sealed) = match &field.content {
                Content::Words(parts) => {
                    let first = parts.first().copied();
                    let sealed = parts.iter().all(|part| matches!(part, Part::Issuers | Part::Date));
                    (first, first.map_or("", Part::label), sealed)
                }
                Content::Printed(_) => (None, "标题", false),
            };
            let mut missing: Vec<char> = Vec::new();
            for (ch, glyph) in text.lines.iter().flat_map(|line| &line.glyphs) {
                if glyph.is_none() && !missing.contains(ch) {
                    missing.push(*ch);
                }
            }
            if !missing.is_empty() {
                let list: Vec<String> = missing.iter().map(|&ch| format!("{ch}（U+{:04X}）", ch as u32)).collect();
                let message = format!(
                    "{label}里的“{}”在本机和自带字体中都没有字形，请安装含这个字的字体（如宋体-ExtB）后再打印",
                    list.join("、")
                );
                self.add(paper, part, Kind::MissingGlyph, Severity::Error, message);
            }
            if !text.fits {
                let message = format!("{label}太长，缩到最小的 {} 磅仍放不下，请缩短文字或改模板", text.size);
                self.add(paper, part, Kind::TooLong, Severity::Error, message);
            } else if text.size < field.size.max {
                let message = format!("{label}较长，字号从 {} 磅缩到 {} 磅", field.size.max, text.size);
                self.add(paper, part, Kind::Shrunk, Severity::Warning, message);
            }
            if let Some(seal) = template.seal
                && !may_be_sealed
                && text.lines.iter().any(|line| covers(seal, line.area(text.size)))
            {
                let message = format!("{label}伸进了盖章的位置，盖章后会被遮住，请缩短文字");
                self.add(paper, part, Kind::UnderSeal, Severity::Warning, message);
            }
        }
    }
}

/// Whether a round seal touches a rectangle.
fn covers(seal: Seal, area: Area) -> bool {
    let near = |at: f32, from: f32, length: f32| at.clamp(from, from + length) - at;
    let (dx, dy) = (near(seal.x, area.x, area.width), near(seal.y, area.y, area.height));
    dx.hypot(dy) < seal.diameter / 2.0
}
