//! What a paper says, before anyone decides where it stands: one document for every writer.

use chrono::NaiveDate;
use serde::{Deserialize, Serialize};

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

impl Document {
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
    /// A table.
    Table(Table),
    /// Words spread over one line, the first at the left, the last at the right: 填报单位 and 日期 above a table, 填表人 and
    /// 审核人 below it.
    Spread(Vec<String>),
    /// A chart.
    Chart(Chart),
    /// What follows begins a new page.
    PageBreak,
    /// Pages of their own that lie on their long side.
    Landscape(Vec<Block>),
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

/// Words of one look.
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

/// A table. Cells go from left to right and from top to bottom; a place that a merged cell covers has no cell of its own.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Table {
    /// The columns from left to right.
    pub columns: Vec<Column>,
    /// The rows that name the columns, repeated on every page.
    pub header: Vec<Row>,
    /// The rows; a table without rows says so in a line of its own.
    pub rows: Vec<Row>,
    /// Sums, below the last row.
    pub totals: Vec<Row>,
    /// The least height of a row in millimetres, such as 10 where people sign; none for the style's own.
    pub row_height: Option<f32>,
    /// The size of the words in points; none for the style's own. Smaller where the columns would not fit otherwise.
    pub size: Option<f32>,
    /// Set a table without rows in these words; none for 无记录.
    pub empty: Option<String>,
}

/// A column.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Column {
    /// How wide it is.
    pub width: Width,
    /// Where words stand in its cells.
    pub align: Align,
}

impl Column {
    /// A column as wide as its words ask for.
    pub fn new(align: Align) -> Self {
        Self { width: Width::Auto, align }
    }

    /// A column of a width in millimetres.
    pub fn fixed(width: f32, align: Align) -> Self {
        Self { width: Width::Fixed(width), align }
    }
}

/// How wide a column is.
#[derive(Debug, Clone, Copy, Default, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Width {
    /// As its words ask for.
    #[default]
    Auto,
    /// Millimetres.
    Fixed(f32),
    /// As its words ask for, and a part of what all columns leave, in proportion to the other shares.
    Share(f32),
}

/// A row.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Row(pub Vec<Cell>);

impl<T: Into<String>> FromIterator<T> for Row {
    fn from_iter<I: IntoIterator<Item = T>>(texts: I) -> Self {
        Self(texts.into_iter().map(Cell::new).collect())
    }
}

/// A cell.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Cell {
    /// The words, with a line break where a new line is wanted.
    pub text: String,
    /// How many columns it covers.
    pub across: usize,
    /// How many rows it covers.
    pub down: usize,
    /// Where the words stand; none for the column's own.
    pub align: Option<Align>,
    /// Bold.
    pub bold: bool,
    /// What the words stand for, where they are more than words.
    pub value: Option<Value>,
}

/// What the words of a cell stand for: a spreadsheet reckons with it, and shows it as the words do.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// A number.
    Number(f64),
    /// A day.
    Date(NaiveDate),
}

impl Default for Cell {
    fn default() -> Self {
        Self { text: String::new(), across: 1, down: 1, align: None, bold: false, value: None }
    }
}

impl Cell {
    /// A cell of one column and row.
    pub fn new(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A cell of a number, as its words write it; words that are more than a number, such as 200余人, stay words.
    pub fn number(text: impl Into<String>) -> Self {
        let text = text.into();
        let value = text.parse().ok().filter(|number: &f64| number.is_finite()).map(Value::Number);
        Self { text, value, ..Self::default() }
    }

    /// The cell, over several columns.
    #[must_use]
    pub fn across(self, columns: usize) -> Self {
        Self { across: columns, ..self }
    }

    /// The cell, over several rows.
    #[must_use]
    pub fn down(self, rows: usize) -> Self {
        Self { down: rows, ..self }
    }

    /// The cell with its words elsewhere than the column's.
    #[must_use]
    pub fn aligned(self, align: Align) -> Self {
        Self { align: Some(align), ..self }
    }
}

/// A chart of one row of numbers (图), drawn as vectors; for a program that sets the words itself, their table.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Chart {
    /// What it shows and in what it counts: 各月活动（项）.
    pub title: String,
    /// How the numbers are drawn.
    pub form: ChartForm,
    /// What stands below the axis, from left to right.
    pub labels: Vec<String>,
    /// The numbers above the labels; what is negative or no number stands as 0.
    pub values: Vec<f64>,
}

impl Chart {
    /// The labels with their numbers.
    pub(crate) fn points(&self) -> impl Iterator<Item = (&str, f64)> {
        let values = self.values.iter().copied().map(|value| if value.is_finite() { value.max(0.0) } else { 0.0 });
        self.labels.iter().map(String::as_str).zip(values)
    }

    /// The numbers as a table: a row of labels over a row of numbers.
    pub(crate) fn table(&self) -> Table {
        Table {
            columns: vec![Column::new(Align::Centre); self.labels.len().min(self.values.len())],
            header: vec![self.points().map(|(label, _)| label).collect()],
            rows: vec![Row(self.points().map(|(_, value)| Cell::number(value.to_string())).collect())],
            ..Table::default()
        }
    }
}

/// How the numbers of a chart are drawn.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum ChartForm {
    /// A bar for each: numbers of things.
    #[default]
    Bars,
    /// A line through all: what goes up and down.
    Line,
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
