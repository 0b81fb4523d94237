//! What a paper says, before anyone decides where it stands: one document for every writer.

mod figure;
mod table;

use serde::{Deserialize, Serialize};

pub use figure::{Chart, ChartForm, Picture};
pub use table::{Cell, Column, Row, Table, Value, Width};

/// A paper.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Document {
    /// How it is set.
    pub style: Style,
    /// True when the first page lies on its long side.
    pub landscape: bool,
    /// The letterhead of an official document (版头).
    pub head: Option<Head>,
    /// The title; a line break in it is kept, otherwise long titles are broken by the layout.
    pub title: String,
    /// Below the title, smaller: 征求意见稿, or who and when.
    pub subtitle: Option<String>,
    /// Whom it is addressed to (主送机关), without the colon.
    pub addressee: Option<String>,
    /// The body.
    pub blocks: Vec<Block>,
    /// Who issues it and when.
    pub signature: Option<Signature>,
    /// What is attached: named below the body, each set on a page of its own.
    pub attachments: Vec<Attachment>,
    /// Who gets copies and who printed it (版记), at the foot of the last page.
    pub imprint: Option<Imprint>,
}

/// About 1,600 pages: more characters than this are a mistake, and would take gigabytes to set.
const MOST: usize = 1_000_000;

/// More words than anyone prints.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("文稿有 {characters} 个字，最多能排 {most} 个。请分成几份，或检查是不是把别的文件粘了进来。", most = MOST)]
pub struct TooLong {
    /// How many characters there are.
    pub characters: usize,
}

impl Document {
    /// Whether it can be set.
    ///
    /// # Errors
    /// [`TooLong`] when there are more than a million characters.
    pub(crate) fn sized(&self) -> Result<(), TooLong> {
        let characters = self.characters();
        if characters > MOST { Err(TooLong { characters }) } else { Ok(()) }
    }

    /// How many characters it has.
    pub fn characters(&self) -> usize {
        self.texts().iter().map(|text| text.chars().count()).sum()
    }

    /// The words in which a character first stands: a title, a run, a cell.
    pub fn words_with(&self, ch: char) -> Option<&str> {
        self.texts().into_iter().find(|text| text.contains(ch))
    }

    /// Everything that it says, but for what the layout adds: from the letterhead down to 版记.
    pub fn texts(&self) -> Vec<&str> {
        let mut all: Vec<&str> = Vec::new();
        if let Some(head) = &self.head {
            all.extend([head.mark.as_str(), &head.number]);
            all.extend(head.signers.iter().map(String::as_str));
        }
        all.push(&self.title);
        all.extend(self.subtitle.iter().chain(&self.addressee).map(String::as_str));
        self.blocks.iter().for_each(|block| block.texts(&mut all));
        if let Some(signature) = &self.signature {
            all.extend(signature.issuers.iter().chain([&signature.date]).map(String::as_str));
        }
        for attachment in &self.attachments {
            all.push(&attachment.title);
            attachment.blocks.iter().for_each(|block| block.texts(&mut all));
        }
        if let Some(imprint) = &self.imprint {
            all.extend(imprint.copies.iter().chain([&imprint.office, &imprint.date]).map(String::as_str));
        }
        all
    }
}

/// How a paper is set.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Style {
    /// 公文: GB/T 9704-2012.
    #[default]
    Official,
    /// 花名册, 签到表, 台账, 计划表: a title over a ruled table, 第 1 页 共 3 页 at the foot.
    List,
}

/// A part of the body.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Block {
    /// A heading.
    Heading(Heading),
    /// A paragraph.
    Paragraph(Paragraph),
    /// A list.
    List(List),
    /// A table.
    Table(Table),
    /// Words spread over one line, the first at the left, the last at the right: 填报单位 and 日期 above a table, 填表人 and
    /// 审核人 below it.
    Spread(Vec<String>),
    /// A chart.
    Chart(Chart),
    /// A picture.
    Picture(Picture),
    /// What follows begins a new page.
    PageBreak,
    /// Pages of their own that lie on their long side.
    Landscape(Vec<Block>),
}

/// Blocks in the order in which they are read, each with whether its page lies on its long side; `landscape` is how the pages
/// around the sections lie. A section inside another is the same section.
pub(crate) fn laid(blocks: &[Block], landscape: bool) -> Vec<(&Block, bool)> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Landscape(inner) => found.extend(laid(inner, true)),
            other => found.push((other, landscape)),
        }
    }
    found
}

impl Block {
    fn texts<'a>(&'a self, all: &mut Vec<&'a str>) {
        let runs = |runs: &'a [Run]| runs.iter().map(|run| run.text.as_str());
        match self {
            Self::Heading(heading) => {
                if let Label::Kept(label) = &heading.label {
                    all.push(label);
                }
                all.push(&heading.text);
                all.extend(runs(&heading.follows));
            }
            Self::Paragraph(paragraph) => all.extend(runs(&paragraph.runs)),
            Self::List(list) => all.extend(list.items.iter().flat_map(|item| runs(item))),
            Self::Table(table) => {
                let rows = table.header.iter().chain(&table.rows).chain(&table.totals);
                all.extend(rows.flat_map(|row| &row.0).map(|cell| cell.text.as_str()));
                all.extend(table.empty.as_deref());
            }
            Self::Spread(words) => all.extend(words.iter().map(String::as_str)),
            Self::Chart(chart) => {
                all.push(&chart.title);
                all.extend(chart.labels.iter().map(String::as_str));
            }
            Self::Picture(picture) => all.push(&picture.caption),
            Self::PageBreak => {}
            Self::Landscape(blocks) => blocks.iter().for_each(|block| block.texts(all)),
        }
    }
}

/// A heading.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Heading {
    /// 1 to 4: 一、 （一） 1. （1）; deeper ones are set as 4.
    pub level: u8,
    /// What stands before the words.
    pub label: Label,
    /// The words.
    pub text: String,
    /// What runs on behind the heading in the same paragraph, in the type of the body.
    pub follows: Vec<Run>,
}

/// What stands before the words of a heading.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Label {
    /// Counted by the layout: 一、 （一） 1. （1）.
    #[default]
    Made,
    /// As the user wrote it.
    Kept(String),
    /// Nothing.
    None,
}

/// A paragraph.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Paragraph {
    /// Its words.
    pub runs: Vec<Run>,
    /// Where its lines stand; [`Align::Justify`] has the first line indented by two characters.
    pub align: Align,
}

impl Paragraph {
    /// A plain paragraph.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { runs: vec![Run::plain(text)], align: Align::Justify }
    }
}

/// Items one below the other, each behind a mark; the lines of an item stand below its first words.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct List {
    /// What stands before the items.
    pub marks: Marks,
    /// The words of each item.
    pub items: Vec<Vec<Run>>,
}

impl List {
    /// The mark of an item, counted from 0.
    pub(crate) fn mark(&self, at: usize) -> String {
        match self.marks {
            Marks::Numbers => format!("{}.", at + 1),
            Marks::Dots => "•".into(),
        }
    }
}

/// What stands before the items of a list.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Marks {
    /// 1. 2. 3.
    #[default]
    Numbers,
    /// A dot before each.
    Dots,
}

/// Words of one look. Numbers need none of their own: wherever they stand they are not broken, and keep a little apart from
/// Chinese characters.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Run {
    /// The words.
    pub text: String,
    /// Bold.
    pub bold: bool,
    /// Underlined.
    pub underline: bool,
}

impl Run {
    /// Words without emphasis.
    pub fn plain(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }
}

/// Where lines stand between the edges.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Align {
    /// Flush to both edges, the last line at the left.
    #[default]
    Justify,
    /// At the left.
    Start,
    /// In the middle.
    Centre,
    /// At the right.
    End,
}

/// Who issues a paper and when (落款).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Signature {
    /// The offices, the first in rank first.
    pub issuers: Vec<String>,
    /// The date as written: 2026年3月5日.
    pub date: String,
}

/// What is attached (附件).
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Attachment {
    /// Its title.
    pub title: String,
    /// Its body.
    pub blocks: Vec<Block>,
    /// True when it lies on its long side.
    pub landscape: bool,
}

/// The letterhead of an official document (版头).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Head {
    /// 发文机关标志: ××市科学技术协会文件.
    pub mark: String,
    /// 发文字号: ×科协发〔2026〕3号.
    pub number: String,
    /// 签发人, for papers that go upward.
    pub signers: Vec<String>,
    /// What the letterhead is made of.
    pub stock: Stock,
}

/// Where the letterhead comes from.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Stock {
    /// Drawn in red on plain paper.
    #[default]
    Plain,
    /// Printed already (红头纸): only number and signers are set.
    Printed,
}

/// Who gets copies, who printed it (版记).
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct Imprint {
    /// 抄送机关, as written.
    pub copies: Option<String>,
    /// 印发机关.
    pub office: String,
    /// 印发日期, as written: 2026年3月5日.
    pub date: String,
}
