//! Page numbers.

use super::glyph::Finder;
use super::line;
use super::manner::{Area, Manner};
use super::sheet;
use crate::document::Style;
use crate::pdf::{POINTS, Page};

/// From the lower edge of the type area to the dashes of the page number (GB/T 9704-2012, 7.5).
const BELOW: f32 = 7.0 * POINTS;

/// Numbers the pages but for so many at the end: — 1 — at the outer edge of official documents, 第 1 页 共 3 页 in the middle of lists.
pub(super) fn number(pages: &mut [Page], areas: &[Area], unnumbered: usize, finder: &mut Finder<'_>, manner: &Manner) {
    let count = pages.len() - unnumbered;
    let look = manner.folio;
    // The middle of the dash lies on the line that the standard measures to.
    let dash = finder.ink(look.slot, look.bold, '—').map_or(0.0, |ink| ink.middle * look.size);
    for (at, (page, area)) in pages.iter_mut().zip(areas).take(count).enumerate() {
        let number = at + 1;
        let text = match manner.style {
            Style::Official => format!("— {number} —"),
            Style::List => format!("第 {number} 页　共 {count} 页"),
        };
        let line = line::set(&line::units(finder, &[(&text, look)]), None);
        let x = match manner.style {
            Style::List => area.left + (area.width - line.width) / 2.0,
            // One character in from the outer edge of the type area.
            Style::Official if number % 2 == 1 => area.left + area.width - look.size - line.width,
            Style::Official => area.left + look.size,
        };
        sheet::set(page, x, area.bottom() + BELOW + dash, &line);
    }
}
