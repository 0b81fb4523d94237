//! A chart as rules, areas and words in their places. Lengths are points from its upper left corner.

use fonts::Slot;

use super::figure::Drawing;
use super::glyph::{Finder, Type};
use super::line::{self, Line};
use super::sheet::RISE;
use crate::document::{Chart, ChartForm};
use crate::drawing::{BLACK, Rgb};

/// 黛蓝: dark enough to be told from the paper by a copier.
const INK: Rgb = [0x24, 0x50, 0x7A];

/// The rules across.
const GRID: Rgb = [0xC8, 0xC8, 0xC8];

/// As high as the bars may be, and no chart is wider than this: a bar must not become a block.
const PLOT: f32 = 140.0;
const WIDEST: f32 = 480.0;

const TITLE: Type = Type::new(Slot::Sans, 10.5);
const SMALL: Type = Type::new(Slot::Serif, 9.0);

/// From one line of words to what stands next to it.
const GAP: f32 = 4.0;

/// The most bars' part of the room that each has.
const BAR: f32 = 0.56;
const THICKEST: f32 = 28.0;

/// Draws a chart into the middle of so much width.
pub(super) fn draw(finder: &mut Finder<'_>, chart: &Chart, width: f32) -> Drawing {
    let points: Vec<(&str, f64)> = chart.points().collect();
    let mut set = |text: &str, look: Type| line::set(&line::units(finder, &[(text, look)]), None);
    let mut drawing = Drawing::default();
    let title = set(&chart.title, TITLE);
    let top = TITLE.size + 2.0 * GAP + SMALL.size + GAP;
    let foot = top + PLOT;
    drawing.height = foot + GAP + SMALL.size + GAP;

    let (step, most) = scale(points.iter().map(|(_, value)| *value).fold(0.0, f64::max));
    let marks: Vec<(f64, Line)> = (0..=(most / step).round() as u32)
        .map(|mark| f64::from(mark) * step)
        .map(|value| (value, set(&number(value), SMALL)))
        .collect();
    let axis = marks.iter().map(|(_, line)| line.width).fold(0.0, f32::max) + GAP;
    let room = width.min(WIDEST);
    let (left, right) = ((width - room) / 2.0 + axis, (width + room) / 2.0);
    let title_x = (left + right - title.width) / 2.0;
    drawing.lines.push(([title_x.max(0.0), RISE * TITLE.size], title));
    let height = |value: f64| foot - PLOT * (value / most) as f32;
    for (value, line) in marks {
        let y = height(value);
        // The middle of a digit stands on its rule.
        drawing.lines.push(([left - GAP - line.width, y + 0.35 * SMALL.size], line));
        let (thick, colour) = if value > 0.0 { (0.4, GRID) } else { (0.75, BLACK) };
        drawing.rules.push(([left, y], [right, y], thick, colour));
    }

    let each = (right - left) / points.len().max(1) as f32;
    let middle = |at: usize| left + each * (at as f32 + 0.5);
    let labels: Vec<Line> = points.iter().map(|(label, _)| set(label, SMALL)).collect();
    // Labels that would touch are left out between others.
    let widest = labels.iter().map(|label| label.width + 2.0 * GAP).fold(0.0, f32::max);
    let every = ((widest / each).ceil() as usize).max(1);
    for (at, label) in labels.into_iter().enumerate().step_by(every) {
        drawing.lines.push(([middle(at) - label.width / 2.0, foot + GAP + RISE * SMALL.size], label));
    }
    for (at, (_, value)) in points.iter().enumerate() {
        let (x, y) = (middle(at), height(*value));
        match chart.form {
            ChartForm::Bars if *value > 0.0 => {
                let half = (each * BAR).min(THICKEST) / 2.0;
                drawing.areas.push(([x - half, y], [x + half, foot], INK));
            }
            ChartForm::Bars => {}
            ChartForm::Line => {
                drawing.areas.push(([x - 2.0, y - 2.0], [x + 2.0, y + 2.0], INK));
                if let Some((_, before)) = at.checked_sub(1).and_then(|before| points.get(before)) {
                    drawing.rules.push(([middle(at - 1), height(*before)], [x, y], 1.2, INK));
                }
            }
        }
        let line = set(&number(*value), SMALL);
        if *value > 0.0 && line.width <= each {
            drawing.lines.push(([x - line.width / 2.0, y - GAP], line));
        }
    }
    drawing
}

/// The step between rules across, 1, 2 or 5 of a power of ten, and the highest of them: four rules or a few more hold all.
fn scale(most: f64) -> (f64, f64) {
    let rough = (most / 4.0).max(0.25);
    let power = 10_f64.powf(rough.log10().floor());
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().map(|part| part * power).find(|step| *step >= rough).unwrap_or(rough);
    // Things are counted whole.
    let step = if most.fract() == 0.0 { step.max(1.0) } else { step };
    (step, (most / step).ceil().max(1.0) * step)
}

/// A number without the digits that reckoning with fractions adds.
fn number(value: f64) -> String {
    ((value * 1e6).round() / 1e6).to_string()
}
