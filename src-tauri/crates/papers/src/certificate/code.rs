//! 查验码: the square code on a paper that says whose it is, for a telephone or for the window to read.

use qrcode::{Color, EcLevel, QrCode};

use super::template::Area;
use crate::drawing::Dots;

/// Modules of white that the standard (ISO/IEC 18004) wants around a code.
const QUIET: usize = 4;

/// A text as a square code inside an area, its quiet zone included; none for a text that no code holds.
pub(super) fn dots(text: &str, area: Area) -> Option<Dots> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let side = area.width.min(area.height);
    let module = side / (width + 2 * QUIET) as f32;
    let left = area.x + (area.width - side) / 2.0 + QUIET as f32 * module;
    let top = area.y + (area.height - side) / 2.0 + QUIET as f32 * module;
    let colours = code.to_colors();
    let eight = |modules: &[Color]| {
        modules.iter().enumerate().fold(0, |bits, (at, module)| bits | u8::from(*module == Color::Dark) << (7 - at))
    };
    let bits = colours.chunks(width).flat_map(|row| row.chunks(8)).map(eight).collect();
    Some(Dots { at: [left, top], side: module * width as f32, width, bits })
}
