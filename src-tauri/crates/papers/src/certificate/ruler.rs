//! 标尺页: printed once on a printer and measured with a ruler, it shows what the printer does to a page.

use chrono::NaiveDateTime;
use fonts::{Faces, Slot};

use super::layout::Compositor;
use super::template::{Align, Area, Audience, Content, Field, Paper, Sentences, Size, Stand, Template};
use super::words::Words;
use super::{Adjust, DateStyle, Error, Printed, runs};
use crate::drawing::{BLACK, Shape};
use crate::pdf::{self, Info, Page, Pages};

/// From the edges of the paper to the crosses, in millimetres.
const INSET: f32 = 20.0;

/// The ruler page for a paper. With what was measured put in, the crosses stand where the text says.
///
/// # Errors
/// [`Error::Pdf`] when it cannot be written.
pub fn ruler(paper: Paper, faces: &Faces, adjust: &Adjust, made: NaiveDateTime) -> Result<Printed, Error> {
    let Paper { width, height } = paper;
    let mut page = Page { width, height, matrix: adjust.matrix(paper), ..Page::default() };
    let rule = |from, to| Shape::rule(from, to, 0.2);
    for x in [INSET, width - INSET] {
        for y in [INSET, height - INSET] {
            page.shapes.push(rule([x - 8.0, y], [x + 8.0, y]));
            page.shapes.push(rule([x, y - 8.0], [x, y + 8.0]));
        }
    }
    // A hundred millimetres across and down, ticked.
    let [left, top] = [width / 2.0 - 50.0, height / 2.0 - 50.0];
    page.shapes.push(rule([left, top], [left + 100.0, top]));
    page.shapes.push(rule([left, top], [left, top + 100.0]));
    for step in 0..=100_u8 {
        let at = f32::from(step);
        let length = if step % 10 == 0 { 5.0 } else { 2.0 };
        page.shapes.push(rule([left + at, top], [left + at, top + length]));
        page.shapes.push(rule([left, top + at], [left + length, top + at]));
    }
    let template = words(paper, [left + 14.0, top + 14.0]);
    let mut compositor = Compositor::new(&template, |slot, ch| faces.glyph(slot, ch));
    for text in compositor.paper(&Words::default(), true).texts {
        page.runs.extend(text.lines.iter().flat_map(|line| runs(line, text.size, BLACK)));
    }
    let pages = Pages { pages: vec![page], ..Pages::default() };
    let info = Info { title: "标尺页".into(), author: String::new(), made, true_size: true };
    Ok(Printed { bytes: pdf::write(&pages, faces, &info)?, pages: 1, notes: Vec::new() })
}

/// What to measure, as a template of printed words.
fn words(paper: Paper, [x, y]: [f32; 2]) -> Template {
    let text = format!(
        "标尺页 {} × {} 毫米，按实际大小打印\n一、左上角十字的中心到纸的左边、上边应各是 {INSET} 毫米。量得多了，偏移填负数；少了，填正数。\n\
         二、横尺、竖尺的总长应各是 100 毫米。缩放填 100 除以量得的长度。\n\
         三、右上角十字比左上角低了多少毫米，除以两个十字的距离再乘 57.3，就是歪了的度数，旋转填它的负数。",
        paper.width, paper.height
    );
    let field = Field {
        content: Content::Printed(text),
        area: Area { x, y, width: 82.0, height: 80.0 },
        font: Slot::Sans,
        size: Size { min: 7.0, max: 10.5 },
        align: Align::Start,
        stand: Stand::Top,
        wrap: true,
        leading: 1.5,
        spacing: 0.0,
        indent: 0.0,
        colour: "#000000".into(),
    };
    let nothing = Sentences {
        recipient: String::new(),
        body: Vec::new(),
        closing: String::new(),
        number: String::new(),
        address: String::new(),
    };
    Template {
        name: "ruler".into(),
        title: "标尺页".into(),
        audience: Audience::Person,
        paper,
        date: DateStyle::Arabic,
        sentences: nothing,
        seal: None,
        photo: None,
        code: None,
        fields: vec![field],
        frame: None,
    }
}
