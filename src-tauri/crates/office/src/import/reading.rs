//! What is brought in: a file, or cells that were pasted. One workbook is kept, so that each correction need not read it anew.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::SystemTime;

use sha2::{Digest, Sha256};
use sheets::{ReadError, Workbook};

use super::ImportPreview;
use crate::desk::Desk;
use crate::error::{Error, Result};

/// A larger file is read anew each time rather than kept: its cells would fill the memory of a small laptop.
const MOST_KEPT: u64 = 2 << 20;

/// The workbook that was read last.
#[derive(Debug, Default)]
pub(crate) struct Shelf(Mutex<Option<Kept>>);

#[derive(Debug)]
struct Kept {
    file: PathBuf,
    stamp: Stamp,
    book: Arc<Workbook>,
}

/// Tells a file that was written anew.
type Stamp = (Option<SystemTime>, u64);

impl Shelf {
    fn get(&self, file: &Path, stamp: Stamp) -> Option<Arc<Workbook>> {
        let kept = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        kept.as_ref().filter(|kept| kept.file == file && kept.stamp == stamp).map(|kept| Arc::clone(&kept.book))
    }

    fn put(&self, file: &Path, stamp: Stamp, book: &Arc<Workbook>) {
        let kept = Kept { file: file.into(), stamp, book: Arc::clone(book) };
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
    }

    /// Lets go of the workbook.
    pub(super) fn clear(&self) {
        *self.0.lock().unwrap_or_else(PoisonError::into_inner) = None;
    }
}

/// The cells of what is asked for.
///
/// # Errors
/// It is no table, or `stopped` said so before it was read.
pub(super) fn book(desk: &Desk, ask: &ImportPreview, stopped: &dyn Fn() -> bool) -> Result<Arc<Workbook>> {
    if let Some(text) = &ask.text {
        return sheets::read::pasted(&ask.file, text).map(Arc::new).map_err(refused);
    }
    let file = Path::new(&ask.file);
    let stamp = std::fs::metadata(file).map(|found| (found.modified().ok(), found.len())).unwrap_or_default();
    if let Some(book) = desk.shelf.get(file, stamp) {
        return Ok(book);
    }
    let book = Arc::new(desk.read_spreadsheet(file, stopped).map_err(refused)?.ok_or(Error::Cancelled)?);
    if stamp.1 <= MOST_KEPT {
        desk.shelf.put(file, stamp, &book);
    }
    Ok(book)
}

pub(crate) fn refused(cause: ReadError) -> Error {
    Error::Spreadsheet { reason: cause.code().into(), message: cause.to_string() }
}

/// The content hash of what is asked for.
pub(super) fn hash(ask: &ImportPreview) -> Result<String> {
    let mut hash = Sha256::new();
    match &ask.text {
        Some(text) => hash.update(text),
        None => {
            let file = Path::new(&ask.file);
            let mut from = std::fs::File::open(file).map_err(|cause| Error::reading(file, &cause))?;
            std::io::copy(&mut from, &mut Hashing(&mut hash)).map_err(|cause| Error::reading(file, &cause))?;
        }
    }
    Ok(hex(&hash.finalize()))
}

/// Bytes as hexadecimal text.
pub(super) fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

/// Lets a file flow through a hash without holding it whole.
struct Hashing<'a>(&'a mut Sha256);

impl std::io::Write for Hashing<'_> {
    fn write(&mut self, bytes: &[u8]) -> std::io::Result<usize> {
        self.0.update(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}
