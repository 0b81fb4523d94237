//! Outlines as PDF drawing operators (ISO 32000-1, 8.5).

use std::fmt::Write;

use super::POINTS;
use crate::drawing::{Cap, Dots, Join, Point, Rgb, Shape, Step};

/// The operators that draw shapes, and dots over them, on a paper of a height in millimetres.
pub(super) fn draw(shapes: &[Shape], dots: &[Dots], height: f32) -> Vec<u8> {
    let mut out = String::new();
    // Writing to a String cannot fail.
    for shape in shapes {
        let _ = one(&mut out, shape, height);
    }
    for square in dots {
        let _ = stencil(&mut out, square, height);
    }
    out.into_bytes()
}

/// Dots as an inline image that lets the black ink through where a bit is 0 (ISO 32000-1, 8.9.6.2 and 8.9.7). In hexadecimal
/// digits, so that no byte of it is taken for its end; the stream around it is compressed.
fn stencil(out: &mut String, dots: &Dots, height: f32) -> std::fmt::Result {
    let side = dots.side * POINTS;
    let (x, y) = (dots.at[0] * POINTS, (height - dots.at[1]) * POINTS - side);
    writeln!(out, "q 0 g {side:.3} 0 0 {side:.3} {x:.3} {y:.3} cm")?;
    writeln!(out, "BI /W {0} /H {0} /IM true /F /AHx ID", dots.width)?;
    for byte in &dots.bits {
        write!(out, "{:02x}", !byte)?;
    }
    writeln!(out, ">\nEI Q")
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
