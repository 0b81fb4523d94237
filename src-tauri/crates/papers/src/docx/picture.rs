//! Pictures: their parts of the package, and where the words show them (ECMA-376 part 1, 20.4 and 20.2).

use std::io::Cursor;

use image::codecs::png::PngEncoder;
use image::{ExtendedColorType, ImageEncoder};

use super::body::Body;
use super::paragraph::{Paragraph, Span};
use super::xml::Xml;
use super::{Error, RELATIONS, style};
use crate::document::{Align, Picture};
use crate::layout::{figure, guess};
use crate::picture::{Content, Image, Inks};

const DRAWING: &str = "http://schemas.openxmlformats.org/drawingml/2006";

/// What a line with a picture has below it, in points: so much less stands above, and the words below stay on the grid.
const BELOW: f32 = 1.0;

/// The units that drawings are measured in, of which a point has so many.
const EMU: f32 = 12_700.0;

/// A picture that stands in a line as a character does.
#[derive(Debug, Clone)]
pub(super) struct Inline {
    /// Which one of the document, from 1.
    pub(super) number: usize,
    /// Width and height in points.
    pub(super) size: [f32; 2],
    /// What it shows, for those who do not see it: its caption.
    pub(super) shows: String,
}

impl Inline {
    /// The run of the picture.
    pub(super) fn write(&self, xml: &mut Xml) {
        let [width, height] = self.size.map(|length| ((length * EMU).round() as i64).max(1));
        let extent: [(&str, &dyn std::fmt::Display); 2] = [("cx", &width), ("cy", &height)];
        let (number, name, shows) = (self.number, format!("图片 {}", self.number), &self.shows);
        let told: [(&str, &dyn std::fmt::Display); 3] = [("id", &number), ("name", &name), ("descr", shows)];
        let main = format!("{DRAWING}/main");
        let picture = format!("{DRAWING}/picture");
        xml.open("w:r", &[]);
        xml.open("w:drawing", &[]);
        let words = format!("{DRAWING}/wordprocessingDrawing");
        let apart: [(&str, &dyn std::fmt::Display); 5] =
            [("xmlns:wp", &words), ("distT", &0), ("distB", &0), ("distL", &0), ("distR", &0)];
        xml.open("wp:inline", &apart);
        xml.leaf("wp:extent", &extent);
        xml.leaf("wp:docPr", &told);
        xml.open("a:graphic", &[("xmlns:a", &main)]);
        xml.open("a:graphicData", &[("uri", &picture)]);
        xml.open("pic:pic", &[("xmlns:pic", &picture)]);
        xml.open("pic:nvPicPr", &[]);
        xml.leaf("pic:cNvPr", &told);
        xml.leaf("pic:cNvPicPr", &[]);
        xml.close("pic:nvPicPr");
        xml.open("pic:blipFill", &[]);
        xml.leaf("a:blip", &[("r:embed", &relation(self.number))]);
        xml.open("a:stretch", &[]);
        xml.leaf("a:fillRect", &[]);
        xml.close("a:stretch");
        xml.close("pic:blipFill");
        xml.open("pic:spPr", &[]);
        xml.open("a:xfrm", &[]);
        xml.leaf("a:off", &[("x", &0), ("y", &0)]);
        xml.leaf("a:ext", &extent);
        xml.close("a:xfrm");
        xml.open("a:prstGeom", &[("prst", &"rect")]);
        xml.leaf("a:avLst", &[]);
        xml.close("a:prstGeom");
        xml.close("pic:spPr");
        xml.close("pic:pic");
        xml.close("a:graphicData");
        xml.close("a:graphic");
        xml.close("wp:inline");
        xml.close("w:drawing");
        xml.close("w:r");
    }
}

impl Body<'_> {
    /// A picture over its caption, both in the middle.
    pub(super) fn picture(&mut self, picture: &Picture) {
        let Some((at, image)) = self.images.next() else { return };
        let look = self.manner.table.header;
        let page = figure::Page { manner: self.manner, landscape: self.landscape };
        let shows = figure::caption(picture);
        let fit = figure::Fit::new(picture, image, guess::lines(&shows, look, self.width()), page, self.foot);
        let captioned = !shows.is_empty();
        let inline = Inline { number: at + 1, size: fit.size, shows: shows.clone() };
        let middle = Paragraph { align: Some(Align::Centre), ..Paragraph::default() };
        let after = if captioned { fit.between } else { fit.apart };
        self.push(Paragraph {
            picture: Some(inline),
            // The mark at its end must not make the line higher than the picture.
            spans: vec![Span { look: Some(style::TINY), ..Span::default() }],
            keep: Some(captioned),
            before: fit.apart - BELOW,
            after,
            ..middle.clone()
        });
        if captioned {
            let spans = vec![Span { text: shows, look: Some(look), ..Span::default() }];
            self.push(Paragraph { spans, pitch: Some(fit.pitch), after: fit.apart, ..middle });
        }
    }
}

/// Behind those of the styles and the footers.
fn relation(number: usize) -> String {
    format!("rIdImage{number}")
}

/// The name of a picture's part below `word/`.
pub(super) fn part(number: usize, image: &Image) -> String {
    let ending = match image.content {
        Content::Jpeg { .. } => "jpeg",
        Content::Plain { .. } => "png",
    };
    format!("media/image{number}.{ending}")
}

/// Tells the document of a picture's part.
pub(super) fn relate(xml: &mut Xml, number: usize, image: &Image) {
    let kind = format!("{RELATIONS}/image");
    let attributes: [(&str, &dyn std::fmt::Display); 3] =
        [("Id", &relation(number)), ("Type", &kind), ("Target", &part(number, image))];
    xml.leaf("Relationship", &attributes);
}

/// A picture as a file.
///
/// # Errors
/// The dots cannot be coded.
pub(super) fn file(image: &Image) -> Result<Vec<u8>, Error> {
    let (dots, inks, alpha) = match &image.content {
        Content::Jpeg { bytes, .. } => return Ok(bytes.clone()),
        Content::Plain { bytes, inks, alpha } => (bytes, *inks, alpha),
    };
    let count = if inks == Inks::Gray { 1 } else { 3 };
    let (dots, colour) = match (alpha, inks) {
        (None, Inks::Gray) => (dots.clone(), ExtendedColorType::L8),
        (None, _) => (dots.clone(), ExtendedColorType::Rgb8),
        (Some(alpha), inks) => {
            let dots = dots.chunks(count).zip(alpha).flat_map(|(inks, cover)| inks.iter().chain([cover])).copied();
            let colour = if inks == Inks::Gray { ExtendedColorType::La8 } else { ExtendedColorType::Rgba8 };
            (dots.collect(), colour)
        }
    };
    let mut file = Cursor::new(Vec::new());
    let coded = PngEncoder::new(&mut file).write_image(&dots, image.width, image.height, colour);
    coded.map_err(|cause| Error::Write(cause.to_string()))?;
    Ok(file.into_inner())
}
