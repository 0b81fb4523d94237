//! Certificates: facts and a template's sentences become words, words are laid out, checked, and printed by the hundred.

mod check;
mod code;
mod date;
mod imposition;
mod layout;
mod lines;
mod ruler;
mod sound;
mod svg;
mod template;
mod words;

use std::collections::BTreeMap;
use std::num::NonZero;
use std::panic::resume_unwind;

use chrono::NaiveDateTime;
use fonts::{Faces, Slot};

use crate::drawing::{BLACK, Dots, Rgb, Shape};
use crate::pdf::{self, Bookmark, Info, Page, Pages, Placed, Run};

pub use check::{Finding, Kind, Severity};
pub use date::{DateStyle, Day};
pub use layout::{Layout, Line, Text};
pub use ruler::ruler;
pub use sound::Fault;
pub use template::{
    Align, Area, Audience, Content, Field, PAPERS, Paper, Part, Seal, Sentences, Size, Stand, Template, templates,
};
pub use words::{Facts, TOKENS, Words, compose, unknown_token};

use check::Inspection;
use imposition::Imposition;
use layout::Compositor;

/// One paper: its words on its template.
#[derive(Debug, Clone, Copy)]
pub struct Sheet<'a> {
    /// What it looks like.
    pub template: &'a Template,
    /// What it says.
    pub words: &'a Words,
    /// What its code says; none for a paper without a code.
    pub code: Option<&'a str>,
}

/// What lies in the printer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stock {
    /// 内芯 bought with frame and title: the words alone are printed (套打).
    Bought,
    /// Plain paper: frame and title are drawn.
    Drawn,
}

/// What a printer does to a page, turned round: measured on its ruler page.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Adjust {
    /// To the right and downwards in millimetres.
    pub shift: [f32; 2],
    /// Across and down; 1 for true to size. From the middle of the paper.
    pub scale: [f32; 2],
    /// Clockwise in degrees, about the middle of the paper.
    pub turn: f32,
}

impl Default for Adjust {
    fn default() -> Self {
        Self { shift: [0.0, 0.0], scale: [1.0, 1.0], turn: 0.0 }
    }
}

impl Adjust {
    /// The PDF matrix for a paper in millimetres; none when there is nothing to do.
    fn matrix(&self, paper: Paper) -> Option<[f32; 6]> {
        if *self == Self::default() {
            return None;
        }
        let [cx, cy] = [paper.width, paper.height].map(|length| length / 2.0 * pdf::POINTS);
        // PDF counts upwards: a clockwise turn has the negative angle there.
        let (sin, cos) = (-self.turn.to_radians()).sin_cos();
        let [sx, sy] = self.scale;
        let (a, b, c, d) = (cos * sx, sin * sx, -sin * sy, cos * sy);
        let [dx, dy] = [self.shift[0] * pdf::POINTS, -self.shift[1] * pdf::POINTS];
        Some([a, b, c, d, cx - a * cx - c * cy + dx, cy - b * cx - d * cy + dy])
    }
}

/// How a batch is printed.
#[derive(Debug, Clone, PartialEq)]
pub struct Options {
    /// What lies in the printer.
    pub stock: Stock,
    /// A larger sheet that several papers are printed on and cut from; none for a sheet each.
    pub sheet: Option<Paper>,
    /// What this printer needs to be told.
    pub adjust: Adjust,
    /// The document's title.
    pub title: String,
    /// When it is made, local time.
    pub made: NaiveDateTime,
}

/// A printed batch.
#[derive(Debug, Clone, PartialEq)]
pub struct Printed {
    /// The PDF.
    pub bytes: Vec<u8>,
    /// How many pages.
    pub pages: usize,
    /// Which face stood in for which, and what was made smaller.
    pub notes: Vec<String>,
}

/// Why a batch was not printed.
#[derive(Debug, Clone, PartialEq, thiserror::Error)]
pub enum Error {
    /// Some papers would come out wrong; nothing was printed.
    #[error("{}", first(.0))]
    Refused(Vec<Finding>),
    /// The frame of a template cannot be drawn.
    #[error("模板“{template}”的{why}")]
    Frame {
        /// The template's title.
        template: String,
        /// What is wrong with the drawing.
        why: String,
    },
    /// A sheet that holds no more than one of the papers.
    #[error("{} × {} 毫米的大纸放不下两张 {} × {} 毫米的证书，请换大一些的纸，或者不拼版。", .sheet.width, .sheet.height, .paper.width, .paper.height)]
    Sheet {
        /// The sheet.
        sheet: Paper,
        /// A paper of the batch.
        paper: Paper,
    },
    /// A template without a place for the code that was wanted.
    #[error("模板“{0}”上没有放二维码的地方。请在“模板”里加上，或者不印二维码。")]
    NoPlace(String),
    /// More words than a code holds.
    #[error("“{0}”的字太多，二维码里放不下。请缩短奖项名称，或者不印二维码。")]
    LongCode(String),
    /// The PDF could not be written.
    #[error(transparent)]
    Pdf(#[from] pdf::Error),
}

fn first(findings: &[Finding]) -> String {
    let mut errors = findings.iter().filter(|finding| finding.severity == Severity::Error);
    match (errors.next(), errors.count()) {
        (Some(one), 0) => format!("第 {} 张：{}。", one.paper + 1, one.message),
        (Some(one), more) => format!("第 {} 张：{}；另有 {more} 处。", one.paper + 1, one.message),
        (None, _) => "没有打印。".into(),
    }
}

/// The check before printing: everything that is wrong or worth a look, paper by paper.
pub fn check(sheets: &[Sheet<'_>], faces: &Faces, stock: Stock) -> Vec<Finding> {
    lay_out(sheets, faces, stock).1
}

/// Prints a batch as one PDF, a page a paper, bookmarked by name.
///
/// # Errors
/// [`Error::Refused`] when the check finds an error in any paper: nothing is printed with a blank or a cut name.
pub fn print(sheets: &[Sheet<'_>], faces: &Faces, options: &Options) -> Result<Printed, Error> {
    let (layouts, findings) = lay_out(sheets, faces, options.stock);
    if findings.iter().any(|finding| finding.severity == Severity::Error) {
        return Err(Error::Refused(findings));
    }
    draw(sheets, layouts, &findings, faces, options)
}

/// A picture of papers as they would be, also of those that the check refuses: to be looked at, not to be printed.
///
/// # Errors
/// [`Error::Frame`] and [`Error::Pdf`].
pub fn picture(sheets: &[Sheet<'_>], faces: &Faces, options: &Options) -> Result<Printed, Error> {
    let (layouts, findings) = lay_out(sheets, faces, options.stock);
    draw(sheets, layouts, &findings, faces, options)
}

fn draw(
    sheets: &[Sheet<'_>],
    layouts: Vec<Layout>,
    findings: &[Finding],
    faces: &Faces,
    options: &Options,
) -> Result<Printed, Error> {
    let mut pages = Pages::default();
    let mut frames: BTreeMap<&str, usize> = BTreeMap::new();
    let mut imposition = Imposition::new(options.sheet);
    for ((sheet, layout), code) in sheets.iter().zip(layouts).zip(codes(sheets)?) {
        let template = sheet.template;
        let Paper { width, height } = template.paper;
        let form = match &template.frame {
            Some(frame) if options.stock == Stock::Drawn => Some(match frames.get(template.name.as_str()) {
                Some(form) => *form,
                None => {
                    pages.forms.push((framed(template, frame)?, [width, height]));
                    frames.insert(&template.name, pages.forms.len() - 1);
                    pages.forms.len() - 1
                }
            }),
            _ => None,
        };
        let place = imposition.next(template.paper)?;
        if let Some((size, shapes)) = place.fresh {
            let matrix = options.adjust.matrix(size);
            pages.pages.push(Page { width: size.width, height: size.height, matrix, shapes, ..Page::default() });
        }
        let index = pages.pages.len() - 1;
        let page = &mut pages.pages[index];
        page.forms.extend(form.map(|form| (form, place.at)));
        let [x, y] = place.at;
        page.dots.extend(code.map(|code| Dots { at: [code.at[0] + x, code.at[1] + y], ..code }));
        for text in &layout.texts {
            let field = &template.fields[text.field];
            // Stock is printed in one ink.
            let colour = match options.stock {
                Stock::Drawn => svg::rgb(&field.colour).unwrap_or(BLACK),
                Stock::Bought => BLACK,
            };
            let moved = |run: Run| Run { x: run.x + x, baseline: run.baseline + y, ..run };
            page.runs.extend(text.lines.iter().flat_map(|line| runs(line, text.size, colour)).map(moved));
        }
        pages.bookmarks.push(Bookmark { level: 1, text: sheet.words.name.clone(), page: index });
    }
    let author = sheets.first().map(|sheet| sheet.words.issuers.join("、")).unwrap_or_default();
    let info = Info { title: options.title.clone(), author, made: options.made, true_size: true };
    let bytes = pdf::write(&pages, faces, &info)?;
    Ok(Printed { bytes, pages: pages.pages.len(), notes: notes(sheets, faces, findings) })
}

/// The codes of a batch, none for a paper without one. On all cores: for each code the best of eight masks is looked for,
/// which takes longer than all the rest of its paper.
fn codes(sheets: &[Sheet<'_>]) -> Result<Vec<Option<Dots>>, Error> {
    let of = |sheet: &Sheet<'_>| -> Result<Option<Dots>, Error> {
        let Some(text) = sheet.code else { return Ok(None) };
        let area = sheet.template.code.ok_or_else(|| Error::NoPlace(sheet.template.title.clone()))?;
        code::dots(text, area).map(Some).ok_or_else(|| Error::LongCode(sheet.words.name.clone()))
    };
    let cores = std::thread::available_parallelism().map_or(1, NonZero::get);
    let share = sheets.len().div_ceil(cores).max(1);
    std::thread::scope(|scope| {
        let shares: Vec<_> =
            sheets.chunks(share).map(|share| scope.spawn(move || share.iter().map(of).collect::<Vec<_>>())).collect();
        shares.into_iter().flat_map(|share| share.join().unwrap_or_else(|cause| resume_unwind(cause))).collect()
    })
}

/// The frame of a template, stretched to its paper.
fn framed(template: &Template, frame: &str) -> Result<Vec<Shape>, Error> {
    let why = |cause: svg::Error| Error::Frame { template: template.title.clone(), why: cause.to_string() };
    let drawing = svg::read(frame).map_err(why)?;
    let [x, y] = [template.paper.width / drawing.width, template.paper.height / drawing.height];
    if (x - 1.0).abs() < 1e-4 && (y - 1.0).abs() < 1e-4 {
        return Ok(drawing.shapes);
    }
    Ok(drawing.shapes.into_iter().map(|shape| shape.stretched([x, y])).collect())
}

fn lay_out(sheets: &[Sheet<'_>], faces: &Faces, stock: Stock) -> (Vec<Layout>, Vec<Finding>) {
    let mut findings = Vec::new();
    let mut layouts = vec![Layout { texts: Vec::new() }; sheets.len()];
    // One compositor for each template: it remembers what it has looked up. The sentences may differ, the places do not.
    let mut names: Vec<&str> = sheets.iter().map(|sheet| sheet.template.name.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    for name in names {
        let mut of_template = sheets.iter().enumerate().filter(|(_, sheet)| sheet.template.name == name).peekable();
        let Some((_, first)) = of_template.peek() else { continue };
        let template = first.template;
        let mut compositor = Compositor::new(template, |slot, ch| faces.glyph(slot, ch));
        let mut inspection = Inspection::default();
        for (index, sheet) in of_template {
            let layout = compositor.paper(sheet.words, stock == Stock::Drawn);
            inspection.paper(index, sheet.template, sheet.words, &layout);
            layouts[index] = layout;
        }
        findings.append(&mut inspection.findings);
    }
    findings.sort_by_key(|finding| finding.paper);
    (layouts, findings)
}

/// A line as runs of one face each.
fn runs(line: &Line, size: f32, colour: Rgb) -> Vec<Run> {
    let em = size / pdf::POINTS;
    let mut x = line.x;
    let mut runs: Vec<Run> = Vec::new();
    for (ch, glyph) in &line.glyphs {
        // A character without a glyph has been refused before.
        let Some(glyph) = glyph else { continue };
        let step = glyph.advance + line.spacing;
        let placed = Placed { ch: *ch, id: glyph.id, advance: glyph.advance, step };
        match runs.last_mut() {
            Some(run) if run.face == glyph.face => run.glyphs.push(placed),
            _ => {
                let baseline = line.baseline;
                runs.push(Run { face: glyph.face, size, x, baseline, colour, thick: false, glyphs: vec![placed] });
            }
        }
        x += step * em;
    }
    runs
}

/// Which face stood in, and which papers were made smaller.
fn notes(sheets: &[Sheet<'_>], faces: &Faces, findings: &[Finding]) -> Vec<String> {
    let mut slots: Vec<Slot> =
        sheets.iter().flat_map(|sheet| sheet.template.fields.iter().map(|field| field.font)).collect();
    slots.sort_unstable();
    slots.dedup();
    let stood_in = slots
        .into_iter()
        .filter_map(|slot| Some(format!("本机没有{}，用“{}”代替", slot.label(), faces.stands_in(slot)?.name)));
    let shrunk = findings
        .iter()
        .filter(|finding| finding.severity == Severity::Warning)
        .map(|finding| format!("{}：{}", sheets[finding.paper].words.name, finding.message));
    stood_in.chain(shrunk).collect()
}
