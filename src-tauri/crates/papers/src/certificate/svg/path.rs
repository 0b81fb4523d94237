//! The `d` attribute, as SVG 1.1 section 8.3 has it, without elliptical arcs.

use crate::drawing::{Point, Step};

/// The length of a circle's control arms in radii: four cubic curves come within 0.03 % of the circle.
const ARM: f32 = 0.552_284_8;

/// A whole circle.
pub(super) fn circle(x: f32, y: f32, r: f32) -> Vec<Step> {
    let k = r * ARM;
    vec![
        Step::Move([x + r, y]),
        Step::Curve([x + r, y + k], [x + k, y + r], [x, y + r]),
        Step::Curve([x - k, y + r], [x - r, y + k], [x - r, y]),
        Step::Curve([x - r, y - k], [x - k, y - r], [x, y - r]),
        Step::Curve([x + k, y - r], [x + r, y - k], [x + r, y]),
        Step::Close,
    ]
}

/// Reads an outline; None where it is not understood.
pub(super) fn read(d: &str) -> Option<Vec<Step>> {
    let mut pen = Pen { rest: d, at: [0.0; 2], start: [0.0; 2], arm: None, steps: Vec::new() };
    let mut command = None;
    while let Some(first) = pen.peek() {
        if first.is_ascii_alphabetic() {
            pen.rest = &pen.rest[1..];
            command = Some(first);
        }
        pen.step(command?)?;
        command = match command? {
            // Pairs after a move are lines.
            'M' => Some('L'),
            'm' => Some('l'),
            'Z' | 'z' => None,
            other => Some(other),
        };
    }
    Some(pen.steps)
}

struct Pen<'a> {
    rest: &'a str,
    at: Point,
    start: Point,
    /// The second control point of the curve just drawn, which `S` mirrors.
    arm: Option<Point>,
    steps: Vec<Step>,
}

impl Pen<'_> {
    fn peek(&mut self) -> Option<char> {
        self.rest = self.rest.trim_start_matches([' ', ',', '\n', '\t', '\r']);
        self.rest.chars().next()
    }

    fn number(&mut self) -> Option<f32> {
        self.peek()?;
        let bytes = self.rest.as_bytes();
        let (mut end, mut dot) = (0, false);
        while let Some(byte) = bytes.get(end) {
            match byte {
                b'0'..=b'9' => {}
                b'.' if !dot => dot = true,
                b'-' | b'+' if end == 0 => {}
                _ => break,
            }
            end += 1;
        }
        let (number, rest) = self.rest.split_at(end);
        self.rest = rest;
        number.parse().ok()
    }

    fn point(&mut self, relative: bool) -> Option<Point> {
        let (x, y) = (self.number()?, self.number()?);
        Some(if relative { [self.at[0] + x, self.at[1] + y] } else { [x, y] })
    }

    fn line(&mut self, to: Point) {
        self.at = to;
        self.steps.push(Step::Line(to));
    }

    fn curve(&mut self, a: Point, b: Point, to: Point) {
        self.at = to;
        self.arm = Some(b);
        self.steps.push(Step::Curve(a, b, to));
    }

    fn step(&mut self, command: char) -> Option<()> {
        let relative = command.is_ascii_lowercase();
        let arm = self.arm.take();
        match command.to_ascii_uppercase() {
            'M' => {
                self.at = self.point(relative)?;
                self.start = self.at;
                self.steps.push(Step::Move(self.at));
            }
            'L' => {
                let to = self.point(relative)?;
                self.line(to);
            }
            'H' => {
                let x = self.number()? + if relative { self.at[0] } else { 0.0 };
                self.line([x, self.at[1]]);
            }
            'V' => {
                let y = self.number()? + if relative { self.at[1] } else { 0.0 };
                self.line([self.at[0], y]);
            }
            'C' => {
                let (a, b, to) = (self.point(relative)?, self.point(relative)?, self.point(relative)?);
                self.curve(a, b, to);
            }
            'S' => {
                let a = arm.map_or(self.at, |[x, y]| [2.0 * self.at[0] - x, 2.0 * self.at[1] - y]);
                let (b, to) = (self.point(relative)?, self.point(relative)?);
                self.curve(a, b, to);
            }
            'Q' => {
                let (control, to) = (self.point(relative)?, self.point(relative)?);
                let third = |end: Point| [0, 1].map(|i| end[i] + (control[i] - end[i]) * 2.0 / 3.0);
                let (a, b) = (third(self.at), third(to));
                self.curve(a, b, to);
                self.arm = None;
            }
            'Z' => {
                self.at = self.start;
                self.steps.push(Step::Close);
            }
            _ => return None,
        }
        Some(())
    }
}
