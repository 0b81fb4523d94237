//! Reads the part of SVG that a certificate's frame is drawn in, one user unit being one millimetre.
//!
//! Read are `svg`, `g`, `defs`, `use`, `path`, `rect`, `circle`, `title` and `desc` with `transform`, `fill`, `fill-rule`,
//! `stroke`, `stroke-width`, `stroke-linecap` and `stroke-linejoin` as attributes. Anything else is an error rather than
//! left out in silence: a frame that prints differently from what its maker saw is worse than one that is refused.

mod matrix;
mod path;

use std::collections::HashMap;

use quick_xml::Reader;
use quick_xml::events::{BytesStart, Event};

use matrix::Matrix;

use crate::drawing::{Cap, Join, Rgb, Shape, Step, Stroke};

/// A drawing: its size in millimetres and its shapes from back to front.
#[derive(Debug, Clone, PartialEq)]
pub struct Drawing {
    /// Width in millimetres.
    pub width: f32,
    /// Height in millimetres.
    pub height: f32,
    /// Shapes in drawing order.
    pub shapes: Vec<Shape>,
}

/// Why a frame could not be read.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// Not well-formed XML.
    #[error("边框图不是完整的 SVG 文件：{0}")]
    Xml(String),
    /// An element outside the part of SVG that is read.
    #[error("边框图里有不支持的图形“{0}”，请在绘图软件里转成路径后再导入")]
    Element(String),
    /// An attribute whose value cannot be read.
    #[error("边框图里“{element}”的“{attribute}”写法读不懂：{value}")]
    Value {
        /// The element's name.
        element: String,
        /// The attribute's name.
        attribute: &'static str,
        /// What stood there.
        value: String,
    },
    /// No `viewBox` that begins at 0 0.
    #[error("边框图没有从 0 0 开始的 viewBox，无法知道它的大小")]
    Size,
    /// `use` refers to something that is not there, or to itself.
    #[error("边框图引用了不存在的图形“{0}”")]
    Reference(String),
}

/// Reads a drawing.
///
/// # Errors
/// [`Error`] when the text is not XML, has no size, or holds what this reader does not draw.
pub fn read(svg: &str) -> Result<Drawing, Error> {
    let root = tree(svg)?;
    let size = numbers(root.get("viewBox").unwrap_or_default());
    let Some([0.0, 0.0, width, height]) = size.as_deref() else {
        return Err(Error::Size);
    };
    let mut painter = Painter { by_id: HashMap::new(), shapes: Vec::new() };
    painter.index(&root);
    painter.children(&root, &Style::default().with(&root)?, Matrix::IDENTITY, 0)?;
    Ok(Drawing { width: *width, height: *height, shapes: painter.shapes })
}

/// An element with its attributes and children.
#[derive(Debug, Default)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    children: Vec<Element>,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(n, _)| n == name).map(|(_, value)| value.as_str())
    }

    fn bad(&self, attribute: &'static str) -> Error {
        Error::Value {
            element: self.name.clone(),
            attribute,
            value: self.get(attribute).unwrap_or_default().chars().take(40).collect(),
        }
    }

    /// The attribute as a number; absent is `default`.
    fn number(&self, attribute: &'static str, default: f32) -> Result<f32, Error> {
        match self.get(attribute) {
            None => Ok(default),
            Some(value) => value.trim().parse().ok().filter(|n: &f32| n.is_finite()).ok_or_else(|| self.bad(attribute)),
        }
    }
}

fn tree(svg: &str) -> Result<Element, Error> {
    let broken = |why: &dyn std::fmt::Display| Error::Xml(why.to_string());
    let mut reader = Reader::from_str(svg);
    let mut open: Vec<Element> = Vec::new();
    loop {
        let done = match reader.read_event().map_err(|e| broken(&e))? {
            Event::Start(start) => {
                open.push(element(&start)?);
                continue;
            }
            Event::Empty(start) => element(&start)?,
            Event::End(_) => open.pop().ok_or_else(|| broken(&"多出的结束标签"))?,
            Event::Eof => return Err(broken(&"文件不完整")),
            _ => continue,
        };
        match open.last_mut() {
            Some(parent) => parent.children.push(done),
            None if done.name == "svg" => return Ok(done),
            None => return Err(broken(&"最外层不是 svg")),
        }
    }
}

fn element(start: &BytesStart<'_>) -> Result<Element, Error> {
    let name = start.local_name().as_ref().to_owned();
    let mut attributes = Vec::new();
    for attribute in start.attributes() {
        let attribute = attribute.map_err(|e| Error::Xml(e.to_string()))?;
        let value =
            attribute.normalized_value(quick_xml::XmlVersion::Implicit1_0).map_err(|e| Error::Xml(e.to_string()))?;
        let key = attribute.key.local_name().as_ref().to_owned();
        attributes.push((key, value.into_owned()));
    }
    Ok(Element { name, attributes, children: Vec::new() })
}

/// The numbers of a list separated by blanks or commas; None if one of them is none.
fn numbers(text: &str) -> Option<Vec<f32>> {
    text.split([' ', ',', '\n', '\t', '\r'])
        .filter(|part| !part.is_empty())
        .map(|part| part.parse::<f32>().ok().filter(|n| n.is_finite()))
        .collect()
}

/// The paint in force, inherited from parent to child.
#[derive(Debug, Clone, Copy)]
struct Style {
    fill: Option<Rgb>,
    even_odd: bool,
    stroke: Option<Rgb>,
    width: f32,
    cap: Cap,
    join: Join,
}

impl Default for Style {
    fn default() -> Self {
        Self { fill: Some([0; 3]), even_odd: false, stroke: None, width: 1.0, cap: Cap::Butt, join: Join::Miter }
    }
}

impl Style {
    fn with(mut self, element: &Element) -> Result<Self, Error> {
        let colour = |attribute| match element.get(attribute) {
            Some("none") => Ok(None),
            Some(value) => rgb(value).map(Some).ok_or_else(|| element.bad(attribute)),
            None => Ok(None),
        };
        if element.get("fill").is_some() {
            self.fill = colour("fill")?;
        }
        if element.get("stroke").is_some() {
            self.stroke = colour("stroke")?;
        }
        self.width = element.number("stroke-width", self.width)?;
        match element.get("fill-rule") {
            None => {}
            Some("evenodd") => self.even_odd = true,
            Some("nonzero") => self.even_odd = false,
            Some(_) => return Err(element.bad("fill-rule")),
        }
        match element.get("stroke-linecap") {
            None => {}
            Some("butt") => self.cap = Cap::Butt,
            Some("round") => self.cap = Cap::Round,
            Some("square") => self.cap = Cap::Square,
            Some(_) => return Err(element.bad("stroke-linecap")),
        }
        match element.get("stroke-linejoin") {
            None => {}
            Some("miter") => self.join = Join::Miter,
            Some("round") => self.join = Join::Round,
            Some("bevel") => self.join = Join::Bevel,
            Some(_) => return Err(element.bad("stroke-linejoin")),
        }
        for unsupported in ["style", "class", "opacity", "fill-opacity", "stroke-opacity", "clip-path", "mask"] {
            if element.get(unsupported).is_some() {
                return Err(Error::Element(format!("{} {unsupported}", element.name)));
            }
        }
        Ok(self)
    }
}

/// `#RGB` or `#RRGGBB`.
pub(super) fn rgb(text: &str) -> Option<Rgb> {
    let digits = text.trim().strip_prefix('#')?;
    let value = u32::from_str_radix(digits, 16).ok()?;
    match digits.len() {
        6 => Some([(value >> 16) as u8, (value >> 8) as u8, value as u8]),
        3 => Some([(value >> 8) as u8 & 15, (value >> 4) as u8 & 15, value as u8 & 15].map(|d| d * 17)),
        _ => None,
    }
}

/// Deeper nesting than any drawing has; a `use` that leads back to itself ends here.
const DEEPEST: usize = 32;

struct Painter<'a> {
    by_id: HashMap<&'a str, &'a Element>,
    shapes: Vec<Shape>,
}

impl<'a> Painter<'a> {
    fn index(&mut self, element: &'a Element) {
        if let Some(id) = element.get("id") {
            self.by_id.insert(id, element);
        }
        for child in &element.children {
            self.index(child);
        }
    }

    fn children(&mut self, element: &'a Element, style: &Style, place: Matrix, depth: usize) -> Result<(), Error> {
        element.children.iter().try_for_each(|child| self.paint(child, style, place, depth))
    }

    fn paint(&mut self, element: &'a Element, style: &Style, place: Matrix, depth: usize) -> Result<(), Error> {
        let style = style.with(element)?;
        let place = match element.get("transform") {
            None => place,
            Some(text) => place.then(Matrix::read(text).ok_or_else(|| element.bad("transform"))?),
        };
        match element.name.as_str() {
            "defs" | "title" | "desc" => Ok(()),
            "g" => self.children(element, &style, place, depth + 1),
            "use" => {
                let target = element.get("href").unwrap_or_default();
                let found = target.strip_prefix('#').and_then(|id| self.by_id.get(id).copied());
                let found = found.filter(|_| depth < DEEPEST).ok_or_else(|| Error::Reference(target.to_owned()))?;
                let offset = Matrix::translate(element.number("x", 0.0)?, element.number("y", 0.0)?);
                self.paint(found, &style, place.then(offset), depth + 1)
            }
            "path" => {
                let steps = path::read(element.get("d").unwrap_or_default()).ok_or_else(|| element.bad("d"))?;
                self.shape(steps, &style, place);
                Ok(())
            }
            "rect" => {
                let (x, y) = (element.number("x", 0.0)?, element.number("y", 0.0)?);
                let (w, h) = (element.number("width", 0.0)?, element.number("height", 0.0)?);
                self.shape(
                    vec![
                        Step::Move([x, y]),
                        Step::Line([x + w, y]),
                        Step::Line([x + w, y + h]),
                        Step::Line([x, y + h]),
                        Step::Close,
                    ],
                    &style,
                    place,
                );
                Ok(())
            }
            "circle" => {
                let r = element.number("r", 0.0)?;
                self.shape(path::circle(element.number("cx", 0.0)?, element.number("cy", 0.0)?, r), &style, place);
                Ok(())
            }
            other => Err(Error::Element(other.to_owned())),
        }
    }

    fn shape(&mut self, steps: Vec<Step>, style: &Style, place: Matrix) {
        let steps = steps
            .into_iter()
            .map(|step| match step {
                Step::Move(p) => Step::Move(place.apply(p)),
                Step::Line(p) => Step::Line(place.apply(p)),
                Step::Curve(a, b, p) => Step::Curve(place.apply(a), place.apply(b), place.apply(p)),
                Step::Close => Step::Close,
            })
            .collect();
        let stroke = style.stroke.map(|colour| Stroke {
            colour,
            width: style.width * place.scale(),
            cap: style.cap,
            join: style.join,
        });
        if style.fill.is_some() || stroke.is_some() {
            self.shapes.push(Shape { steps, fill: style.fill, even_odd: style.even_odd, stroke });
        }
    }
}
