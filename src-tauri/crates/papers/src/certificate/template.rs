//! What a certificate looks like and says, as data.

use std::sync::LazyLock;

use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::date::DateStyle;
use fonts::Slot;

/// A kind of paper: its size, its words, and where they stand. All places are millimetres from the upper left corner.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "TemplateDesign")]
pub struct Template {
    /// The name by which records refer to it; never shown.
    pub name: String,
    /// What the user calls it, such as 荣誉证书（个人）.
    pub title: String,
    /// Whom it is for.
    pub audience: Audience,
    /// The size of the paper.
    pub paper: Paper,
    /// How the date is written.
    pub date: DateStyle,
    /// The words, with tokens.
    pub sentences: Sentences,
    /// The place that the office's round seal will cover; only issuer and date may stand there.
    pub seal: Option<Seal>,
    /// The place where a photo is glued, kept free of words.
    #[serde(default)]
    pub photo: Option<Area>,
    /// The place of the code by which a paper is checked later; a square within it is used when the code is wanted.
    #[serde(default)]
    pub code: Option<Area>,
    /// The texts and where they stand, in drawing order.
    pub fields: Vec<Field>,
    /// The drawn frame as SVG, one unit a millimetre, or none.
    #[serde(default)]
    pub frame: Option<String>,
}

impl Template {
    /// The template on another paper, lying as it was drawn: places by the sides, letters by the shorter of both. The seal
    /// stays as large as it is.
    #[must_use]
    pub fn fitted(&self, paper: Paper) -> Self {
        let lies = |paper: Paper| paper.width > paper.height;
        let to =
            if lies(paper) == lies(self.paper) { paper } else { Paper { width: paper.height, height: paper.width } };
        let [x, y] = [to.width / self.paper.width, to.height / self.paper.height];
        let area = |area: Area| Area { x: area.x * x, y: area.y * y, width: area.width * x, height: area.height * y };
        let letters = x.min(y);
        let mut fitted = self.clone();
        fitted.paper = to;
        fitted.seal = self.seal.map(|seal| Seal { x: seal.x * x, y: seal.y * y, ..seal });
        fitted.photo = self.photo.map(area);
        fitted.code = self.code.map(area);
        for field in &mut fitted.fields {
            field.area = area(field.area);
            // Sizes stay multiples of half a point, as they are tried.
            let halves = |size: f32| (size * letters * 2.0).round() / 2.0;
            field.size = Size { min: halves(field.size.min).max(6.0), max: halves(field.size.max).max(6.0) };
        }
        fitted
    }
}

/// Papers that certificates are printed on, upright, in millimetres. What is sold as 8K or 12K differs by maker: these are
/// the usual ones, to be measured before printing.
pub const PAPERS: [(&str, Paper); 7] = [
    ("A4", Paper { width: 210.0, height: 297.0 }),
    ("A3", Paper { width: 297.0, height: 420.0 }),
    ("8K", Paper { width: 260.0, height: 370.0 }),
    ("6K", Paper { width: 240.0, height: 340.0 }),
    ("12K", Paper { width: 175.0, height: 250.0 }),
    ("16K", Paper { width: 185.0, height: 260.0 }),
    ("B5", Paper { width: 176.0, height: 250.0 }),
];

/// Whom a template addresses.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TemplateAudience")]
pub enum Audience {
    /// A grown-up person.
    Person,
    /// A pupil or student.
    Student,
    /// An organisation.
    Unit,
}

/// The size of the paper in millimetres as it lies before the reader.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "TemplatePaper")]
pub struct Paper {
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// A rectangle in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "TemplateArea")]
pub struct Area {
    /// Left edge.
    pub x: f32,
    /// Upper edge.
    pub y: f32,
    /// From left to right.
    pub width: f32,
    /// From top to bottom.
    pub height: f32,
}

/// A circle in millimetres.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "TemplateSeal")]
pub struct Seal {
    /// The centre from the left.
    pub x: f32,
    /// The centre from the top.
    pub y: f32,
    /// 42 for the round seal of an association.
    pub diameter: f32,
}

/// The words of a template. `{姓名}` is a token; what stands in `[…]` is left out when a token in it has no value.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "TemplateSentences")]
pub struct Sentences {
    /// The line that names the recipient; empty where the body does.
    pub recipient: String,
    /// The paragraphs about occasion and award.
    pub body: Vec<String>,
    /// The closing formula, such as 特发此证，以资鼓励。
    pub closing: String,
    /// The line with the number.
    pub number: String,
    /// The address used when the facts name none, such as 同志.
    pub address: String,
}

/// A part of the words of one paper.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TemplatePart")]
pub enum Part {
    /// The line that names the recipient.
    Recipient,
    /// Occasion and award.
    Body,
    /// The closing formula.
    Closing,
    /// Who gives it.
    Issuers,
    /// The day it was given.
    Date,
    /// Its number.
    Number,
}

impl Part {
    /// What the user calls it.
    pub fn label(self) -> &'static str {
        match self {
            Self::Recipient => "抬头",
            Self::Body => "正文",
            Self::Closing => "结语",
            Self::Issuers => "落款",
            Self::Date => "日期",
            Self::Number => "编号",
        }
    }
}

/// What a field shows.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TemplateContent")]
pub enum Content {
    /// The same words on every paper, which bought stock has printed already: drawn only along with the frame.
    Printed(String),
    /// Parts of the words, one after another as paragraphs.
    Words(Vec<Part>),
}

/// A text and where it stands.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "TemplateField")]
pub struct Field {
    /// What is written.
    pub content: Content,
    /// Where it must fit.
    pub area: Area,
    /// The face.
    pub font: Slot,
    /// The size in points: as designed, and the floor below which it never shrinks.
    pub size: Size,
    /// Along the line.
    pub align: Align,
    /// Within the height of the area.
    #[serde(default)]
    pub stand: Stand,
    /// Whether it may take several lines.
    #[serde(default)]
    pub wrap: bool,
    /// From line to line, in sizes.
    #[serde(default = "one_and_a_half")]
    pub leading: f32,
    /// Added after every character, in sizes.
    #[serde(default)]
    pub spacing: f32,
    /// Before the first line of a paragraph, in sizes.
    #[serde(default)]
    pub indent: f32,
    /// The colour as `#RRGGBB`; on stock it is black all the same.
    #[serde(default = "ink")]
    pub colour: String,
}

fn one_and_a_half() -> f32 {
    1.5
}

fn ink() -> String {
    "#1A1A1A".into()
}

/// A range of sizes in points.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize, TS)]
#[serde(deny_unknown_fields)]
#[ts(rename = "TemplateSize")]
pub struct Size {
    /// The floor.
    pub min: f32,
    /// As designed.
    pub max: f32,
}

/// Where a line stands between the sides of its area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TemplateAlign")]
pub enum Align {
    /// At the left.
    Start,
    /// In the middle; several lines are broken to about one width.
    Centre,
    /// At the right.
    End,
    /// From side to side, the last line of a paragraph at the left.
    Justify,
}

/// Where the lines stand between the upper and the lower edge of their area.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize, TS)]
#[serde(rename_all = "snake_case")]
#[ts(rename = "TemplateStand")]
pub enum Stand {
    /// At the upper edge.
    #[default]
    Top,
    /// In the middle.
    Middle,
    /// At the lower edge.
    Bottom,
}

/// The templates that come with the program.
pub fn templates() -> &'static [Template] {
    static ALL: LazyLock<Vec<Template>> = LazyLock::new(|| {
        macro_rules! bundled {
            ($($name:literal),*) => {
                vec![$((
                    include_str!(concat!("../../../../../assets/certificates/", $name, "/template.json")),
                    include_str!(concat!("../../../../../assets/certificates/", $name, "/frame.svg")),
                )),*]
            };
        }
        bundled![
            "honour-person",
            "honour-unit",
            "award-student",
            "completion",
            "appointment",
            "donation",
            "plaque",
            "organizer"
        ]
        .into_iter()
        .map(|(json, frame)| parse(json, frame))
        .collect()
    });
    &ALL
}

#[expect(clippy::expect_used, reason = "part of the program; a test reads every one")]
fn parse(json: &str, frame: &str) -> Template {
    let template: Template = serde_json::from_str(json).expect("a bundled template is well formed");
    Template { frame: Some(frame.to_owned()), ..template }
}
