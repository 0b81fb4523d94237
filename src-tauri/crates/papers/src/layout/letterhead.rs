//! 版头 above the title of the first page, 版记 at the foot of the last one (GB/T 9704-2012, 7.2 and 7.4).

use fonts::Slot;

use super::compose::Composer;
use super::flow::{Content, Flow, Strip};
use super::glyph::{Finder, Type};
use super::line::{self, Line};
use super::manner::Manner;
use super::sheet::baseline;
use crate::document::{Head, Imprint, Stock};
use crate::drawing::{BLACK, Rgb};
use crate::pdf::POINTS;

pub(crate) const RED: Rgb = [0xE6, 0x00, 0x12];

/// From the upper edge of the type area to the office's mark.
pub(crate) const ABOVE_MARK: f32 = 35.0 * POINTS;

/// The largest size of the mark; longer ones are set smaller so that they stand on one line.
pub(crate) const MARK: f32 = 48.0;

/// The red rule.
pub(crate) const RED_RULE: f32 = 1.5;

impl Composer<'_, '_> {
    /// The mark, number and signers, and the red rule; on printed stock only what it leaves blank.
    pub(super) fn head(&mut self, head: &Head) {
        let pitch = self.manner.pitch;
        let width = self.area().width;
        self.strips.push(Strip::space(ABOVE_MARK));
        let look = Type { colour: RED, ..Type::new(Slot::Title, MARK) };
        let natural = self.line(&head.mark, look).width;
        let size = if natural > width { MARK * width / natural } else { MARK };
        let height = size * 1.2;
        match head.stock {
            Stock::Printed => self.strips.push(Strip::space(height)),
            Stock::Plain => {
                let line = self.line(&head.mark, look.sized(size));
                let lines = vec![((width - line.width) / 2.0, line)];
                self.strips.push(Strip::new(Content::Lines(lines), height, size));
            }
        }
        self.strips.push(Strip::space(2.0 * pitch));
        self.number(head, width);
        self.strips.push(Strip::space(4.0 * POINTS - pitch / 4.0));
        match head.stock {
            Stock::Printed => self.strips.push(Strip::space(RED_RULE)),
            Stock::Plain => self.strips.push(Strip::new(Content::Rule(RED_RULE, RED), RED_RULE, 0.0)),
        }
        // Two lines below the rule, and back into the grid.
        let used: f32 = self.strips.iter().map(|strip| strip.height).sum();
        let lines = (used / pitch + 2.0).ceil();
        self.strips.push(Strip::space(lines * pitch - used));
    }

    /// The number in the middle, or at the left with the signers at the right.
    fn number(&mut self, head: &Head, width: f32) {
        let body = self.manner.body;
        let number = self.line(&head.number, body);
        if head.signers.is_empty() {
            self.push(vec![((width - number.width) / 2.0, number)], body);
            return;
        }
        let kai = Type { slot: Slot::Kai, ..body };
        let names = head.signers.join("\u{3000}");
        let units = line::units(self.finder, &[("签发人：", body), (&names, kai)]);
        let signers = line::set(&units, None);
        let x = width - body.cell - signers.width;
        self.push(vec![(body.cell, number), (x, signers)], body);
    }
}

/// Sets 版记 at the foot of the last page, which is an even one, the back of a sheet; answers how many pages at the end have
/// no number: the one with 版记 and the blank one before it, where there is a blank one (7.5).
pub(super) fn imprint(flow: &mut Flow<'_>, finder: &mut Finder<'_>, manner: &Manner, imprint: &Imprint) -> usize {
    let look = Type::new(Slot::FangSong, 14.0);
    let pitch = 2.0 * look.size;
    let measure = manner.area(false).width - 2.0 * look.size;
    let mut lines: Vec<Vec<(f32, Line)>> = Vec::new();
    if let Some(copies) = &imprint.copies {
        let lead = line::set(&line::units(finder, &[("抄送：", look)]), None);
        let units = line::units(finder, &[(copies, look)]);
        for (at, line) in line::paragraph(&units, measure - lead.width, 0.0).into_iter().enumerate() {
            let mut row = vec![(look.size + lead.width, line)];
            if at == 0 {
                row.push((look.size, lead.clone()));
            }
            lines.push(row);
        }
    }
    let copies = lines.len();
    let office = line::set(&line::units(finder, &[(&imprint.office, look)]), None);
    let date = line::set(&line::units(finder, &[(&format!("{}印发", imprint.date), look)]), None);
    lines.push(vec![(look.size, office), (look.size + measure - date.width, date)]);

    let height = lines.len() as f32 * pitch;
    let area = manner.area(false);
    // It stands upright, whatever lies on the page before.
    let fits = flow.room() >= height + manner.pitch && flow.areas.last() == Some(&area);
    let unnumbered = match (flow.areas.len().is_multiple_of(2), fits) {
        (true, true) => 0,
        (false, _) => {
            flow.leaf();
            0
        }
        (true, false) => {
            flow.leaf();
            flow.leaf();
            2
        }
    };
    let mut y = area.bottom() - height;
    // Thick rules first and last, thin ones between.
    let rule = |y: f32, width: f32, flow: &mut Flow<'_>| {
        flow.sheets.rule([area.left, y], [area.left + area.width, y], width, BLACK);
    };
    rule(y, 1.0, flow);
    for (at, row) in lines.iter().enumerate() {
        if at == copies && copies > 0 {
            rule(y, 0.7, flow);
        }
        for (x, line) in row {
            flow.sheets.line(area.left + x, baseline(y, pitch, look.size), line);
        }
        y += pitch;
    }
    rule(y, 1.0, flow);
    unnumbered
}
