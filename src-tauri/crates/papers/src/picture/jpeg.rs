//! JPEG files from marker to marker (ITU-T T.81, annex B): whether they are whole, and what need not go along.

use image::metadata::Orientation;

use super::{Fault, Inks};

/// A file that has been looked through from its first marker to its last.
pub(super) struct Jpeg {
    /// The file without what a camera or a program notes in it (place, owner, a smaller picture), and without what stands
    /// behind its end: phones put films there.
    pub(super) bytes: Vec<u8>,
    pub(super) width: u32,
    pub(super) height: u32,
    pub(super) inks: Inks,
    /// How it must be turned to stand upright; what said so is no longer in the bytes.
    pub(super) orientation: Orientation,
}

impl Jpeg {
    /// Whether it stands upright as it is.
    pub(super) fn stands(&self) -> bool {
        self.orientation == Orientation::NoTransforms
    }

    /// Its width and height in dots once it stands upright.
    pub(super) fn upright(&self) -> [u32; 2] {
        turned([self.width, self.height], self.orientation)
    }
}

/// A width and a height before or after a turn.
pub(super) fn turned([width, height]: [u32; 2], orientation: Orientation) -> [u32; 2] {
    match orientation {
        Orientation::Rotate90 | Orientation::Rotate270 | Orientation::Rotate90FlipH | Orientation::Rotate270FlipH => {
            [height, width]
        }
        _ => [width, height],
    }
}

/// What the header of a frame says.
struct Frame {
    width: u32,
    height: u32,
    components: u8,
}

/// Looks a file through.
///
/// # Errors
/// [`Fault::Broken`] when a segment or the end is missing; [`Fault::Unknown`] for kinds that readers of PDF do not show.
pub(super) fn read(file: &[u8]) -> Result<Jpeg, Fault> {
    let mut rest = file.get(2..).ok_or(Fault::Broken)?;
    let mut bytes = vec![0xFF, 0xD8];
    let (mut frame, mut orientation, mut adobe, mut scanned) = (None, None, false, false);
    loop {
        let (marker, behind) = marker(rest)?;
        if marker == 0xD9 {
            bytes.extend([0xFF, marker]);
            break;
        }
        let long = behind.first_chunk().map_or(0, |length| usize::from(u16::from_be_bytes(*length)));
        let (segment, behind) = behind.split_at_checked(long.max(2)).ok_or(Fault::Broken)?;
        let said = &segment[2..];
        let mut kept = true;
        match marker {
            0xC0..=0xC2 => frame = Some(frame_of(said)?),
            // Lossless, hierarchical and arithmetic coding.
            0xC3 | 0xC5..=0xC7 | 0xC9..=0xCB | 0xCD..=0xCF => return Err(Fault::Unknown),
            0xE1 => {
                kept = false;
                orientation = orientation.or(said.strip_prefix(b"Exif\0\0").and_then(Orientation::from_exif_chunk));
            }
            // The colours that it was made for stay with it.
            0xE2 => kept = said.starts_with(b"ICC_PROFILE\0"),
            0xEE => adobe |= said.starts_with(b"Adobe"),
            0xE3..=0xEF | 0xFE => kept = false,
            _ => {}
        }
        if kept {
            bytes.extend([0xFF, marker]);
            bytes.extend(segment);
        }
        rest = behind;
        if marker == 0xDA {
            let scan = scan(rest).ok_or(Fault::Broken)?;
            bytes.extend(&rest[..scan]);
            rest = &rest[scan..];
            scanned = true;
        }
    }
    let Frame { width, height, components } = frame.filter(|_| scanned).ok_or(Fault::Broken)?;
    let inks = match components {
        1 => Inks::Gray,
        3 => Inks::Rgb,
        4 => Inks::Cmyk { inverted: adobe },
        _ => return Err(Fault::Unknown),
    };
    Ok(Jpeg { bytes, width, height, inks, orientation: orientation.unwrap_or(Orientation::NoTransforms) })
}

/// The next marker, and what follows it.
fn marker(rest: &[u8]) -> Result<(u8, &[u8]), Fault> {
    let filled = rest.iter().take_while(|byte| **byte == 0xFF).count();
    match rest.get(filled) {
        Some(marker) if filled > 0 => Ok((*marker, &rest[filled + 1..])),
        _ => Err(Fault::Broken),
    }
}

fn frame_of(said: &[u8]) -> Result<Frame, Fault> {
    let [depth, high, low, left, right, components, ..] = *said else { return Err(Fault::Broken) };
    let height = u32::from(u16::from_be_bytes([high, low]));
    let width = u32::from(u16::from_be_bytes([left, right]));
    match (depth, width, height) {
        (_, 0, _) | (_, _, 0) => Err(Fault::Broken),
        (8, ..) => Ok(Frame { width, height, components }),
        _ => Err(Fault::Unknown),
    }
}

/// How long the coded dots are: up to a marker that is neither a zero put in between nor a restart.
fn scan(rest: &[u8]) -> Option<usize> {
    rest.windows(2).position(|pair| pair[0] == 0xFF && !matches!(pair[1], 0x00 | 0xD0..=0xD7 | 0xFF))
}
