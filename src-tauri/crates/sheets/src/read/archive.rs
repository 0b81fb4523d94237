//! What a zip file holds, looked at before anything is inflated.

use std::io::{Cursor, Read};

use quick_xml::Reader;
use quick_xml::events::Event;
use zip::ZipArchive;
use zip::result::ZipError;

use super::xml2003::attribute;
use crate::{Format, ReadError};

/// Most bytes that all parts of a workbook together may inflate to. 100,000 rows of 12 columns come to about 60 MB.
pub(super) const MOST_INFLATED: u64 = 768 << 20;

/// Most parts that a workbook may have.
const MOST_PARTS: usize = 20_000;

/// The format of a zip file, or `None` when it holds no known document; refuses what would inflate too far.
pub(super) fn format(name: &str, bytes: &[u8]) -> Result<Option<Format>, ReadError> {
    let mut zip = open(name, bytes)?;
    let mut inflated = 0_u64;
    for index in 0..zip.len() {
        let part = zip.by_index_raw(index).map_err(|cause| damaged(name, &cause))?;
        if part.encrypted() {
            return Err(ReadError::Password { file: name.into() });
        }
        inflated = inflated.saturating_add(part.size());
    }
    if inflated > MOST_INFLATED || zip.len() > MOST_PARTS {
        return Err(ReadError::TooLarge { file: name.into(), detail: format!("{} MB", inflated >> 20) });
    }
    let parts: Vec<String> = zip.file_names().flatten().map(|part| part.to_ascii_lowercase()).collect();
    let has = |wanted: &str| parts.iter().any(|part| part == wanted);
    Ok(if has("xl/workbook.bin") {
        Some(Format::Xlsb)
    } else if parts.iter().any(|part| part.starts_with("xl/")) {
        Some(Format::Xlsx)
    } else if has("word/document.xml") {
        Some(Format::Docx)
    } else if has("content.xml") {
        Some(Format::Ods)
    } else {
        None
    })
}

/// One part as text; at most [`MOST_INFLATED`] bytes, whatever its header says.
pub(super) fn part(name: &str, bytes: &[u8], part: &str) -> Result<Option<String>, ReadError> {
    Ok(raw_part(name, bytes, part)?.map(|raw| String::from_utf8_lossy(&raw).into_owned()))
}

/// What a part of links leads to: id and path within the archive.
pub(super) fn links(name: &str, bytes: &[u8], of: &str) -> Result<Vec<(String, String)>, ReadError> {
    let xml = part(name, bytes, of)?.unwrap_or_default();
    let links = attributes(&xml, "Relationship", ["Id", "Target"]).into_iter();
    let path = |target: String| target.strip_prefix('/').map_or_else(|| format!("xl/{target}"), str::to_string);
    Ok(links.map(|(id, target)| (id, path(target))).collect())
}

/// Two attributes of every element of a name.
pub(super) fn attributes(xml: &str, element: &str, wanted: [&str; 2]) -> Vec<(String, String)> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    loop {
        match reader.read_event() {
            Ok(Event::Start(start) | Event::Empty(start)) if start.local_name().as_ref() == element => {
                if let (Some(first), Some(second)) = (attribute(&start, wanted[0]), attribute(&start, wanted[1])) {
                    found.push((first, second));
                }
            }
            Ok(Event::Eof) | Err(_) => return found,
            Ok(_) => {}
        }
    }
}

/// One part; at most [`MOST_INFLATED`] bytes, whatever its header says.
pub(super) fn raw_part(name: &str, bytes: &[u8], part: &str) -> Result<Option<Vec<u8>>, ReadError> {
    let mut zip = open(name, bytes)?;
    let Some(index) = zip.index_for_name(part) else { return Ok(None) };
    let file = zip.by_index(index).map_err(|cause| damaged(name, &cause))?;
    let mut raw = Vec::new();
    file.take(MOST_INFLATED).read_to_end(&mut raw).map_err(|cause| damaged(name, &cause.into()))?;
    Ok(Some(raw))
}

pub(super) fn open<'a>(name: &str, bytes: &'a [u8]) -> Result<ZipArchive<Cursor<&'a [u8]>>, ReadError> {
    ZipArchive::new(Cursor::new(bytes)).map_err(|cause| damaged(name, &cause))
}

fn damaged(name: &str, cause: &ZipError) -> ReadError {
    match cause {
        ZipError::UnsupportedArchive(why) if why.contains("assword") => ReadError::Password { file: name.into() },
        _ => ReadError::Damaged { file: name.into(), detail: "压缩结构不全".into() },
    }
}
