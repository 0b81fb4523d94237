//! Pages to PDF bytes: the only part of this crate that names printpdf.
//!
//! Glyphs are placed one by one where the layout says; only those used are embedded. What is drawn on many pages is one
//! form. The same pages always give the same bytes: every name and id comes from the content, every time from [`Info`].

mod face;
mod operators;
mod outline;
mod paste;

use std::collections::BTreeMap;
use std::sync::Arc;

use chrono::{Datelike, NaiveDateTime, Timelike};
use fonts::Faces;
use lopdf::{Dictionary, Object};
use printpdf::{
    Color, CurTransMat, DictItem, ExternalStream, ExternalXObject, FontId, Mm, Op, PdfDocument, PdfFontHandle, PdfPage,
    PdfSaveOptions, Pt, Rgb as PdfRgb, TextItem, TextMatrix, TextRenderingMode, XObject, XObjectId, XObjectTransform,
};
use sha2::{Digest, Sha256};

use crate::document::TooLong;
use crate::drawing::{Dots, Rgb, Shape};
use crate::picture::{self, Image};

/// Points in a millimetre.
pub const POINTS: f32 = 72.0 / 25.4;

/// The line around a thickened glyph, in sizes: what word processors draw.
const THICK: f32 = 0.03;

/// What the document says of itself.
#[derive(Debug, Clone, PartialEq)]
pub struct Info {
    /// The title, shown by readers in their window.
    pub title: String,
    /// The office that made it.
    pub author: String,
    /// When it was made, local time.
    pub made: NaiveDateTime,
    /// True for papers that are printed on stock or measured by hand: readers must not scale them to fit.
    pub true_size: bool,
}

/// A page to write.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Page {
    /// Width in millimetres.
    pub width: f32,
    /// Height in millimetres.
    pub height: f32,
    /// Drawings used on many pages, by their index in [`Pages::forms`], each with its shift to the right and downwards in
    /// millimetres; behind everything else.
    pub forms: Vec<(usize, [f32; 2])>,
    /// What the printer needs everything on the page to be moved, scaled and turned by, as a PDF matrix.
    pub matrix: Option<[f32; 6]>,
    /// Outlines of this page alone.
    pub shapes: Vec<Shape>,
    /// Squares of dots of this page alone.
    pub dots: Vec<Dots>,
    /// Pictures of this page alone, below its text.
    pub pictures: Vec<Pasted>,
    /// Text.
    pub runs: Vec<Run>,
}

impl Page {
    fn has_own_drawing(&self) -> bool {
        !self.shapes.is_empty() || !self.dots.is_empty()
    }
}

/// A picture in its place.
#[derive(Debug, Clone, PartialEq)]
pub struct Pasted {
    /// Its upper left corner in millimetres.
    pub at: [f32; 2],
    /// Its width and height in millimetres.
    pub size: [f32; 2],
    /// The picture.
    pub image: Arc<Image>,
}

/// Glyphs of one face and size on one baseline.
#[derive(Debug, Clone, PartialEq)]
pub struct Run {
    /// The face, as its index in the faces.
    pub face: usize,
    /// Size in points.
    pub size: f32,
    /// Left end in millimetres.
    pub x: f32,
    /// Baseline in millimetres from the upper edge.
    pub baseline: f32,
    /// Colour.
    pub colour: Rgb,
    /// Thickened by a thin line around each glyph: bold where the face has no bold one.
    pub thick: bool,
    /// The glyphs from left to right.
    pub glyphs: Vec<Placed>,
}

/// A glyph in its place.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Placed {
    /// The character, for selection and search.
    pub ch: char,
    /// The glyph's number in the face.
    pub id: u16,
    /// The face's own advance, in sizes.
    pub advance: f32,
    /// From this glyph's origin to the next one's, in sizes.
    pub step: f32,
}

/// A line of the outline that readers show beside the pages.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Bookmark {
    /// 1 for the highest.
    pub level: u8,
    /// The words.
    pub text: String,
    /// The page, from 0.
    pub page: usize,
}

/// A whole document.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Pages {
    /// The pages.
    pub pages: Vec<Page>,
    /// Drawings that pages share, each with the size in millimetres that it was drawn for.
    pub forms: Vec<(Vec<Shape>, [f32; 2])>,
    /// The outline.
    pub bookmarks: Vec<Bookmark>,
}

/// Why a document could not be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// A face could not be cut down to the glyphs used.
    #[error("字体“{face}”不能嵌入（{why}）。请换一款字体，或删除这款字体后再试。")]
    Face {
        /// Its name.
        face: String,
        /// What the library says.
        why: String,
    },
    /// Setting so many words would take all memory.
    #[error(transparent)]
    TooLong(#[from] TooLong),
    /// A picture cannot be set.
    #[error(transparent)]
    Picture(#[from] picture::Error),
    /// The bytes could not be assembled.
    #[error("PDF 没有写成（{0}）。")]
    Write(String),
}

/// Writes the document.
///
/// # Errors
/// [`Error::Face`] when a face's licence bits or tables refuse embedding; [`Error::Write`] when assembly fails.
pub fn write(document: &Pages, faces: &Faces, info: &Info) -> Result<Vec<u8>, Error> {
    let mut pdf = PdfDocument::new(&info.title);
    let metadata = &mut pdf.metadata.info;
    metadata.author.clone_from(&info.author);
    metadata.creator = "协办".into();
    metadata.producer = "协办".into();
    let embedded = face::embed(document, faces)?;
    for (name, font) in embedded.values() {
        pdf.resources.fonts.map.insert(FontId(name.clone()), printpdf::PdfFont::new(font.clone()));
    }
    for (index, (shapes, size)) in document.forms.iter().enumerate() {
        pdf.resources.xobjects.map.insert(form_id(index), form(shapes, &[], *size));
    }
    for (index, page) in document.pages.iter().enumerate() {
        if page.has_own_drawing() {
            let drawing = form(&page.shapes, &page.dots, [page.width, page.height]);
            pdf.resources.xobjects.map.insert(own_id(index), drawing);
        }
        for (at, pasted) in page.pictures.iter().enumerate() {
            pdf.resources.xobjects.map.insert(paste::id(index, at), paste::embedded(&pasted.image));
        }
        let ops = operations(page, index, &embedded);
        pdf.pages.push(PdfPage::new(Mm(page.width), Mm(page.height), ops));
    }
    // Faces are cut already: printpdf's own subsetting would need its layout engine.
    let options = PdfSaveOptions { optimize: true, subset_fonts: false, secure: true, image_optimization: None };
    let mut lo = pdf.to_lopdf_document(&options, &mut Vec::new());
    // A thousand pages are held twice from here on otherwise.
    drop(pdf);
    // Only printpdf's own way to bytes compresses.
    lo.compress();
    finish(&mut lo, document, info).map_err(|cause| Error::Write(cause.to_string()))?;
    let mut bytes = Vec::new();
    // A thousand pages are four thousand small objects: together in streams (PDF 1.5) they take a tenth of the room.
    lo.save_modern(&mut bytes).map_err(|cause| Error::Write(cause.to_string()))?;
    Ok(bytes)
}

/// Takes what is written and keeps its digest alone.
#[derive(Default)]
struct Digesting(Sha256);

impl std::io::Write for Digesting {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// The drawing of a page alone.
fn own_id(page: usize) -> XObjectId {
    XObjectId(format!("P{page}"))
}

fn form_id(index: usize) -> XObjectId {
    XObjectId(format!("D{index}"))
}

fn form(shapes: &[Shape], dots: &[Dots], [width, height]: [f32; 2]) -> XObject {
    let name = |name: &str| DictItem::Name(name.as_bytes().to_vec());
    let corners = [0.0, 0.0, width * POINTS, height * POINTS].map(DictItem::Real);
    let dict = BTreeMap::from([
        ("Type".to_owned(), name("XObject")),
        ("Subtype".to_owned(), name("Form")),
        ("BBox".to_owned(), DictItem::Array(corners.to_vec())),
    ]);
    let content = operators::draw(shapes, dots, height);
    XObject::External(ExternalXObject {
        stream: ExternalStream { dict, content, compress: true },
        width: None,
        height: None,
        dpi: None,
    })
}

fn operations(page: &Page, index: usize, embedded: &BTreeMap<usize, (String, printpdf::ParsedFont)>) -> Vec<Op> {
    let mut ops = Vec::new();
    if let Some(matrix) = page.matrix {
        ops.push(Op::SetTransformationMatrix { matrix: CurTransMat::Raw(matrix) });
    }
    let mut place = |id: XObjectId, [x, y]: [f32; 2]| {
        let transform = XObjectTransform {
            translate_x: Some(Pt(x * POINTS)),
            translate_y: Some(Pt(-y * POINTS)),
            no_auto_scale: true,
            ..XObjectTransform::default()
        };
        ops.push(Op::UseXobject { id, transform });
    };
    for (form, shift) in &page.forms {
        place(form_id(*form), *shift);
    }
    if page.has_own_drawing() {
        place(own_id(index), [0.0, 0.0]);
    }
    ops.extend(
        page.pictures.iter().enumerate().map(|(at, pasted)| paste::set(paste::id(index, at), pasted, page.height)),
    );
    ops.push(Op::StartTextSection);
    let mut ink = None;
    let mut thick = false;
    for run in &page.runs {
        let Some((name, _)) = embedded.get(&run.face) else { continue };
        if ink != Some(run.colour) {
            let [r, g, b] = run.colour.map(|part| f32::from(part) / 255.0);
            let col = Color::Rgb(PdfRgb { r, g, b, icc_profile: None });
            ops.push(Op::SetFillColor { col: col.clone() });
            ops.push(Op::SetOutlineColor { col });
            ink = Some(run.colour);
        }
        if thick != run.thick {
            thick = run.thick;
            let mode = if thick { TextRenderingMode::FillStroke } else { TextRenderingMode::Fill };
            ops.push(Op::SetTextRenderingMode { mode });
        }
        if thick {
            ops.push(Op::SetOutlineThickness { pt: Pt(run.size * THICK) });
        }
        ops.push(Op::SetFont { font: PdfFontHandle::External(FontId(name.clone())), size: Pt(run.size) });
        let (x, y) = (Pt(run.x * POINTS), Pt((page.height - run.baseline) * POINTS));
        ops.push(Op::SetTextMatrix { matrix: TextMatrix::Translate(x, y) });
        let mut items = Vec::new();
        let mut text = String::new();
        for (index, glyph) in run.glyphs.iter().enumerate() {
            text.push(glyph.ch);
            let gap = (glyph.advance - glyph.step) * 1000.0;
            if gap.abs() >= 0.01 && index + 1 < run.glyphs.len() {
                items.push(TextItem::Text(std::mem::take(&mut text)));
                items.push(TextItem::Offset(gap));
            }
        }
        items.push(TextItem::Text(text));
        ops.push(Op::ShowText { items });
    }
    ops.push(Op::EndTextSection);
    ops
}

/// What printpdf leaves out or draws by lot: language, outline, page mode, print scaling, dates, the document's id.
fn finish(lo: &mut lopdf::Document, document: &Pages, info: &Info) -> lopdf::Result<()> {
    let stamp = stamp(info.made);
    if let Ok(id) = lo.trailer.get(b"Info").and_then(Object::as_reference) {
        let dictionary = lo.get_object_mut(id)?.as_dict_mut()?;
        dictionary.set("Title", utf16(&info.title));
        dictionary.set("Author", utf16(&info.author));
        dictionary.set("Creator", utf16("协办"));
        dictionary.set("Producer", utf16("协办"));
        dictionary.set("CreationDate", Object::string_literal(stamp.clone()));
        dictionary.set("ModDate", Object::string_literal(stamp));
    }
    let outline = outline::of(lo, &document.bookmarks);
    let catalog = lo.catalog_mut()?;
    catalog.set("Lang", Object::string_literal("zh-CN"));
    let mut preferences = Dictionary::new();
    preferences.set("DisplayDocTitle", true);
    if info.true_size {
        preferences.set("PrintScaling", Object::Name(b"None".to_vec()));
    }
    catalog.set("ViewerPreferences", preferences);
    catalog.set("PageLayout", Object::Name(b"OneColumn".to_vec()));
    let mode: &[u8] = if outline.is_some() { b"UseOutlines" } else { b"UseNone" };
    catalog.set("PageMode", Object::Name(mode.to_vec()));
    if let Some(outline) = outline {
        catalog.set("Outlines", outline);
    }
    lo.trailer.remove(b"ID");
    let mut content = Digesting::default();
    lo.save_to(&mut content)?;
    let id = Object::String(content.0.finalize()[..16].to_vec(), lopdf::StringFormat::Hexadecimal);
    lo.trailer.set("ID", vec![id.clone(), id]);
    Ok(())
}

/// A text string as PDF has it for Chinese: UTF-16BE with its mark.
fn utf16(text: &str) -> Object {
    let units = std::iter::once(0xFEFF).chain(text.encode_utf16());
    Object::String(units.flat_map(u16::to_be_bytes).collect(), lopdf::StringFormat::Hexadecimal)
}

fn stamp(made: NaiveDateTime) -> String {
    let (date, time) = (made.date(), made.time());
    format!(
        "D:{:04}{:02}{:02}{:02}{:02}{:02}",
        date.year(),
        date.month(),
        date.day(),
        time.hour(),
        time.minute(),
        time.second()
    )
}

/// How many pages a PDF of any origin has; none for what cannot be read as one.
pub fn pages_of(bytes: &[u8]) -> Option<usize> {
    let document = lopdf::Document::load_mem(bytes).ok()?;
    Some(document.get_pages().len()).filter(|pages| *pages > 0)
}
