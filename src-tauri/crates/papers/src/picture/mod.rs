//! Pictures of a document made ready for paper: looked through, upright, no denser than a printer shows, without what a
//! camera notes beside them (where and when it was). Both writers take them from here.

mod dots;
mod jpeg;
mod shown;

pub use shown::{beside, shown, upright_size};

use std::sync::Arc;

use crate::document::{Block, Document, Picture, laid};
use crate::layout::manner::Manner;
use crate::pdf::POINTS;

/// Dots an inch that a picture has at its natural size: sharp to the eye at reading distance.
const NATURAL: f32 = 150.0;

/// The most that a decoded picture may take: 10,000 × 10,000 dots of colour take 300 MB. Phones make up to 108 million.
const MOST_BYTES: u64 = 512 << 20;

/// A picture as it is embedded.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Image {
    /// Dots in a row.
    pub width: u32,
    /// Rows.
    pub height: u32,
    /// The dots.
    pub content: Content,
}

/// The dots of a picture.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Content {
    /// A JPEG file of what the picture itself needs.
    Jpeg {
        /// The file.
        bytes: Vec<u8>,
        /// What its dots are mixed of.
        inks: Inks,
    },
    /// Rows from top to bottom, a byte for each ink of a dot.
    Plain {
        /// All dots.
        bytes: Vec<u8>,
        /// What they are mixed of, never four inks.
        inks: Inks,
        /// How much of each dot covers the paper, a byte each; none where all of them do wholly.
        alpha: Option<Vec<u8>>,
    },
}

/// What dots are mixed of.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Inks {
    /// One gray.
    Gray,
    /// Red, green, blue.
    Rgb,
    /// Cyan, magenta, yellow, black; Adobe's programs write them turned round, so that 0 is full ink.
    Cmyk {
        /// Whether 0 is full ink.
        inverted: bool,
    },
}

/// A picture that cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("第 {number} 张图片{}{fault}", named(.caption))]
pub struct Error {
    /// Which one of the document, from 1.
    pub number: usize,
    /// Its caption.
    pub caption: String,
    /// What is wrong with it.
    pub fault: Fault,
}

/// Why a picture cannot be set.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Neither JPEG nor PNG, or a kind of JPEG that no office program shows.
    #[error("不是能排的 JPEG 或 PNG 图片。请用“画图”或 WPS 打开它，另存为 JPEG 后再放进来。")]
    Unknown,
    /// Cut off or damaged.
    #[error("不完整，读不出来。请从相机、手机或原处重新复制一份再放进来。")]
    Broken,
    /// More dots than there is memory for.
    #[error("有 {width} × {height} 点，太大了，排不进文稿。请用“画图”把长和宽都缩小到 10000 点以内，再放进来。")]
    Large {
        /// Dots in a row, as the file says.
        width: u32,
        /// Rows.
        height: u32,
    },
}

fn named(caption: &str) -> String {
    if caption.trim().is_empty() { String::new() } else { format!("“{}”", caption.trim()) }
}

/// How large a picture is set, in points: as wide as is asked for or as is natural to it, within the room, its ratio kept.
pub(crate) fn size([width, height]: [u32; 2], asked: Option<f32>, [room, depth]: [f32; 2]) -> [f32; 2] {
    let ratio = height as f32 / width as f32;
    let asked = asked.filter(|asked| asked.is_finite() && *asked > 0.0);
    let wanted = asked.map_or(width as f32 * 72.0 / NATURAL, |millimetres| millimetres * POINTS);
    let width = wanted.min(room).min(depth / ratio);
    [width, width * ratio]
}

/// The pictures of a document in the order in which they are read.
///
/// # Errors
/// [`Error`] names the first that cannot be set.
pub(crate) fn ready(document: &Document, manner: &Manner) -> Result<Vec<Arc<Image>>, Error> {
    let attached = document.attachments.iter().flat_map(|part| laid(&part.blocks, part.landscape));
    let found =
        laid(&document.blocks, document.landscape).into_iter().chain(attached).filter_map(|(block, landscape)| {
            let Block::Picture(picture) = block else { return None };
            Some((picture, landscape))
        });
    let made = found.enumerate().map(|(at, (picture, landscape))| {
        let area = manner.area(landscape);
        let image = read(picture, [area.width, area.height]);
        image.map(Arc::new).map_err(|fault| Error { number: at + 1, caption: picture.caption.clone(), fault })
    });
    made.collect()
}

/// Reads a picture that is set in a room of so many points.
fn read(picture: &Picture, room: [f32; 2]) -> Result<Image, Fault> {
    let printed = |dots: [u32; 2]| size(dots, picture.width, room)[0];
    match &picture.bytes[..] {
        bytes @ [0xFF, 0xD8, ..] => {
            let file = jpeg::read(bytes)?;
            let smaller = dots::smaller(file.upright(), printed(file.upright()), dots::SPARE);
            if smaller.is_none() && file.stands() {
                // As the camera made it: it loses nothing.
                let content = Content::Jpeg { bytes: file.bytes, inks: file.inks };
                return Ok(Image { width: file.width, height: file.height, content });
            }
            dots::jpeg(&file.bytes, file.orientation, smaller.unwrap_or(file.upright()))
        }
        bytes if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => dots::png(bytes, printed),
        _ => Err(Fault::Unknown),
    }
}
