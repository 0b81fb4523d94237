//! Pages under construction: lines and rules go to their places. Lengths are points from the upper left corner.

use std::sync::Arc;

use super::line::{Line, Mark};
use crate::drawing::{BLACK, Cap, Join, Point, Rgb, Shape, Step, Stroke};
use crate::pdf::{POINTS, Page, Pasted, Placed, Run};
use crate::picture::Image;

/// A character's em box reaches this far above the baseline in Chinese faces, whatever the face says of itself: so a face
/// that stands in for another moves no line.
pub(super) const RISE: f32 = 0.88;

/// The pages so far; the last one is being filled.
#[derive(Debug, Default)]
pub(super) struct Sheets {
    pub(super) pages: Vec<Page>,
}

impl Sheets {
    /// Begins a page of a size in points.
    pub(super) fn begin(&mut self, width: f32, height: f32) {
        self.pages.push(Page { width: width / POINTS, height: height / POINTS, ..Page::default() });
    }

    /// Sets a line on the last page.
    pub(super) fn line(&mut self, x: f32, baseline: f32, line: &Line) {
        if let Some(page) = self.pages.last_mut() {
            set(page, x, baseline, line);
        }
    }

    /// Fills the area between two corners on the last page.
    pub(super) fn fill(&mut self, from: Point, to: Point, colour: Rgb) {
        if let Some(page) = self.pages.last_mut() {
            page.shapes.push(filled(from, to, colour));
        }
    }

    /// Sets a picture of a width and a height on the last page.
    pub(super) fn picture(&mut self, [x, y]: Point, [width, height]: [f32; 2], image: &Arc<Image>) {
        if let Some(page) = self.pages.last_mut() {
            let (at, size) = ([x / POINTS, y / POINTS], [width / POINTS, height / POINTS]);
            page.pictures.push(Pasted { at, size, image: Arc::clone(image) });
        }
    }

    /// Draws a straight rule on the last page.
    pub(super) fn rule(&mut self, from: Point, to: Point, width: f32, colour: Rgb) {
        if let Some(page) = self.pages.last_mut() {
            page.shapes.push(rule(from, to, width, colour));
        }
    }
}

/// An area between two corners, filled.
fn filled(from: Point, to: Point, colour: Rgb) -> Shape {
    let corner = |x: f32, y: f32| [x / POINTS, y / POINTS];
    let steps = vec![
        Step::Move(corner(from[0], from[1])),
        Step::Line(corner(to[0], from[1])),
        Step::Line(corner(to[0], to[1])),
        Step::Line(corner(from[0], to[1])),
        Step::Close,
    ];
    Shape { steps, fill: Some(colour), even_odd: false, stroke: None }
}

/// The baseline of words of a size in a line box.
pub(super) fn baseline(top: f32, height: f32, size: f32) -> f32 {
    top + (height - size) / 2.0 + RISE * size
}

/// Sets a line on a page.
pub(super) fn set(page: &mut Page, x: f32, baseline: f32, line: &Line) {
    let mut open: Option<(Run, &Mark)> = None;
    for mark in &line.marks {
        let Some(ink) = mark.ink else {
            // No face has it: a box marks the place, and the paper's list of missing characters names it.
            page.shapes.push(hollow(x + mark.x, baseline, mark.look.size));
            continue;
        };
        let look = mark.look;
        let placed = Placed { ch: mark.ch, id: ink.id, advance: ink.advance, step: ink.advance };
        if let Some((run, last)) = &mut open {
            // A blank carries no ink: it may stay with the run whatever it looks like.
            if run.face == ink.face && run.size == look.size && run.colour == look.colour && run.thick == ink.thick {
                if let Some(before) = run.glyphs.last_mut() {
                    before.step = (mark.x - last.x) / look.size;
                }
                run.glyphs.push(placed);
                *last = mark;
                continue;
            }
        }
        let run = Run {
            face: ink.face,
            size: look.size,
            x: (x + mark.x) / POINTS,
            baseline: baseline / POINTS,
            colour: look.colour,
            thick: ink.thick,
            glyphs: vec![placed],
        };
        if let Some((done, _)) = open.replace((run, mark)) {
            page.runs.push(done);
        }
    }
    page.runs.extend(open.map(|(run, _)| run));
    underline(page, x, baseline, line);
}

fn underline(page: &mut Page, x: f32, baseline: f32, line: &Line) {
    let mut at = 0;
    while let Some(first) = line.marks.get(at) {
        let group = line.marks[at..].iter().take_while(|mark| mark.look.underline == first.look.underline).count();
        let end = line.marks.get(at + group).map_or(line.width, |next| next.x);
        if first.look.underline {
            let y = baseline + 0.16 * first.look.size;
            page.shapes.push(rule([x + first.x, y], [x + end, y], 0.5, first.look.colour));
        }
        at += group;
    }
}

fn hollow(x: f32, baseline: f32, size: f32) -> Shape {
    let (left, right) = (x + 0.1 * size, x + 0.9 * size);
    let (top, bottom) = (baseline - 0.8 * size, baseline);
    let corner = |x: f32, y: f32| [x / POINTS, y / POINTS];
    let steps = vec![
        Step::Move(corner(left, top)),
        Step::Line(corner(right, top)),
        Step::Line(corner(right, bottom)),
        Step::Line(corner(left, bottom)),
        Step::Close,
    ];
    let stroke = Stroke { colour: BLACK, width: 0.5 / POINTS, cap: Cap::Butt, join: Join::Miter };
    Shape { steps, fill: None, even_odd: false, stroke: Some(stroke) }
}

fn rule(from: Point, to: Point, width: f32, colour: Rgb) -> Shape {
    let millimetres = |point: Point| point.map(|length| length / POINTS);
    let mut shape = Shape::rule(millimetres(from), millimetres(to), width / POINTS);
    if let Some(stroke) = &mut shape.stroke {
        stroke.colour = colour;
    }
    shape
}
