//! Reads a PDF back: characters with their places, straight rules. Lengths are points from the upper left corner.

use std::collections::HashMap;

use lopdf::content::{Content, Operation};
use lopdf::{Dictionary, Document, Object, Stream};

/// A character on a page.
#[derive(Debug, Clone, PartialEq)]
pub struct Glyph {
    pub ch: char,
    pub x: f32,
    /// The baseline.
    pub y: f32,
    pub size: f32,
    /// In points.
    pub advance: f32,
    /// The face's name without the letters of the subset.
    pub face: String,
}

/// Characters on one baseline from left to right.
#[derive(Debug, Clone)]
pub struct Line {
    pub y: f32,
    pub glyphs: Vec<Glyph>,
}

impl Line {
    pub fn text(&self) -> String {
        self.glyphs.iter().map(|glyph| glyph.ch).collect()
    }

    pub fn left(&self) -> f32 {
        self.glyphs.first().map_or(0.0, |glyph| glyph.x)
    }

    pub fn right(&self) -> f32 {
        self.glyphs.last().map_or(0.0, |glyph| glyph.x + glyph.advance)
    }
}

/// A page.
#[derive(Debug, Default)]
pub struct Sheet {
    pub width: f32,
    pub height: f32,
    pub glyphs: Vec<Glyph>,
    /// From and to.
    pub rules: Vec<([f32; 2], [f32; 2])>,
    /// What is filled: upper left and lower right corner.
    pub areas: Vec<([f32; 2], [f32; 2])>,
    pub pictures: Vec<Picture>,
}

/// A picture on a page.
#[derive(Debug)]
pub struct Picture {
    /// Upper left and lower right corner.
    pub from: [f32; 2],
    pub to: [f32; 2],
    /// The object, and what it says its cover is.
    pub image: Stream,
    pub cover: Option<Stream>,
}

impl Picture {
    /// What stands under a key: a name, a number or a list.
    pub fn says(&self, key: &str) -> String {
        match self.image.dict.get(key.as_bytes()) {
            Ok(Object::Name(name)) => String::from_utf8_lossy(name).into_owned(),
            Ok(Object::Integer(number)) => number.to_string(),
            Ok(Object::Array(list)) => list.iter().map(|number| number.as_i64().unwrap().to_string()).collect(),
            _ => String::new(),
        }
    }

    /// Width and height in dots.
    pub fn dots(&self) -> [u32; 2] {
        ["Width", "Height"].map(|key| self.says(key).parse().unwrap())
    }
}

impl Sheet {
    /// Lines from top to bottom, blanks left out.
    pub fn lines(&self) -> Vec<Line> {
        let mut glyphs: Vec<Glyph> = self.glyphs.iter().filter(|glyph| glyph.ch != ' ').cloned().collect();
        glyphs.sort_by(|a, b| a.y.total_cmp(&b.y));
        let mut lines: Vec<Line> = Vec::new();
        for glyph in glyphs {
            match lines.last_mut() {
                Some(line) if (glyph.y - line.y).abs() < 1.0 => line.glyphs.push(glyph),
                _ => lines.push(Line { y: glyph.y, glyphs: vec![glyph] }),
            }
        }
        for line in &mut lines {
            line.glyphs.sort_by(|a, b| a.x.total_cmp(&b.x));
        }
        lines
    }

    /// The lines of the type area: all but the page number.
    pub fn body(&self) -> Vec<Line> {
        let mut lines = self.lines();
        lines.pop();
        lines
    }

    pub fn text(&self) -> String {
        self.lines().iter().map(Line::text).collect()
    }
}

/// Characters and widths of a face in a document.
struct Face {
    name: String,
    characters: HashMap<u16, char>,
    widths: HashMap<u16, f32>,
}

pub fn read(pdf: &[u8]) -> Vec<Sheet> {
    let document = Document::load_mem(pdf).unwrap();
    let pages = document.get_pages();
    let mut known = HashMap::new();
    pages.values().map(|id| page(&document, *id, &mut known)).collect()
}

fn page(document: &Document, id: lopdf::ObjectId, known: &mut HashMap<Vec<u8>, Face>) -> Sheet {
    let dictionary = document.get_dictionary(id).unwrap();
    let size: Vec<f32> =
        dictionary.get(b"MediaBox").and_then(Object::as_array).unwrap().iter().map(|n| n.as_float().unwrap()).collect();
    for (name, font) in document.get_page_fonts(id).unwrap() {
        known.entry(name).or_insert_with(|| face(document, font));
    }
    let mut sheet = Sheet { width: size[2], height: size[3], ..Sheet::default() };
    let content = Content::decode(&document.get_page_content(id)).unwrap();
    let (mut font, mut size, mut x, mut y) = (Vec::new(), 0.0, 0.0, 0.0);
    let mut matrix: Vec<f32> = Vec::new();
    let number = |object: &Object| object.as_float().unwrap();
    for Operation { operator, operands } in &content.operations {
        match operator.as_str() {
            "Tf" => (font, size) = (operands[0].as_name().unwrap().to_vec(), number(&operands[1])),
            "Tm" => (x, y) = (number(&operands[4]), number(&operands[5])),
            "Tj" => show(&mut sheet, &known[&font], operands, size, [x, y]),
            "TJ" => show(&mut sheet, &known[&font], operands[0].as_array().unwrap(), size, [x, y]),
            "cm" => matrix = operands.iter().map(number).collect(),
            "Do" => drawn(document, dictionary, operands[0].as_name().unwrap(), &matrix, &mut sheet),
            _ => {}
        }
    }
    sheet
}

fn show(sheet: &mut Sheet, face: &Face, parts: &[Object], size: f32, [mut x, y]: [f32; 2]) {
    for part in parts {
        let Object::String(bytes, _) = part else {
            x -= part.as_float().unwrap() / 1000.0 * size;
            continue;
        };
        for pair in bytes.chunks(2) {
            let id = u16::from_be_bytes([pair[0], pair[1]]);
            let advance = face.widths.get(&id).copied().unwrap_or(1000.0) / 1000.0 * size;
            let ch = face.characters[&id];
            sheet.glyphs.push(Glyph { ch, x, y: sheet.height - y, size, advance, face: face.name.clone() });
            x += advance;
        }
    }
}

fn face(document: &Document, font: &Dictionary) -> Face {
    let name = String::from_utf8(font.get(b"BaseFont").unwrap().as_name().unwrap().to_vec()).unwrap();
    let map = font.get_deref(b"ToUnicode", document).unwrap().as_stream().unwrap();
    let map = String::from_utf8(map.decompressed_content().unwrap_or_else(|_| map.content.clone())).unwrap();
    // <0001> <4E00>, with code units of UTF-16 at the right.
    let mut characters = HashMap::new();
    for block in map.split("beginbfchar").skip(1) {
        let block = block.split("endbfchar").next().unwrap();
        let codes: Vec<&str> = block.split(['<', '>']).map(str::trim).filter(|code| !code.is_empty()).collect();
        for pair in codes.chunks(2) {
            let units: Vec<u16> =
                pair[1].as_bytes().chunks(4).map(|unit| hex(std::str::from_utf8(unit).unwrap())).collect();
            characters.insert(hex(pair[0]), char::decode_utf16(units).next().unwrap().unwrap());
        }
    }
    let below = font.get_deref(b"DescendantFonts", document).unwrap().as_array().unwrap();
    let below = document.dereference(&below[0]).unwrap().1.as_dict().unwrap();
    let mut widths = HashMap::new();
    let list = below.get_deref(b"W", document).unwrap().as_array().unwrap();
    for pair in list.chunks(2) {
        let first = u16::try_from(pair[0].as_i64().unwrap()).unwrap();
        for (id, width) in (first..).zip(pair[1].as_array().unwrap()) {
            widths.insert(id, width.as_float().unwrap());
        }
    }
    let name = name.split_once('+').map_or(name.clone(), |(_, name)| name.to_owned());
    Face { name, characters, widths }
}

fn hex(code: &str) -> u16 {
    u16::from_str_radix(code, 16).unwrap()
}

/// A drawing or a picture.
fn drawn(document: &Document, page: &Dictionary, name: &[u8], matrix: &[f32], sheet: &mut Sheet) {
    let resources = page.get_deref(b"Resources", document).unwrap().as_dict().unwrap();
    let drawings = resources.get_deref(b"XObject", document).unwrap().as_dict().unwrap();
    let form = drawings.get_deref(name, document).unwrap().as_stream().unwrap();
    if form.dict.get(b"Subtype").unwrap().as_name().unwrap() == b"Image" {
        let &[width, _, _, height, x, y] = matrix else { panic!("{matrix:?}") };
        let (from, to) = ([x, sheet.height - y - height], [x + width, sheet.height - y]);
        let cover = form.dict.get_deref(b"SMask", document).ok().map(|cover| cover.as_stream().unwrap().clone());
        return sheet.pictures.push(Picture { from, to, image: form.clone(), cover });
    }
    shapes(form, sheet);
}

/// The straight lines and the filled areas of a drawing.
fn shapes(form: &Stream, sheet: &mut Sheet) {
    let bytes = form.decompressed_content().unwrap_or_else(|_| form.content.clone());
    let mut path: Vec<([f32; 2], [f32; 2])> = Vec::new();
    let mut from = [0.0, 0.0];
    for Operation { operator, operands } in &Content::decode(&bytes).unwrap().operations {
        let point = || [operands[0].as_float().unwrap(), sheet.height - operands[1].as_float().unwrap()];
        match operator.as_str() {
            "m" => from = point(),
            "l" => {
                path.push((from, point()));
                from = point();
            }
            "S" => sheet.rules.append(&mut path),
            "f" => {
                let points = || path.iter().flat_map(|(from, to)| [*from, *to]);
                let corner =
                    |pick: fn(f32, f32) -> f32| points().reduce(|a, b| [pick(a[0], b[0]), pick(a[1], b[1])]).unwrap();
                sheet.areas.push((corner(f32::min), corner(f32::max)));
                path.clear();
            }
            _ => {}
        }
    }
}
