//! 查验码: the square code on a paper that says whose it is, for a telephone or for the window to read.

use qrcode::{Color, EcLevel, QrCode};

use super::template::Area;
use crate::drawing::{BLACK, Shape, Step};

/// Modules of white that the standard (ISO/IEC 18004) wants around a code.
const QUIET: usize = 4;

/// A text as a square code inside an area, its quiet zone included; none for a text that no code holds.
pub(super) fn shape(text: &str, area: Area) -> Option<Shape> {
    let code = QrCode::with_error_correction_level(text, EcLevel::M).ok()?;
    let width = code.width();
    let colours = code.to_colors();
    let side = area.width.min(area.height);
    let module = side / (width + 2 * QUIET) as f32;
    let left = area.x + (area.width - side) / 2.0;
    let top = area.y + (area.height - side) / 2.0;
    let at = |column: usize, row: usize| [left + (column + QUIET) as f32 * module, top + (row + QUIET) as f32 * module];
    let mut steps = Vec::new();
    for (row, line) in colours.chunks(width).enumerate() {
        let mut column = 0;
        for run in line.chunk_by(|a, b| a == b) {
            let end = column + run.len();
            if run.first() == Some(&Color::Dark) {
                // A run of dark modules is one rectangle: no hairline of white between them.
                steps.extend([
                    Step::Move(at(column, row)),
                    Step::Line(at(end, row)),
                    Step::Line(at(end, row + 1)),
                    Step::Line(at(column, row + 1)),
                    Step::Close,
                ]);
            }
            column = end;
        }
    }
    Some(Shape { steps, fill: Some(BLACK), even_odd: false, stroke: None })
}
