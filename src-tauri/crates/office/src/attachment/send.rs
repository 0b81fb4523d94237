//! Attachments on their way out: opened with the system's program, saved elsewhere.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::{Attachment, AttachmentIds, content, store};
use crate::error::{Error, Result};
use crate::ids::AttachmentId;
use crate::office::At;
use crate::place::{HALF, Place, settle};

/// A copy to open: read-only, under the attachment's own name.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Opened {
    /// The file.
    pub path: String,
}

/// Attachments to save elsewhere.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttachmentSave {
    /// The attachments.
    pub ids: Vec<AttachmentId>,
    /// The folder to save them in, or for one attachment the file.
    pub to: String,
    /// The job's name, to look how far it is and to stop it.
    #[serde(default)]
    #[ts(optional)]
    pub job: Option<String>,
}

/// What was saved.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Saved {
    /// The files.
    pub paths: Vec<String>,
}

/// What file systems refuse in names.
const REFUSED: &[char] = &['\\', '/', ':', '*', '?', '"', '<', '>', '|'];

/// The most characters of a name: with its folders it stays within what Windows takes.
const LONG: usize = 80;

/// A name that every file system takes: 3/4 月 → 3 4 月.
pub(crate) fn clean(name: &str) -> String {
    let plain: String =
        name.chars().map(|ch| if REFUSED.contains(&ch) || ch.is_control() { ' ' } else { ch }).collect();
    let mut name = plain.split_whitespace().collect::<Vec<_>>().join(" ");
    name = name.trim_end_matches(['.', ' ']).to_owned();
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) if !stem.is_empty() && ending.len() <= 10 => (stem.to_owned(), format!(".{ending}")),
        _ => (name, String::new()),
    };
    let mut stem: String = stem.chars().take(LONG).collect();
    let device = stem.split('.').next().unwrap_or_default().to_ascii_uppercase();
    let is_numbered =
        |what: &str| device.strip_prefix(what).is_some_and(|rest| matches!(rest.as_bytes(), [b'1'..=b'9']));
    if matches!(device.as_str(), "" | "CON" | "PRN" | "AUX" | "NUL") || is_numbered("COM") || is_numbered("LPT") {
        stem.insert(0, '_');
    }
    format!("{}{ending}", stem.trim_end())
}

/// A new name for a file: it keeps the ending it had when it is written without.
///
/// # Errors
/// Characters that no file system takes.
pub(super) fn named(name: &str, before: &str) -> Result<String> {
    let name = name.trim();
    if let Some(refused) = name.chars().find(|ch| REFUSED.contains(ch)) {
        return Err(Error::invalid("name", format!("文件名里不能有“{refused}”。请去掉它。")));
    }
    match Path::new(before).extension() {
        Some(ending) if !name.is_empty() && Path::new(name).extension() != Some(ending) => {
            Ok(format!("{name}.{}", ending.to_string_lossy()))
        }
        _ => Ok(name.to_owned()),
    }
}

pub(crate) fn attachment_open(at: &At<'_>, ask: AttachmentIds) -> Result<Opened> {
    let [id] = ask.ids.as_slice() else { return Err(Error::invalid("ids", "一次打开一个附件。")) };
    let row = at.read(|conn| store::one(conn, *id))?;
    let path = content::sound(at.office().place(), &row)?;
    let folder = at.desk().cache().join("open").join(row.content_hash.get(..16).unwrap_or_default());
    let copy = folder.join(clean(&row.name));
    // One that stands there is read-only: a program may have it open.
    if !fs::metadata(&copy).is_ok_and(|found| found.len() as i64 == row.size) {
        fs::create_dir_all(&folder).map_err(|cause| Error::writing(&folder, &cause))?;
        copy_whole(&path, &copy)?;
        content::forbid_writing(&copy);
    }
    Ok(Opened { path: copy.display().to_string() })
}

pub(crate) fn attachment_save(at: &At<'_>, ask: AttachmentSave) -> Result<Saved> {
    let rows = at.read(|conn| ask.ids.iter().map(|id| store::one(conn, *id)).collect::<Result<Vec<_>>>())?;
    let place = at.office().place();
    // Before the first is written: all of them, or none.
    for row in &rows {
        content::sound(place, row)?;
    }
    let to = Path::new(&ask.to);
    at.jobs().run(ask.job.as_deref(), |job| {
        job.step("正在另存附件", rows.len());
        let mut taken = BTreeSet::new();
        let mut paths = Vec::new();
        for row in &rows {
            let target = match rows.as_slice() {
                [_] if !to.is_dir() => to.to_owned(),
                _ => free(to, &row.name, &mut taken),
            };
            copy_to(place, row, &target)?;
            paths.push(target.display().to_string());
            job.tick()?;
        }
        Ok(Saved { paths })
    })
}

/// A name in a folder that neither a file there nor one of the same batch has: 照片.jpg, 照片 (2).jpg.
fn free(folder: &Path, name: &str, taken: &mut BTreeSet<PathBuf>) -> PathBuf {
    let name = clean(name);
    let (stem, ending) = match name.rsplit_once('.') {
        Some((stem, ending)) => (stem.to_owned(), format!(".{ending}")),
        None => (name.clone(), String::new()),
    };
    let numbered = (2..).map(|number| folder.join(format!("{stem} ({number}){ending}")));
    let mut names = std::iter::once(folder.join(&name)).chain(numbered);
    let free = names.find(|path| !path.exists() && !taken.contains(path)).unwrap_or_else(|| folder.join(&name));
    taken.insert(free.clone());
    free
}

/// Copies the bytes of an attachment, whole or not at all.
///
/// # Errors
/// The file is missing or changed; the target cannot be written.
pub(crate) fn copy_to(place: &Place, row: &Attachment, target: &Path) -> Result<()> {
    copy_whole(&content::sound(place, row)?, target)
}

fn copy_whole(from: &Path, target: &Path) -> Result<()> {
    let fail = |cause: &std::io::Error| Error::writing(target, cause);
    let folder = target.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    let mut half = tempfile::Builder::new().prefix(HALF).tempfile_in(folder).map_err(|cause| fail(&cause))?;
    let mut bytes = fs::File::open(from).map_err(|cause| Error::reading(from, &cause))?;
    std::io::copy(&mut bytes, half.as_file_mut()).map_err(|cause| fail(&cause))?;
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(half.path(), fs::Permissions::from_mode(0o644)).map_err(|cause| fail(&cause))?;
    }
    half.persist(target).map_err(|kept| fail(&kept.error))?;
    settle(folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_that_every_file_system_takes() {
        for (name, clean_name) in [
            ("签到表.xlsx", "签到表.xlsx"),
            ("3/4月 通知?.docx", "3 4月 通知 .docx"),
            ("照片 . ", "照片"),
            ("con.txt", "_con.txt"),
            ("COM1.jpg", "_COM1.jpg"),
            ("a\u{7}b", "a b"),
            ("", "_"),
        ] {
            assert_eq!(clean(name), clean_name.replace(" .", "."), "{name}");
        }
        assert_eq!(clean(&format!("{}.jpg", "长".repeat(200))).chars().count(), LONG + 4);
    }

    #[test]
    fn a_new_name_keeps_its_ending() {
        for (name, before, after) in [
            ("开幕", "IMG_1.JPG", "开幕.JPG"),
            ("开幕.JPG", "IMG_1.JPG", "开幕.JPG"),
            ("稿", "稿子", "稿"),
            ("一.二", "x.docx", "一.二.docx"),
        ] {
            assert_eq!(named(name, before).unwrap(), after);
        }
        assert!(named("3/4", "x.jpg").is_err());
    }
}
