//! Labels that a word processor counts: numbering.xml and the styles that use it (ECMA-376 part 1, 17.9).

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use super::xml2003::attribute;

/// Levels of a list.
const LEVELS: usize = 9;

/// The lists of a document, and how far each has counted.
#[derive(Default)]
pub(super) struct Numbering {
    lists: HashMap<String, Abstract>,
    nums: HashMap<String, Num>,
    styles: HashMap<String, Style>,
    counts: HashMap<String, [Option<u32>; LEVELS]>,
}

#[derive(Clone, Default)]
struct Abstract {
    levels: [Level; LEVELS],
    /// The style whose list this is in truth.
    link: Option<String>,
}

#[derive(Clone, Default)]
struct Level {
    start: Option<u32>,
    format: String,
    text: String,
    /// The paragraph style that stands for this level.
    style: Option<String>,
    /// Zero: a wider level does not start it anew.
    never_restarts: bool,
    /// All numbers in Arabic digits.
    legal: bool,
}

#[derive(Default)]
struct Num {
    list: String,
    starts: [Option<u32>; LEVELS],
    levels: [Option<Level>; LEVELS],
    /// Its own starts have been used.
    begun: bool,
}

#[derive(Default)]
struct Style {
    name: String,
    based_on: Option<String>,
    num: Option<String>,
    level: Option<usize>,
}

/// The numbering that a paragraph names.
#[derive(Clone, Debug, Default)]
pub(super) struct Numbered {
    pub num: Option<String>,
    pub level: Option<usize>,
    pub style: Option<String>,
}

impl Numbering {
    /// Reads the parts; what is broken in them counts nothing.
    pub(super) fn read(numbering: &str, styles: &str) -> Self {
        let mut all = Numbering::default();
        let mut place = Place::default();
        each(numbering, |start, ended| match start {
            Some(start) => all.enter(&mut place, start),
            None => place.leave(ended),
        });
        let mut current = None;
        let mut in_change = 0_usize;
        each(styles, |start, ended| match start {
            Some(start) if start.local_name().as_ref() == "pPrChange" => in_change += 1,
            Some(start) if in_change == 0 => all.style(&mut current, start),
            None if ended == "pPrChange" => in_change = in_change.saturating_sub(1),
            _ => {}
        });
        all
    }

    fn enter(&mut self, place: &mut Place, start: &BytesStart<'_>) {
        let value = || attribute(start, "val");
        match start.local_name().as_ref() {
            "abstractNum" => place.list = attribute(start, "abstractNumId"),
            "num" => {
                place.num = attribute(start, "numId");
                if let Some(id) = &place.num {
                    self.nums.entry(id.clone()).or_default();
                }
            }
            "abstractNumId" => {
                if let (Some(num), Some(list)) = (place.num.as_ref().and_then(|id| self.nums.get_mut(id)), value()) {
                    num.list = list;
                }
            }
            "lvlOverride" | "lvl" => {
                place.level = attribute(start, "ilvl").and_then(|level| level.parse().ok()).filter(|at| *at < LEVELS);
                if start.local_name().as_ref() == "lvl"
                    && let (Some(num), Some(level)) =
                        (place.num.as_ref().and_then(|id| self.nums.get_mut(id)), place.level)
                {
                    num.levels[level] = Some(Level::default());
                }
            }
            "startOverride" => {
                if let (Some(num), Some(level)) = (place.num.as_ref().and_then(|id| self.nums.get_mut(id)), place.level)
                {
                    num.starts[level] = value().and_then(|start| start.parse().ok());
                }
            }
            "numStyleLink" => {
                if let Some(list) = &place.list {
                    self.lists.entry(list.clone()).or_default().link = value();
                }
            }
            name => {
                if let Some(level) = self.level_at(place) {
                    match name {
                        "start" => level.start = value().and_then(|start| start.parse().ok()),
                        "numFmt" => level.format = value().unwrap_or_default(),
                        "lvlText" => level.text = value().unwrap_or_default(),
                        "pStyle" => level.style = value(),
                        "lvlRestart" => level.never_restarts = value().as_deref() == Some("0"),
                        "isLgl" => level.legal = !matches!(value().as_deref(), Some("0" | "false")),
                        _ => {}
                    }
                }
            }
        }
    }

    fn level_at(&mut self, place: &Place) -> Option<&mut Level> {
        let at = place.level?;
        match (&place.num, &place.list) {
            (Some(num), _) => self.nums.get_mut(num)?.levels[at].as_mut(),
            (None, Some(list)) => Some(&mut self.lists.entry(list.clone()).or_default().levels[at]),
            (None, None) => None,
        }
    }

    fn style(&mut self, current: &mut Option<String>, start: &BytesStart<'_>) {
        let name = start.local_name();
        if name.as_ref() == "style" {
            *current = attribute(start, "styleId");
        }
        let Some(style) = current.as_ref().map(|id| self.styles.entry(id.clone()).or_default()) else { return };
        let value = attribute(start, "val");
        match name.as_ref() {
            "name" => style.name = value.unwrap_or_default().to_lowercase(),
            "basedOn" => style.based_on = value,
            "numId" => style.num = value,
            "ilvl" => style.level = value.and_then(|level| level.parse().ok()),
            _ => {}
        }
    }

    /// True for a line of the table of contents.
    pub(super) fn is_contents(&self, style: &str) -> bool {
        let name = self.styles.get(style).map_or("", |style| style.name.as_str());
        style.to_ascii_lowercase().starts_with("toc") || name.starts_with("toc ") || name.starts_with("目录")
    }

    /// The list and the level of a paragraph: its own, else its style's.
    fn place_of(&self, paragraph: &Numbered) -> Option<(String, usize)> {
        let (mut num, mut level) = (paragraph.num.clone(), paragraph.level);
        let own = paragraph.style.as_deref();
        let mut style = own;
        for _ in 0..20 {
            let Some(found) = style.and_then(|id| self.styles.get(id)) else { break };
            num = num.or_else(|| found.num.clone());
            level = level.or(found.level);
            if num.is_some() {
                break;
            }
            style = found.based_on.as_deref();
        }
        let num = num.filter(|num| num != "0")?;
        let list = self.list_of(&num)?;
        let linked = || list.levels.iter().position(|level| level.style.is_some() && level.style.as_deref() == own);
        Some((num, level.or_else(linked).unwrap_or(0).min(LEVELS - 1)))
    }

    fn list_of(&self, num: &str) -> Option<&Abstract> {
        let list = self.lists.get(&self.nums.get(num)?.list)?;
        let Some(link) = &list.link else { return Some(list) };
        let linked = self.styles.get(link)?.num.as_ref()?;
        self.lists.get(&self.nums.get(linked)?.list)
    }

    /// Counts a paragraph and gives its label; none for a bullet or no list.
    pub(super) fn label(&mut self, paragraph: &Numbered) -> Option<String> {
        let (num_id, at) = self.place_of(paragraph)?;
        let mut levels = self.list_of(&num_id)?.levels.clone();
        let num = self.nums.get_mut(&num_id)?;
        for (level, own) in levels.iter_mut().zip(&num.levels) {
            if let Some(own) = own {
                *level = own.clone();
            }
        }
        let counts = self.counts.entry(num.list.clone()).or_default();
        if !std::mem::replace(&mut num.begun, true) {
            for (level, start) in num.starts.iter().enumerate().filter(|(_, start)| start.is_some()) {
                levels[level].start = *start;
                counts[level] = None;
            }
        }
        let first = |level: &Level, own: Option<u32>| own.or(level.start).unwrap_or(1);
        for wider in 0..at {
            counts[wider].get_or_insert_with(|| first(&levels[wider], num.starts[wider]));
        }
        counts[at] = Some(match counts[at] {
            Some(count) => count.saturating_add(1),
            None => first(&levels[at], num.starts[at]),
        });
        for deeper in at + 1..LEVELS {
            if !levels[deeper].never_restarts {
                counts[deeper] = None;
            }
        }
        let level = &levels[at];
        if matches!(level.format.as_str(), "bullet" | "none") {
            return None;
        }
        let mut label = level.text.clone();
        for shown in 0..=at {
            let format = if level.legal { "decimal" } else { levels[shown].format.as_str() };
            label = label.replace(&format!("%{}", shown + 1), &number(counts[shown].unwrap_or(1), format));
        }
        Some(label.trim().to_string()).filter(|label| !label.is_empty())
    }
}

/// Where in numbering.xml the reader is.
#[derive(Default)]
struct Place {
    list: Option<String>,
    num: Option<String>,
    level: Option<usize>,
}

impl Place {
    fn leave(&mut self, ended: &str) {
        match ended {
            "abstractNum" => self.list = None,
            "num" => self.num = None,
            "lvl" if self.num.is_none() => self.level = None,
            "lvlOverride" => self.level = None,
            _ => {}
        }
    }
}

/// Visits every element: `Some` at its start, its name at its end.
fn each(xml: &str, mut visit: impl FnMut(Option<&BytesStart<'_>>, &str)) {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().check_end_names = false;
    loop {
        match reader.read_event() {
            Ok(Event::Start(start)) => visit(Some(&start), ""),
            Ok(Event::Empty(start)) => {
                visit(Some(&start), "");
                visit(None, start.local_name().as_ref());
            }
            Ok(Event::End(end)) => visit(None, end.local_name().as_ref()),
            Ok(Event::Eof) | Err(_) => return,
            Ok(_) => {}
        }
    }
}

/// A number as a list writes it.
fn number(value: u32, format: &str) -> String {
    match format {
        "chineseCounting"
        | "chineseCountingThousand"
        | "japaneseCounting"
        | "taiwaneseCounting"
        | "taiwaneseCountingThousand"
        | "ideographDigital"
        | "koreanCounting" => crate::outline::han_number(value),
        "decimalEnclosedCircle" | "decimalEnclosedCircleChinese" if (1..=20).contains(&value) => {
            char::from_u32('①' as u32 + value - 1).map(String::from).unwrap_or_default()
        }
        "upperLetter" => letter(value, 'A'),
        "lowerLetter" => letter(value, 'a'),
        "upperRoman" => roman(value),
        "lowerRoman" => roman(value).to_lowercase(),
        "decimalZero" => format!("{value:02}"),
        "none" => String::new(),
        _ => value.to_string(),
    }
}

/// A … Z, AA, BB.
fn letter(value: u32, first: char) -> String {
    let index = value.saturating_sub(1);
    let letter = char::from_u32(first as u32 + index % 26).unwrap_or(first);
    std::iter::repeat_n(letter, (index / 26 + 1).min(9) as usize).collect()
}

fn roman(value: u32) -> String {
    const PARTS: [(u32, &str); 13] = [
        (1000, "M"),
        (900, "CM"),
        (500, "D"),
        (400, "CD"),
        (100, "C"),
        (90, "XC"),
        (50, "L"),
        (40, "XL"),
        (10, "X"),
        (9, "IX"),
        (5, "V"),
        (4, "IV"),
        (1, "I"),
    ];
    let mut rest = value.min(3999);
    let mut out = String::new();
    for (worth, sign) in PARTS {
        while rest >= worth {
            out.push_str(sign);
            rest -= worth;
        }
    }
    out
}
