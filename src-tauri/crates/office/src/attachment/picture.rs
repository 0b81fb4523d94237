//! Attached pictures as the window shows them; the small ones are kept on this machine and made anew when they are gone.

use std::fs;
use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use rusqlite::Connection;
use serde::{Deserialize, Serialize};

use super::{Attachment, content, store};
use crate::error::{Error, Result};
use crate::ids::AttachmentId;
use crate::office::At;
use crate::place::Place;
use crate::report;

/// The longer side in dots: of a thumbnail, which stands at 96 on a screen of double density, and of a picture over the window.
const SMALL: u32 = 240;
const LARGE: u32 = 1600;

/// Which picture, and how large.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct PictureAsk {
    /// The attachment.
    pub id: AttachmentId,
    /// Over the whole window; else a thumbnail.
    #[serde(default)]
    #[ts(optional, as = "Option<bool>")]
    pub large: bool,
}

/// A picture.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct AttachmentPicture {
    /// data:image/jpeg;base64,…
    pub url: String,
}

pub(crate) fn attachment_picture(at: &At<'_>, ask: PictureAsk) -> Result<AttachmentPicture> {
    let row = at.read(|conn| store::one(conn, ask.id))?;
    let edge = if ask.large { LARGE } else { SMALL };
    let kept = at.desk().cache().join("pictures").join(format!("{}-{edge}.jpg", row.content_hash));
    let bytes = match fs::read(&kept).ok().filter(|bytes| bytes.starts_with(&[0xFF, 0xD8])) {
        Some(bytes) => bytes,
        None => {
            let made = made(at.office().place(), &row, edge)?;
            if !ask.large {
                keep(&kept, &made);
            }
            made
        }
    };
    Ok(AttachmentPicture { url: format!("data:image/jpeg;base64,{}", STANDARD.encode(bytes)) })
}

fn made(place: &Place, row: &Attachment, edge: u32) -> Result<Vec<u8>> {
    let path = content::sound(place, row)?;
    let bytes = fs::read(&path).map_err(|cause| Error::reading(&path, &cause))?;
    papers::picture::shown(&bytes, edge).map_err(|fault| unset(row, &fault))
}

/// What cannot be kept here is made again the next time.
fn keep(file: &Path, bytes: &[u8]) {
    if let Some(folder) = file.parent()
        && fs::create_dir_all(folder).is_ok()
    {
        let _ = report::put(file, bytes);
    }
}

fn unset(row: &Attachment, fault: &papers::picture::Fault) -> Error {
    Error::Paper { message: format!("图片“{}”{fault}", row.name) }
}

/// The pictures of a record for a paper, in their order, with their captions.
///
/// # Errors
/// One is missing or changed.
pub(crate) fn pictures_of(conn: &Connection, place: &Place, area: &str, record: i64) -> Result<Vec<(Vec<u8>, String)>> {
    let rows = store::rows_of(conn, area, record)?;
    let pictures = rows.iter().filter(|row| row.is_picture);
    pictures
        .map(|row| {
            let path = content::sound(place, row)?;
            let bytes = fs::read(&path).map_err(|cause| Error::reading(&path, &cause))?;
            Ok((bytes, row.caption.clone().unwrap_or_default()))
        })
        .collect()
}

/// How many pages a file has, where that can be said: a picture is one, a PDF says so itself.
pub(crate) fn pages(place: &Place, row: &Attachment) -> Option<usize> {
    if row.is_picture {
        return Some(1);
    }
    let is_pdf = row.name.to_lowercase().ends_with(".pdf");
    let bytes = is_pdf.then(|| fs::read(content::path(place, &row.content_hash, &row.name)))?;
    papers::pdf::pages_of(&bytes.ok()?)
}
