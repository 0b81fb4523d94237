//! Papers out of records: what is written where, and what to know about it.

use std::fs;
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use crate::error::{Error, Result};

/// A paper that was written.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Written {
    /// The file.
    pub path: String,
    /// How many pages.
    pub pages: usize,
    /// Which face stood in for which, and what else to know before handing it in.
    pub notes: Vec<String>,
}

/// Writes a file whole or not at all: beside its place, to the disk, then renamed.
///
/// # Errors
/// The folder cannot be written, or the disk is full; what was there before stays.
pub(crate) fn put(file: &Path, bytes: &[u8]) -> Result<()> {
    let folder = file.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let fail = |cause: std::io::Error| Error::writing(file, &cause);
    let mut half = tempfile::Builder::new().prefix(".xieban-").tempfile_in(folder).map_err(fail)?;
    half.write_all(bytes).and_then(|()| half.as_file().sync_all()).map_err(fail)?;
    // A temporary file is private; a paper is for others to read as well.
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(half.path(), fs::Permissions::from_mode(0o644)).map_err(fail)?;
    }
    half.persist(file).map(|_| ()).map_err(|kept| fail(kept.error))
}
