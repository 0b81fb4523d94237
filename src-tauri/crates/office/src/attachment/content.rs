//! The bytes of attachments: attachments/ab/abcd….jpg by their SHA-256, the same bytes once.

use std::collections::HashMap;
use std::fs::{self, File};
use std::io::{ErrorKind, Read, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use sha2::{Digest, Sha256};

use super::{Attachment, FileState};
use crate::error::{Error, Result};
use crate::job::Job;
use crate::place::{HALF, Place, settle};

/// The most bytes of one attachment: 1 GB. A film of more belongs on a disk of its own.
const MOST: u64 = 1 << 30;

/// Bytes that are copied between two looks at the job.
const PIECE: usize = 1 << 20;

/// A file that was copied in.
#[derive(Debug)]
pub(super) struct Taken {
    pub(super) name: String,
    pub(super) hash: String,
    pub(super) size: i64,
    path: PathBuf,
    /// Whether its bytes were not there before.
    is_new: bool,
}

impl Taken {
    /// Takes out again what was copied in by a request that is refused.
    pub(super) fn give_back(&self) {
        if self.is_new {
            // One that stays does no harm: it is taken the next time.
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether a file of that name can be shown as a picture.
pub(super) fn is_picture(name: &str) -> bool {
    matches!(ending(name).as_str(), "jpg" | "jpeg" | "png")
}

/// The ending of a name in small letters, nothing for one that is none.
fn ending(name: &str) -> String {
    let ending = Path::new(name).extension().map(|ending| ending.to_string_lossy().to_lowercase()).unwrap_or_default();
    let is_plain = ending.len() <= 10 && ending.chars().all(|ch| ch.is_ascii_alphanumeric());
    if is_plain { ending } else { String::new() }
}

/// Where bytes of a hash belong; where they are when they were copied in under another ending.
pub(super) fn path(place: &Place, hash: &str, name: &str) -> PathBuf {
    let folder = place.attachments().join(hash.get(..2).unwrap_or("00"));
    let ending = ending(name);
    let wanted = folder.join(if ending.is_empty() { hash.to_owned() } else { format!("{hash}.{ending}") });
    if wanted.exists() {
        return wanted;
    }
    let same = |path: &PathBuf| path.file_stem().is_some_and(|stem| stem.to_string_lossy() == hash);
    let there = fs::read_dir(&folder).into_iter().flatten().flatten().map(|entry| entry.path()).find(same);
    there.unwrap_or(wanted)
}

/// Copies a file in. `number`: which one of how many.
///
/// # Errors
/// A folder, an empty or too large file, one that cannot be read; a full disk; the job was cancelled.
pub(super) fn take(place: &Place, file: &Path, job: &Job, [number, all]: [usize; 2]) -> Result<Taken> {
    let name = file.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let found = fs::metadata(file).map_err(|cause| Error::reading(file, &cause))?;
    if found.is_dir() {
        return Err(Error::invalid("files", format!("“{name}”是文件夹。请打开它，选里面的文件。")));
    }
    fits(&name, found.len())?;
    let mut from = File::open(file).map_err(|cause| Error::reading(file, &cause))?;
    let pieces = (found.len() as usize).div_ceil(PIECE);
    job.step(&format!("正在复制“{name}”（第 {number} 个，共 {all} 个），兆字节"), pieces);
    copy_in(place, &name, file, &mut from, || job.tick())
}

fn fits(name: &str, size: u64) -> Result<()> {
    if size == 0 {
        return Err(Error::invalid("files", format!("“{name}”是空文件，里面什么也没有。请检查原来的文件。")));
    }
    if size > MOST {
        let size = size as f64 / MOST as f64;
        return Err(Error::invalid(
            "files",
            format!("“{name}”有 {size:.1} GB，附件最大 1 GB。请压缩或剪短后再加，或在备注里写明它存放在哪里。"),
        ));
    }
    Ok(())
}

/// Copies bytes in under a name.
pub(super) fn take_bytes(place: &Place, name: &str, bytes: &[u8]) -> Result<Taken> {
    let name = super::send::clean(name);
    fits(&name, bytes.len() as u64)?;
    copy_in(place, &name, Path::new(&name), &mut &bytes[..], || Ok(()))
}

/// Writes what `from` gives beside its place while its hash is taken, then renames it.
fn copy_in(
    place: &Place,
    name: &str,
    file: &Path,
    from: &mut dyn Read,
    tick: impl Fn() -> Result<()>,
) -> Result<Taken> {
    let folder = place.attachments();
    let writing = |path: &Path, cause: &std::io::Error| Error::writing(path, cause);
    fs::create_dir_all(&folder).map_err(|cause| writing(&folder, &cause))?;
    let half = tempfile::Builder::new().prefix(HALF).tempfile_in(&folder);
    let mut half = half.map_err(|cause| writing(&folder, &cause))?;
    let (mut hash, mut size) = (Sha256::new(), 0);
    let mut piece = vec![0; PIECE];
    loop {
        let read = from.read(&mut piece).map_err(|cause| Error::reading(file, &cause))?;
        if read == 0 {
            break;
        }
        hash.update(&piece[..read]);
        half.write_all(&piece[..read]).map_err(|cause| writing(&folder.join(name), &cause))?;
        size += read as u64;
        fits(name, size)?;
        tick()?;
    }
    // It may have been emptied since it was looked at.
    fits(name, size)?;
    let hash = hex(&hash.finalize());
    let target = path(place, &hash, name);
    let is_new = !target.exists();
    if is_new || hash_of(&target).ok().as_ref() != Some(&hash) {
        let sub = target.parent().unwrap_or(&folder);
        fs::create_dir_all(sub).map_err(|cause| writing(sub, &cause))?;
        half.as_file().sync_all().map_err(|cause| writing(&target, &cause))?;
        allow_writing(&target);
        half.persist(&target).map_err(|kept| writing(&target, &kept.error))?;
        settle(sub);
        forbid_writing(&target);
    }
    Ok(Taken { name: name.to_owned(), hash, size: size as i64, path: target, is_new })
}

/// A program that opens the file must not save into it unseen. A file system without permissions does without.
pub(super) fn forbid_writing(file: &Path) {
    if let Ok(found) = fs::metadata(file) {
        let mut permissions = found.permissions();
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            permissions.set_mode(0o444);
        }
        #[cfg(not(unix))]
        permissions.set_readonly(true);
        let _ = fs::set_permissions(file, permissions);
    }
}

/// Windows replaces no file that is read-only.
fn allow_writing(file: &Path) {
    #[cfg(not(unix))]
    if let Ok(found) = fs::metadata(file) {
        let mut permissions = found.permissions();
        permissions.set_readonly(false);
        let _ = fs::set_permissions(file, permissions);
    }
    #[cfg(unix)]
    let _ = file;
}

/// Puts a file back that is missing or changed.
///
/// # Errors
/// It is not the file that was added; it cannot be read; the disk is full.
pub(super) fn put_back(place: &Place, row: &Attachment, file: &Path) -> Result<()> {
    if fs::metadata(file).is_ok_and(|found| found.is_dir()) {
        return Err(Error::reading(file, &ErrorKind::IsADirectory.into()));
    }
    let hash = hash_of(file).map_err(|cause| Error::reading(file, &cause))?;
    if hash != row.content_hash {
        return Err(Error::invalid(
            "file",
            format!(
                "选的文件与“{}”原来的内容不同，没有放回。请另选一个；要换成新的文件，请先删除这个附件，再加新的。",
                row.name
            ),
        ));
    }
    let mut from = File::open(file).map_err(|cause| Error::reading(file, &cause))?;
    copy_in(place, &row.name, file, &mut from, || Ok(())).map(drop)
}

/// How the file of an attachment stands, by its bytes.
pub(super) fn state(place: &Place, row: &Attachment) -> FileState {
    let path = path(place, &row.content_hash, &row.name);
    match fs::metadata(&path) {
        Err(_) => FileState::Missing,
        Ok(found) if found.len() as i64 != row.size => FileState::Changed,
        Ok(_) if hash_of(&path).is_ok_and(|hash| hash == row.content_hash) => FileState::Sound,
        Ok(_) => FileState::Changed,
    }
}

/// Refuses a file that is missing or changed, and says how to put it back.
///
/// # Errors
/// As said.
pub(super) fn sound(place: &Place, row: &Attachment) -> Result<PathBuf> {
    let what = match state(place, row) {
        FileState::Sound => return Ok(path(place, &row.content_hash, &row.name)),
        FileState::Missing => "不见了",
        FileState::Changed => "被别的程序改动过",
    };
    Err(Error::invalid(
        "file",
        format!("附件“{}”的文件{what}。请用“放回文件”选原来的文件放回来，或删除这个附件。", row.name),
    ))
}

/// Which files were found whole, with their time and length then: bytes are gone through once and again when they changed.
#[derive(Debug, Default)]
pub(crate) struct Looked(Mutex<HashMap<PathBuf, (SystemTime, u64, FileState)>>);

impl Looked {
    /// How the file of an attachment stands; by its time and length when it was gone through before.
    pub(super) fn state(&self, place: &Place, row: &Attachment) -> FileState {
        let path = path(place, &row.content_hash, &row.name);
        let Ok(found) = fs::metadata(&path) else { return FileState::Missing };
        let Ok(time) = found.modified() else { return state(place, row) };
        let mut looked = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        match looked.get(&path) {
            Some((then, size, state)) if *then == time && *size == found.len() => *state,
            _ => {
                let now = state(place, row);
                looked.insert(path, (time, found.len(), now));
                now
            }
        }
    }
}

fn hash_of(file: &Path) -> std::io::Result<String> {
    let (mut from, mut hash, mut piece) = (File::open(file)?, Sha256::new(), vec![0; PIECE]);
    loop {
        match from.read(&mut piece)? {
            0 => return Ok(hex(&hash.finalize())),
            read => hash.update(&piece[..read]),
        }
    }
}

fn hex(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}
