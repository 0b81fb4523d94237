//! Pictures as dots: decoded, made smaller, turned upright.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::metadata::Orientation;
use image::{DynamicImage, ImageDecoder};

use super::jpeg::turned;
use super::{Content, Fault, Image, Inks, MOST_BYTES};

/// Dots an inch of what is made smaller: what office printers show of a photograph.
const DENSE: f32 = 300.0;

/// A JPEG is coded anew, which costs a little of it, only when it is so much denser.
pub(super) const SPARE: f32 = 1.5;

/// Of 100; above it files grow and nobody sees why.
const QUALITY: u8 = 85;

/// How many dots a picture needs where it has `spare` times more, set so many points wide; none when it may stay.
pub(super) fn smaller([width, height]: [u32; 2], printed: f32, spare: f32) -> Option<[u32; 2]> {
    let needed = printed / 72.0 * DENSE;
    let part = needed / width as f32;
    let of = |length: u32| ((length as f32 * part).round() as u32).max(1);
    (part * spare < 1.0).then(|| [of(width), of(height)])
}

/// A JPEG turned upright, of so many dots.
///
/// # Errors
/// [`Fault::Broken`] and [`Fault::Large`].
pub(super) fn jpeg(file: &[u8], orientation: Orientation, size: [u32; 2]) -> Result<Image, Fault> {
    let decoder = JpegDecoder::new(Cursor::new(file)).map_err(|_| Fault::Broken)?;
    let mut dots = decoded(decoder)?;
    let lying = turned(size, orientation);
    if lying != [dots.width(), dots.height()] {
        dots = dots.thumbnail_exact(lying[0], lying[1]);
    }
    dots.apply_orientation(orientation);
    let inks = if dots.color().has_color() { Inks::Rgb } else { Inks::Gray };
    let mut bytes = Vec::new();
    let encoder = JpegEncoder::new_with_quality(&mut bytes, QUALITY);
    dots.write_with_encoder(encoder).map_err(|_| Fault::Broken)?;
    Ok(Image { width: dots.width(), height: dots.height(), content: Content::Jpeg { bytes, inks } })
}

/// A PNG, no denser than is seen where it is set as wide as `printed` says of its dots.
///
/// # Errors
/// [`Fault::Broken`] and [`Fault::Large`].
pub(super) fn png(file: &[u8], printed: impl Fn([u32; 2]) -> f32) -> Result<Image, Fault> {
    let decoder = PngDecoder::new(Cursor::new(file)).map_err(|_| Fault::Broken)?;
    let mut dots = decoded(decoder)?;
    let size = [dots.width(), dots.height()];
    if let Some([width, height]) = smaller(size, printed(size), 1.0) {
        // A mean with the colour of what is clear would put a rim around what is not: it is laid on the paper first.
        if dots.color().has_alpha() {
            dots = on_white(dots);
        }
        dots = dots.thumbnail_exact(width, height);
    }
    let (width, height) = (dots.width(), dots.height());
    let inks = if dots.color().has_color() { Inks::Rgb } else { Inks::Gray };
    let alpha = dots.color().has_alpha();
    let (bytes, alpha) = match (inks, alpha) {
        (Inks::Gray, false) => (dots.into_luma8().into_raw(), None),
        (Inks::Gray, true) => parted::<2, 1>(&dots.into_luma_alpha8()),
        (_, false) => (dots.into_rgb8().into_raw(), None),
        (_, true) => parted::<4, 3>(&dots.into_rgba8()),
    };
    Ok(Image { width, height, content: Content::Plain { bytes, inks, alpha } })
}

/// All dots, where there is room for them.
pub(super) fn decoded(decoder: impl ImageDecoder) -> Result<DynamicImage, Fault> {
    let (width, height) = decoder.dimensions();
    if decoder.total_bytes() > MOST_BYTES {
        return Err(Fault::Large { width, height });
    }
    DynamicImage::from_decoder(decoder).map_err(|_| Fault::Broken)
}

/// Inks and cover of dots apart, `N` bytes a dot of which the first `C` are inks; no cover where all of it is full.
fn parted<const N: usize, const C: usize>(dots: &[u8]) -> (Vec<u8>, Option<Vec<u8>>) {
    let dots = dots.as_chunks::<N>().0;
    let alpha: Vec<u8> = dots.iter().map(|dot| dot[C]).collect();
    let inks = dots.iter().flat_map(|dot| &dot[..C]).copied().collect();
    (inks, alpha.iter().any(|cover| *cover < u8::MAX).then_some(alpha))
}

pub(super) fn on_white(dots: DynamicImage) -> DynamicImage {
    let gray = !dots.color().has_color();
    let mut dots = dots.into_rgba8();
    for dot in dots.pixels_mut() {
        let [.., cover] = dot.0;
        let mix = |ink: u8| {
            let mixed = u16::from(ink) * u16::from(cover) + 255 * u16::from(u8::MAX - cover);
            ((mixed + 127) / 255) as u8
        };
        let [red, green, blue, _] = dot.0;
        dot.0 = [mix(red), mix(green), mix(blue), u8::MAX];
    }
    let dots = DynamicImage::ImageRgba8(dots);
    if gray { DynamicImage::ImageLuma8(dots.into_luma8()) } else { DynamicImage::ImageRgb8(dots.into_rgb8()) }
}
