//! Styles, faces and settings: what a paper in Word looks like, told once.

use fonts::Slot;

use super::paragraph::{Edge, twips};
use super::xml::Xml;
use super::{OFFICE, WORD};
use crate::document::{Align, Style};
use crate::drawing::{BLACK, Rgb};
use crate::layout::glyph::Type;
use crate::layout::manner::Manner;

/// The style of paragraphs whose first line is indented.
pub(super) const INDENTED: &str = "NormalIndent";
pub(super) const TITLE: &str = "Title";
pub(super) const SUBTITLE: &str = "Subtitle";
pub(super) const HEADINGS: [&str; 4] = ["Heading1", "Heading2", "Heading3", "Heading4"];
pub(super) const TABLE: &str = "TableText";
pub(super) const TABLE_HEAD: &str = "TableHead";
pub(super) const FOOTER: &str = "Footer";

/// The look of a paragraph that takes no room.
pub(super) const TINY: Type = Type::new(Slot::Serif, 1.0);

/// A face by the name that Word shows, with the names that the same face has on other machines.
struct Face {
    slot: Slot,
    name: &'static str,
    others: &'static str,
    family: &'static str,
}

const FACES: [Face; 5] = [
    Face { slot: Slot::Serif, name: "宋体", others: "SimSun,Songti SC", family: "roman" },
    Face { slot: Slot::Sans, name: "黑体", others: "SimHei,Heiti SC", family: "modern" },
    Face { slot: Slot::Kai, name: "楷体", others: "楷体_GB2312,KaiTi,KaiTi_GB2312,Kaiti SC", family: "modern" },
    Face {
        slot: Slot::FangSong,
        name: "仿宋",
        others: "仿宋_GB2312,FangSong,FangSong_GB2312,STFangsong",
        family: "modern",
    },
    Face {
        slot: Slot::Title,
        name: "方正小标宋简体",
        others: "方正小标宋_GBK,FZXiaoBiaoSong-B05S,小标宋",
        family: "roman",
    },
];

fn face(slot: Slot) -> &'static str {
    FACES.iter().find(|face| face.slot == slot).map_or("宋体", |face| face.name)
}

fn colour([r, g, b]: Rgb) -> String {
    format!("{r:02X}{g:02X}{b:02X}")
}

pub(super) fn justified(align: Align) -> &'static str {
    match align {
        Align::Justify => "both",
        Align::Start => "left",
        Align::Centre => "center",
        Align::End => "right",
    }
}

/// A rule along a paragraph, a cell or a table.
pub(super) fn edge(xml: &mut Xml, name: &str, edge: Edge) {
    // Widths of rules are eighths of a point.
    let width = (edge.width * 8.0).round() as i32;
    let colour = colour(edge.colour);
    xml.leaf(name, &[("w:val", &"single"), ("w:sz", &width), ("w:space", &edge.space), ("w:color", &colour)]);
}

/// The elements of a run's look.
pub(super) fn look(xml: &mut Xml, look: &Type) {
    let name = face(look.slot);
    xml.leaf("w:rFonts", &[("w:ascii", &name), ("w:hAnsi", &name), ("w:eastAsia", &name), ("w:cs", &name)]);
    if look.bold {
        xml.leaf("w:b", &[]);
    }
    if look.colour != BLACK {
        xml.value("w:color", colour(look.colour));
    }
    if look.cell != look.size {
        // 3号 on the grid of 28 characters stands a quarter of a point closer than solid.
        xml.value("w:spacing", twips(look.cell - look.size));
    }
    // Half points.
    let size = (look.size * 2.0).round() as i32;
    xml.value("w:sz", size);
    xml.value("w:szCs", size);
    if look.underline {
        xml.value("w:u", "single");
    }
}

pub(super) fn emphasis(xml: &mut Xml, bold: bool, underline: bool) {
    if bold {
        xml.leaf("w:b", &[]);
    }
    if underline {
        xml.value("w:u", "single");
    }
}

/// styles.xml
pub(super) fn styles(manner: &Manner) -> Vec<u8> {
    let mut xml = Xml::new("w:styles", &[("xmlns:w", &WORD)]);
    xml.open("w:docDefaults", &[]);
    xml.open("w:rPrDefault", &[]);
    xml.open("w:rPr", &[]);
    look(&mut xml, &manner.body);
    xml.leaf("w:lang", &[("w:val", &"en-US"), ("w:eastAsia", &"zh-CN"), ("w:bidi", &"ar-SA")]);
    xml.close("w:rPr");
    xml.close("w:rPrDefault");
    xml.leaf("w:pPrDefault", &[]);
    xml.close("w:docDefaults");

    let (body, pitch) = (&manner.body, manner.pitch);
    let plain = |id, name, look, align| Told { id, name, look, align, ..Told::new(pitch) };
    Told { default: true, ..plain("Normal", "Normal", body, Align::Justify) }.write(&mut xml);
    Told { indent: true, ..plain(INDENTED, "Normal Indent", body, Align::Justify) }.write(&mut xml);
    let title = Told {
        pitch: manner.title_pitch,
        keep: true,
        grid: false,
        ..plain(TITLE, "Title", &manner.title, Align::Centre)
    };
    title.write(&mut xml);
    plain(SUBTITLE, "Subtitle", &manner.subtitle, Align::Centre).write(&mut xml);
    let names = ["heading 1", "heading 2", "heading 3", "heading 4"];
    for (level, look) in manner.headings.iter().enumerate() {
        let heading = plain(HEADINGS[level], names[level], look, Align::Justify);
        Told { indent: true, keep: true, level: Some(level), ..heading }.write(&mut xml);
    }
    let table = &manner.table;
    let rows = table.leading * table.body.size;
    Told { pitch: rows, grid: false, ..plain(TABLE, "表格文字", &table.body, Align::Start) }.write(&mut xml);
    Told { pitch: rows, grid: false, ..plain(TABLE_HEAD, "表头文字", &table.header, Align::Centre) }.write(&mut xml);
    let folio = plain(FOOTER, "footer", &manner.folio, Align::Centre);
    Told { pitch: manner.folio.size, grid: false, ..folio }.write(&mut xml);
    xml.finish("w:styles")
}

/// A paragraph style.
struct Told<'a> {
    id: &'a str,
    name: &'a str,
    look: &'a Type,
    align: Align,
    pitch: f32,
    /// The first line by two characters.
    indent: bool,
    /// With what follows.
    keep: bool,
    /// Of a heading, from 0.
    level: Option<usize>,
    default: bool,
    /// Its lines stand on the lines of the page's grid.
    grid: bool,
}

impl Told<'_> {
    fn new(pitch: f32) -> Self {
        let (indent, keep, level, default, grid) = (false, false, None, false, true);
        Self { id: "", name: "", look: &TINY, align: Align::Justify, pitch, indent, keep, level, default, grid }
    }

    fn write(&self, xml: &mut Xml) {
        let mut attributes: Vec<(&str, &dyn std::fmt::Display)> =
            vec![("w:type", &"paragraph"), ("w:styleId", &self.id)];
        if self.default {
            attributes.push(("w:default", &"1"));
        }
        if [TABLE, TABLE_HEAD].contains(&self.id) {
            // The others are Word's own.
            attributes.push(("w:customStyle", &"1"));
        }
        xml.open("w:style", &attributes);
        xml.value("w:name", self.name);
        if !self.default {
            xml.value("w:basedOn", "Normal");
        }
        if self.level.is_some() {
            xml.value("w:next", INDENTED);
        }
        xml.leaf("w:qFormat", &[]);
        xml.open("w:pPr", &[]);
        if self.keep {
            xml.leaf("w:keepNext", &[]);
        }
        if self.default {
            // 22 lines stand on every page, whatever they are the last of.
            xml.value("w:widowControl", 0);
        }
        if !self.grid {
            xml.value("w:snapToGrid", 0);
        }
        let pitch = twips(self.pitch);
        xml.leaf("w:spacing", &[("w:before", &0), ("w:after", &0), ("w:line", &pitch), ("w:lineRule", &"exact")]);
        if self.indent {
            xml.leaf("w:ind", &[("w:firstLineChars", &200), ("w:firstLine", &twips(2.0 * self.look.cell))]);
        }
        xml.value("w:jc", justified(self.align));
        if let Some(level) = self.level {
            xml.value("w:outlineLvl", level);
        }
        xml.close("w:pPr");
        xml.open("w:rPr", &[]);
        look(xml, self.look);
        xml.close("w:rPr");
        xml.close("w:style");
    }
}

/// fontTable.xml: which other names the faces go by.
pub(super) fn faces() -> Vec<u8> {
    let mut xml = Xml::new("w:fonts", &[("xmlns:w", &WORD)]);
    for face in FACES {
        xml.open("w:font", &[("w:name", &face.name)]);
        xml.value("w:altName", face.others);
        // GB 2312
        xml.value("w:charset", "86");
        xml.value("w:family", face.family);
        xml.value("w:pitch", "default");
        xml.close("w:font");
    }
    xml.finish("w:fonts")
}

/// settings.xml
pub(super) fn settings(style: Style) -> Vec<u8> {
    let mut xml = Xml::new("w:settings", &[("xmlns:w", &WORD)]);
    xml.leaf("w:zoom", &[("w:percent", &100)]);
    xml.value("w:defaultTabStop", 420);
    if style == Style::Official {
        xml.leaf("w:evenAndOddHeaders", &[]);
    }
    xml.value("w:characterSpacingControl", "compressPunctuation");
    xml.open("w:compat", &[]);
    // The present layout: without this Word opens the paper as one of 2007.
    xml.leaf("w:compatSetting", &[("w:name", &"compatibilityMode"), ("w:uri", &OFFICE), ("w:val", &15)]);
    xml.close("w:compat");
    xml.finish("w:settings")
}
