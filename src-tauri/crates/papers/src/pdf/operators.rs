//! Outlines as PDF drawing operators (ISO 32000-1, 8.5).

use std::fmt::Write;

use super::POINTS;
use crate::drawing::{Cap, Join, Point, Rgb, Shape, Step};

/// The operators that draw shapes on a paper of a height in millimetres.
pub(super) fn draw(shapes: &[Shape], height: f32) -> Vec<u8> {
    let mut out = String::new();
    for shape in shapes {
        // Writing to a String cannot fail.
        let _ = one(&mut out, shape, height);
    }
    out.into_bytes()
}

fn one(out: &mut String, shape: &Shape, height: f32) -> std::fmt::Result {
    if let Some(colour) = shape.fill {
        let [r, g, b] = parts(colour);
        writeln!(out, "{r:.3} {g:.3} {b:.3} rg")?;
    }
    if let Some(stroke) = shape.stroke {
        let [r, g, b] = parts(stroke.colour);
        let cap = match stroke.cap {
            Cap::Butt => 0,
            Cap::Round => 1,
            Cap::Square => 2,
        };
        let join = match stroke.join {
            Join::Miter => 0,
            Join::Round => 1,
            Join::Bevel => 2,
        };
        writeln!(out, "{r:.3} {g:.3} {b:.3} RG {:.3} w {cap} J {join} j", stroke.width * POINTS)?;
    }
    let at = |[x, y]: Point| format!("{:.2} {:.2}", x * POINTS, (height - y) * POINTS);
    for step in &shape.steps {
        match *step {
            Step::Move(to) => writeln!(out, "{} m", at(to))?,
            Step::Line(to) => writeln!(out, "{} l", at(to))?,
            Step::Curve(a, b, to) => writeln!(out, "{} {} {} c", at(a), at(b), at(to))?,
            Step::Close => writeln!(out, "h")?,
        }
    }
    out.push_str(match (shape.fill.is_some(), shape.stroke.is_some(), shape.even_odd) {
        (true, true, true) => "B*\n",
        (true, true, false) => "B\n",
        (true, false, true) => "f*\n",
        (true, false, false) => "f\n",
        (false, true, _) => "S\n",
        (false, false, _) => "n\n",
    });
    Ok(())
}

fn parts(colour: Rgb) -> [f32; 3] {
    colour.map(|part| f32::from(part) / 255.0)
}
