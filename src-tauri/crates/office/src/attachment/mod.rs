//! 附件: pictures, scans and documents of any record, copied into the office's folder and found by their content.
//!
//! A row names its owner by table and uid. Bytes are written once for each content and stay: an entry of the history may
//! bring any row back.

mod content;
mod picture;
mod send;
mod store;

use std::path::Path;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use serde::{Deserialize, Serialize};

use crate::api::Nothing;
use crate::changes::{self, changes, check};
use crate::error::{Error, Result};
use crate::ids::{AttachmentId, DossierLineId};
use crate::office::At;
use crate::tables::Area;

pub(crate) use content::Looked;
use content::{Taken, take, take_bytes};
pub use picture::{AttachmentPicture, PictureAsk};
pub(crate) use picture::{attachment_picture, pages, pictures_of};
pub use send::{AttachmentSave, Opened, Saved};
pub(crate) use send::{attachment_open, attachment_save, clean, copy_to};
pub(crate) use store::{can_own, count_of, delete_of, faults, kept, ownerless, rows_of, turn};

/// The table, and what is said of a record that has some.
pub(crate) const TABLE: &str = "attachment";
pub(crate) const USED: &str = "后来加了附件";

const NOUN: &str = "个附件";

/// How a file stands beside what was copied in.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
pub enum FileState {
    /// As it was copied in.
    Sound,
    /// Gone from the folder.
    Missing,
    /// Other bytes than were copied in.
    Changed,
}

/// A file that is kept with a record.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Attachment {
    /// Its id.
    pub id: AttachmentId,
    /// The table of its owner: event, class, contest …
    pub area: String,
    /// The owner's id there.
    pub record: i64,
    /// What the owner is called; nothing for kinds of records that have no title.
    pub owner: Option<String>,
    /// 文件名, with its ending.
    pub name: String,
    /// 说明, which stands below a picture.
    pub caption: Option<String>,
    /// Bytes.
    pub size: i64,
    /// SHA-256 of the bytes, in hexadecimal.
    pub content_hash: String,
    /// Whether it can be shown as a picture: JPEG and PNG, by the name's ending.
    pub is_picture: bool,
    /// How the file stands now.
    pub state: FileState,
    /// The line of the event's file that it fills.
    pub line_id: Option<DossierLineId>,
    /// The day on which it was added.
    pub added_on: Option<String>,
}

/// Whose attachments: those of one record, or all.
#[derive(Clone, Debug, Default, Deserialize, ts_rs::TS)]
pub struct AttachmentAsk {
    /// The table of the record: event, class, contest …
    #[serde(default)]
    #[ts(optional)]
    pub area: Option<String>,
    /// Its id there.
    #[serde(default)]
    #[ts(optional)]
    pub record: Option<i64>,
}

/// Attachments in their order.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct AttachmentList {
    /// The attachments.
    pub rows: Vec<Attachment>,
}

/// Files to keep with a record.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttachmentAdd {
    /// The table of the record: event, class, contest …
    pub area: String,
    /// Its id there.
    pub record: i64,
    /// The files.
    pub files: Vec<String>,
    /// The line of the event's file that they fill.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub line_id: Option<DossierLineId>,
    /// The job's name, to look how far it is and to stop it.
    #[serde(default)]
    #[ts(optional)]
    pub job: Option<String>,
}

/// A picture that was copied elsewhere, to keep with a record.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttachmentPaste {
    /// The table of the record.
    pub area: String,
    /// Its id there.
    pub record: i64,
    /// The name of its file, with an ending.
    pub name: String,
    /// The bytes in base64.
    pub bytes: String,
    /// The line of the event's file that it fills.
    #[serde(default)]
    #[ts(optional = nullable)]
    pub line_id: Option<DossierLineId>,
}

/// A file that was not taken.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct NotTaken {
    /// The file.
    pub file: String,
    /// Why, in Chinese.
    pub message: String,
}

/// What was added.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct Added {
    /// The new attachments.
    pub ids: Vec<AttachmentId>,
    /// The files that were not taken; the others were.
    pub refused: Vec<NotTaken>,
}

changes! {
    /// The fields of an attachment.
    AttachmentChanges {
        /// 文件名
        name: String => check::text,
        /// 说明
        caption: String => check::text,
        /// The line of the event's file that it fills
        line_id: i64 => check::count,
    }
}

/// Changes of an attachment.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttachmentUpdate {
    /// The attachment.
    pub id: AttachmentId,
    /// The touched fields.
    pub changes: AttachmentChanges,
}

/// Attachments of one record: to delete, or in their new order.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttachmentIds {
    /// The attachments.
    pub ids: Vec<AttachmentId>,
}

/// A file to put back in place of one that is missing or changed.
#[derive(Clone, Debug, Deserialize, ts_rs::TS)]
pub struct AttachmentRestore {
    /// The attachment.
    pub id: AttachmentId,
    /// The same file, from elsewhere.
    pub file: String,
}

pub(crate) fn attachment_list(at: &At<'_>, ask: AttachmentAsk) -> Result<AttachmentList> {
    let mut rows = at.read(|conn| match (&ask.area, ask.record) {
        (Some(area), Some(record)) => rows_of(conn, area, record),
        (None, None) => store::all(conn),
        _ => Err(Error::invalid("area", "哪一类记录、哪一条，要一起写明，或都不写。")),
    })?;
    for row in &mut rows {
        row.state = at.desk().looked.state(at.office().place(), row);
    }
    Ok(AttachmentList { rows })
}

pub(crate) fn attachment_add(at: &At<'_>, ask: AttachmentAdd) -> Result<Added> {
    if ask.files.is_empty() {
        return Err(Error::invalid("files", "还没有选文件。"));
    }
    at.read(|conn| store::owner(conn, &ask.area, ask.record))?;
    at.jobs().run(ask.job.as_deref(), |job| {
        let (mut taken, mut refused) = (Vec::new(), Vec::new());
        let copied = (|| {
            for (number, file) in ask.files.iter().enumerate() {
                match take(at.office().place(), Path::new(file), job, [number + 1, ask.files.len()]) {
                    Ok(one) => taken.push(one),
                    // What ends the whole: nothing more can be written, or she wants no more.
                    Err(end @ (Error::Cancelled | Error::DiskFull { .. })) => return Err(end),
                    Err(fault) => refused.push((file.clone(), fault)),
                }
            }
            Ok(())
        })();
        let added = copied.and_then(|()| match (taken.is_empty(), refused.pop()) {
            (true, Some((_, fault))) if refused.is_empty() => Err(fault),
            (_, last) => {
                refused.extend(last);
                add(at, &ask.area, ask.record, ask.line_id, &taken)
            }
        });
        // A refused request leaves nothing behind.
        let (ids, twice) = added.inspect_err(|_| taken.iter().for_each(Taken::give_back))?;
        let refused = refused.into_iter().map(|(file, fault)| NotTaken { file, message: fault.to_string() });
        Ok(Added { ids, refused: refused.chain(twice).collect() })
    })
}

pub(crate) fn attachment_paste(at: &At<'_>, ask: AttachmentPaste) -> Result<Added> {
    let bytes = STANDARD.decode(&ask.bytes).map_err(|cause| Error::InvalidRequest { detail: cause.to_string() })?;
    at.read(|conn| store::owner(conn, &ask.area, ask.record))?;
    let taken = [take_bytes(at.office().place(), &ask.name, &bytes)?];
    let (ids, refused) = add(at, &ask.area, ask.record, ask.line_id, &taken).inspect_err(|_| taken[0].give_back())?;
    Ok(Added { ids, refused })
}

/// Writes the rows of what was copied in, as one act; what the record has already is told and not written.
fn add(
    at: &At<'_>,
    area: &str,
    record: i64,
    line: Option<DossierLineId>,
    taken: &[Taken],
) -> Result<(Vec<AttachmentId>, Vec<NotTaken>)> {
    at.act(|act| {
        let owner = store::owner(act, area, record)?;
        let (mut ids, mut names, mut twice) = (Vec::new(), Vec::new(), Vec::new());
        for one in taken {
            match store::same(act, area, &owner.uid, &one.hash)? {
                Some(name) => twice.push(NotTaken {
                    file: one.name.clone(),
                    message: format!("“{}”与已有的附件“{name}”内容相同，没有再加。", one.name),
                }),
                None => {
                    ids.push(store::insert(act, area, &owner.uid, line, one)?);
                    names.push(one.name.as_str());
                }
            }
        }
        let whom = owner.called();
        let label = match names.as_slice() {
            [one] => format!("给{whom}加附件“{one}”"),
            many => format!("给{whom}加 {} 个附件", many.len()),
        };
        Ok(((ids, twice), label))
    })
}

pub(crate) fn attachment_update(at: &At<'_>, ask: AttachmentUpdate) -> Result<Nothing> {
    let mut changes = ask.changes;
    at.act(|act| {
        let before = store::one(act, ask.id)?;
        if let Some(Some(name)) = &mut changes.name {
            *name = send::named(name, &before.name)?;
        }
        let columns = changes.columns()?;
        changes::require(&columns, "name", false, "请写上文件名。")?;
        if let Some(Some(line)) = changes.line_id {
            changes::exists(act, "dossier_line", line, "项归档材料")?;
        }
        changes::update(act, TABLE, ask.id.0, &columns, NOUN)?;
        Ok((Nothing {}, format!("修改附件“{}”", store::one(act, ask.id)?.name)))
    })
}

pub(crate) fn attachment_move(at: &At<'_>, ask: AttachmentIds) -> Result<Nothing> {
    at.act(|act| {
        for (position, id) in ask.ids.iter().enumerate() {
            store::place(act, *id, position)?;
        }
        Ok((Nothing {}, "调整附件的次序".into()))
    })
}

pub(crate) fn attachment_delete(at: &At<'_>, ask: AttachmentIds) -> Result<Nothing> {
    at.act(|act| {
        let label = changes::deleting(act, TABLE, "name", "附件", NOUN, ask.ids.iter().map(|id| id.0))?;
        for id in &ask.ids {
            changes::delete(act, TABLE, "id", id.0)?;
        }
        Ok((Nothing {}, label))
    })
}

pub(crate) fn attachment_restore(at: &At<'_>, ask: AttachmentRestore) -> Result<Nothing> {
    let row = at.read(|conn| store::one(conn, ask.id))?;
    content::put_back(at.office().place(), &row, Path::new(&ask.file))?;
    at.touched(Area::Attachment);
    Ok(Nothing {})
}
