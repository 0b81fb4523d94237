//! The `transform` attribute.

use super::numbers;
use crate::drawing::Point;

/// An affine map: x' = a·x + c·y + e, y' = b·x + d·y + f.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Matrix([f32; 6]);

impl Matrix {
    pub(super) const IDENTITY: Self = Self([1.0, 0.0, 0.0, 1.0, 0.0, 0.0]);

    pub(super) fn translate(x: f32, y: f32) -> Self {
        Self([1.0, 0.0, 0.0, 1.0, x, y])
    }

    /// Reads a list such as `translate(10 20) scale(-1 1)`.
    pub(super) fn read(text: &str) -> Option<Self> {
        let mut all = Self::IDENTITY;
        for part in text.split_inclusive(')') {
            let part = part.trim_matches([' ', ',', '\n', '\t', '\r']);
            if part.is_empty() {
                continue;
            }
            let (name, list) = part.strip_suffix(')')?.split_once('(')?;
            let one = match (name.trim(), numbers(list)?.as_slice()) {
                ("translate", [x]) => Self::translate(*x, 0.0),
                ("translate", [x, y]) => Self::translate(*x, *y),
                ("scale", [s]) => Self([*s, 0.0, 0.0, *s, 0.0, 0.0]),
                ("scale", [x, y]) => Self([*x, 0.0, 0.0, *y, 0.0, 0.0]),
                ("rotate", [angle]) => Self::rotate(*angle),
                ("rotate", [angle, x, y]) => {
                    Self::translate(*x, *y).then(Self::rotate(*angle)).then(Self::translate(-x, -y))
                }
                ("matrix", &[a, b, c, d, e, f]) => Self([a, b, c, d, e, f]),
                _ => return None,
            };
            all = all.then(one);
        }
        Some(all)
    }

    fn rotate(degrees: f32) -> Self {
        let (sin, cos) = degrees.to_radians().sin_cos();
        Self([cos, sin, -sin, cos, 0.0, 0.0])
    }

    /// First `inner`, then this one: the order in which nested elements apply.
    pub(super) fn then(self, inner: Self) -> Self {
        let [a, b, c, d, e, f] = self.0;
        let [p, q, r, s, t, u] = inner.0;
        Self([a * p + c * q, b * p + d * q, a * r + c * s, b * r + d * s, a * t + c * u + e, b * t + d * u + f])
    }

    pub(super) fn apply(self, [x, y]: Point) -> Point {
        let [a, b, c, d, e, f] = self.0;
        [a * x + c * y + e, b * x + d * y + f]
    }

    /// By how much a length grows, taken as the root of the area's growth.
    pub(super) fn scale(self) -> f32 {
        let [a, b, c, d, ..] = self.0;
        (a * d - b * c).abs().sqrt()
    }
}
