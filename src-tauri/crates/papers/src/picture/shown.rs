//! Pictures for a screen, and two of them side by side on a paper.

use std::io::Cursor;

use image::codecs::jpeg::{JpegDecoder, JpegEncoder};
use image::codecs::png::PngDecoder;
use image::{DynamicImage, GenericImage, Rgb, RgbImage, imageops};

use super::dots::{decoded, on_white};
use super::{Fault, jpeg};

/// Of 100.
const QUALITY: u8 = 85;

/// Between two pictures side by side, in parts of the height.
const GAP: u32 = 40;

/// A picture as a screen shows it: upright, its longer side at most `edge` dots, as a JPEG without a camera's notes.
///
/// # Errors
/// [`Fault`] when it is no JPEG or PNG, is damaged, or too large.
pub fn shown(bytes: &[u8], edge: u32) -> Result<Vec<u8>, Fault> {
    let dots = upright(bytes)?;
    let small = dots.width().max(dots.height()) <= edge;
    coded(&if small { dots } else { dots.thumbnail(edge, edge) })
}

/// Two pictures side by side, each upright and `height` dots high, as one JPEG.
///
/// # Errors
/// [`Fault`] of the first that cannot be read.
pub fn beside(left: &[u8], right: &[u8], height: u32) -> Result<Vec<u8>, Fault> {
    let fit = |bytes: &[u8]| -> Result<RgbImage, Fault> {
        let dots = upright(bytes)?;
        // A strip of a panorama must not leave the other no room.
        let width = (u64::from(dots.width()) * u64::from(height) / u64::from(dots.height().max(1))).max(1);
        Ok(dots
            .resize_exact(width.min(u64::from(height) * 3) as u32, height, imageops::FilterType::Triangle)
            .into_rgb8())
    };
    let (left, right) = (fit(left)?, fit(right)?);
    let from = left.width() + height / GAP;
    let mut both = RgbImage::from_pixel(from + right.width(), height, Rgb([u8::MAX; 3]));
    both.copy_from(&left, 0, 0).and_then(|()| both.copy_from(&right, from, 0)).map_err(|_| Fault::Broken)?;
    coded(&DynamicImage::ImageRgb8(both))
}

/// How wide and how high a picture stands upright, in dots.
///
/// # Errors
/// [`Fault`] when it is no JPEG or PNG, is damaged, or too large.
pub fn upright_size(bytes: &[u8]) -> Result<(u32, u32), Fault> {
    upright(bytes).map(|dots| (dots.width(), dots.height()))
}

fn upright(bytes: &[u8]) -> Result<DynamicImage, Fault> {
    match bytes {
        [0xFF, 0xD8, ..] => {
            let file = jpeg::read(bytes)?;
            let mut dots = decoded(JpegDecoder::new(Cursor::new(&file.bytes)).map_err(|_| Fault::Broken)?)?;
            dots.apply_orientation(file.orientation);
            Ok(dots)
        }
        bytes if bytes.starts_with(b"\x89PNG\r\n\x1a\n") => {
            let dots = decoded(PngDecoder::new(Cursor::new(bytes)).map_err(|_| Fault::Broken)?)?;
            Ok(if dots.color().has_alpha() { on_white(dots) } else { dots })
        }
        _ => Err(Fault::Unknown),
    }
}

fn coded(dots: &DynamicImage) -> Result<Vec<u8>, Fault> {
    let mut bytes = Vec::new();
    let dots = DynamicImage::ImageRgb8(dots.to_rgb8());
    dots.write_with_encoder(JpegEncoder::new_with_quality(&mut bytes, QUALITY)).map_err(|_| Fault::Broken)?;
    Ok(bytes)
}

#[cfg(test)]
mod tests {
    use image::ImageFormat;

    use super::*;

    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = Cursor::new(Vec::new());
        DynamicImage::ImageRgb8(RgbImage::from_pixel(width, height, Rgb([20, 80, 120])))
            .write_to(&mut bytes, ImageFormat::Png)
            .unwrap_or_default();
        bytes.into_inner()
    }

    fn dots(bytes: &[u8]) -> Option<[u32; 2]> {
        upright_size(bytes).ok().map(|(width, height)| [width, height])
    }

    #[test]
    fn a_picture_is_made_smaller_and_never_larger() {
        for (from, edge, wanted) in
            [([400, 200], 100, [100, 50]), ([200, 400], 100, [50, 100]), ([40, 20], 100, [40, 20])]
        {
            let small = shown(&png(from[0], from[1]), edge).unwrap_or_default();
            assert_eq!(dots(&small), Some(wanted), "{from:?}");
        }
        assert_eq!(shown(b"GIF89a", 100), Err(Fault::Unknown));
        assert_eq!(shown(&png(400, 200)[..60], 100), Err(Fault::Broken));
    }

    #[test]
    fn two_pictures_stand_side_by_side_in_one_height() {
        let both = beside(&png(300, 200), &png(100, 200), 80).unwrap_or_default();
        assert_eq!(dots(&both), Some([120 + 2 + 40, 80]));
        // A strip leaves room for the other.
        let strip = beside(&png(4000, 20), &png(20, 20), 80).unwrap_or_default();
        assert_eq!(dots(&strip), Some([240 + 2 + 80, 80]));
        assert!(beside(&png(20, 20), b"", 80).is_err());
    }
}
