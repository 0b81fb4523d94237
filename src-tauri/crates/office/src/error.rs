//! What the office refuses, with a stable code and a Chinese message that says what happened and what to do next.

use serde::Serialize;

/// Why a request was refused. Nothing was changed.
#[derive(Clone, Debug, thiserror::Error)]
pub enum Error {
    /// Another program writes to this office.
    #[error("本会文件正由{holder}使用。请关闭它，或等它做完，再打开。")]
    OfficeLocked {
        /// Who holds the lock: program, machine, process.
        holder: String,
    },
    /// No office is open.
    #[error("还没有打开本会。请先新建本会，或打开已有的文件夹。")]
    NoOffice,
    /// The folder holds no office.
    #[error("“{place}”里没有本会文件（office.db）。请选择存放本会文件的文件夹，或在此新建本会。")]
    NotAnOffice {
        /// The folder.
        place: String,
    },
    /// An office is there already.
    #[error("“{place}”里已有本会文件。请直接打开它，或另选一个文件夹。")]
    OfficeExists {
        /// The folder.
        place: String,
    },
    /// The file was written by a newer program.
    #[error("这份本会文件由更新的版本写成（版本 {found}，本程序只认到 {known}）。文件未动，请升级协办后再打开。")]
    OfficeNewer {
        /// The file's user_version.
        found: i64,
        /// The highest version this program knows.
        known: i64,
    },
    /// The file is damaged.
    #[error("本会文件已损坏，读不出来。请从备份恢复，现在的文件会另存一份。")]
    OfficeDamaged {
        /// What SQLite says.
        detail: String,
    },
    /// A copy that was to be restored is damaged.
    #[error("备份“{path}”已损坏，不能用它恢复。本会文件没有动，请另选一份备份。")]
    BackupDamaged {
        /// The copy.
        path: String,
        /// What SQLite says.
        detail: String,
    },
    /// A file that was to be restored is no office of ours.
    #[error("“{path}”不是本会文件的备份。本会文件没有动，请另选一份备份。")]
    NotABackup {
        /// The file.
        path: String,
    },
    /// A value was refused.
    #[error("{message}")]
    InvalidValue {
        /// The field, in code.
        field: String,
        /// The Chinese sentence.
        message: String,
    },
    /// The parameters do not fit the request.
    #[error("请求的内容不合规格：{detail}")]
    InvalidRequest {
        /// What does not fit.
        detail: String,
    },
    /// No such request.
    #[error("没有名为“{name}”的请求。")]
    UnknownRequest {
        /// The name that was sent.
        name: String,
    },
    /// The record is gone or never was.
    #[error("找不到这{noun}，可能已被删除。请刷新后再试。")]
    NotFound {
        /// What was looked for, with its measure word: “个人员”.
        noun: &'static str,
    },
    /// Other records need it.
    #[error("“{name}”不能删除：{users}还在用它。请先改掉这些记录，或保留它。")]
    InUse {
        /// The record.
        name: String,
        /// Who uses it: “3 条报名、1 个活动”.
        users: String,
    },
    /// Nothing to undo or redo.
    #[error("没有可以{what}的操作。")]
    NothingToUndo {
        /// 撤销 or 重做.
        what: &'static str,
    },
    /// Undo would leave references to missing records.
    #[error("“{label}”不能{what}：它要恢复的内容引用了后来删除的记录。请先撤销后来的删除。")]
    UndoConflict {
        /// The act's label.
        label: String,
        /// 撤销 or 重做.
        what: &'static str,
    },
    /// The schema has changed since in a way that undo cannot cross.
    #[error("“{label}”是升级前的操作，不能再撤销。可从当时的备份恢复。")]
    UndoTooOld {
        /// The act's label.
        label: String,
    },
    /// A spreadsheet could not be read or understood.
    #[error("{message}")]
    Spreadsheet {
        /// The reader's own code.
        reason: String,
        /// The Chinese sentence, with file, sheet, row and column where known.
        message: String,
    },
    /// A paper could not be made.
    #[error("{message}")]
    Paper {
        /// The Chinese sentence.
        message: String,
    },
    /// A paper has characters that no face has.
    #[error("{missing}；也可以选择照样写出。没有写成文件。")]
    MissingGlyphs {
        /// Which, where they stand, and what to do, in Chinese.
        missing: String,
    },
    /// Nothing to issue or to print.
    #[error("{message}")]
    NothingToPrint {
        /// The Chinese sentence.
        message: String,
    },
    /// The user cancelled.
    #[error("已取消，没有改动任何内容。")]
    Cancelled,
    /// The disk is full.
    #[error("磁盘已满或写不进去，“{path}”没有写成。请清出空间后再试，原有内容未动。")]
    DiskFull {
        /// The file.
        path: String,
    },
    /// A file could not be read or written.
    #[error("文件“{path}”{doing}不成：{why}。")]
    File {
        /// The file.
        path: String,
        /// 读取 or 写入.
        doing: &'static str,
        /// What is the matter and what to do, in Chinese.
        why: &'static str,
        /// What the system says.
        detail: String,
    },
    /// SQLite refused in a way that no rule foresaw.
    #[error("本会文件读写不成：{why}。没有改动任何内容，请重试；若再出现，请在设置里检查本会文件。")]
    Database {
        /// What is the matter, in Chinese.
        why: &'static str,
        /// What SQLite says.
        detail: String,
    },
}

/// The stable codes, for the wire and for scripts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, ts_rs::TS)]
#[serde(rename_all = "snake_case")]
#[allow(missing_docs)] // each stands at the variant of Error with its name
pub enum ErrorCode {
    OfficeLocked,
    NoOffice,
    NotAnOffice,
    OfficeExists,
    OfficeNewer,
    OfficeDamaged,
    InvalidValue,
    InvalidRequest,
    UnknownRequest,
    NotFound,
    InUse,
    NothingToUndo,
    UndoConflict,
    UndoTooOld,
    Spreadsheet,
    Paper,
    MissingGlyphs,
    NothingToPrint,
    Cancelled,
    DiskFull,
    File,
    Database,
}

/// An error as it crosses to the window and under `--json`.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct WireError {
    /// Stable code.
    pub code: ErrorCode,
    /// What happened and what to do next, in Chinese.
    pub message: String,
    /// For the log and for scripts; may be empty.
    pub detail: String,
    /// The field at fault, where there is one.
    #[serde(skip_serializing_if = "Option::is_none")]
    #[ts(optional)]
    pub field: Option<String>,
}

impl Error {
    /// A refused value of `field`.
    pub fn invalid(field: &str, message: impl Into<String>) -> Self {
        Error::InvalidValue { field: field.into(), message: message.into() }
    }

    /// A file that could not be read.
    pub fn reading(path: &std::path::Path, cause: &std::io::Error) -> Self {
        Error::File { path: path.display().to_string(), doing: "读取", why: why(cause), detail: cause.to_string() }
    }

    /// A file that could not be written; a full disk has an error of its own.
    pub fn writing(path: &std::path::Path, cause: &std::io::Error) -> Self {
        use std::io::ErrorKind;
        let path = path.display().to_string();
        if matches!(cause.kind(), ErrorKind::StorageFull | ErrorKind::QuotaExceeded | ErrorKind::FileTooLarge) {
            return Error::DiskFull { path };
        }
        Error::File { path, doing: WRITING, why: why(cause), detail: cause.to_string() }
    }

    /// True when it is the disk or the folder that takes nothing more: what is there can still be read.
    pub(crate) fn forbids_writing(&self) -> bool {
        matches!(self, Error::DiskFull { .. } | Error::File { doing: WRITING, .. })
    }

    /// Something that cannot go wrong did: told as a fault of the file, with the particulars for the log.
    pub fn internal(cause: impl std::fmt::Display) -> Self {
        Error::Database { why: "内部出错", detail: cause.to_string() }
    }

    /// The stable code.
    pub fn code(&self) -> ErrorCode {
        match self {
            Error::OfficeLocked { .. } => ErrorCode::OfficeLocked,
            Error::NoOffice => ErrorCode::NoOffice,
            Error::NotAnOffice { .. } => ErrorCode::NotAnOffice,
            Error::OfficeExists { .. } => ErrorCode::OfficeExists,
            Error::OfficeNewer { .. } => ErrorCode::OfficeNewer,
            Error::OfficeDamaged { .. } => ErrorCode::OfficeDamaged,
            Error::BackupDamaged { .. } | Error::NotABackup { .. } => ErrorCode::InvalidValue,
            Error::InvalidValue { .. } => ErrorCode::InvalidValue,
            Error::InvalidRequest { .. } => ErrorCode::InvalidRequest,
            Error::UnknownRequest { .. } => ErrorCode::UnknownRequest,
            Error::NotFound { .. } => ErrorCode::NotFound,
            Error::InUse { .. } => ErrorCode::InUse,
            Error::NothingToUndo { .. } => ErrorCode::NothingToUndo,
            Error::UndoConflict { .. } => ErrorCode::UndoConflict,
            Error::UndoTooOld { .. } => ErrorCode::UndoTooOld,
            Error::Spreadsheet { .. } => ErrorCode::Spreadsheet,
            Error::Paper { .. } => ErrorCode::Paper,
            Error::MissingGlyphs { .. } => ErrorCode::MissingGlyphs,
            Error::NothingToPrint { .. } => ErrorCode::NothingToPrint,
            Error::Cancelled => ErrorCode::Cancelled,
            Error::DiskFull { .. } => ErrorCode::DiskFull,
            Error::File { .. } => ErrorCode::File,
            Error::Database { .. } => ErrorCode::Database,
        }
    }

    /// The form that crosses to the window and stands under `--json`.
    pub fn wire(&self) -> WireError {
        let field = match self {
            Error::InvalidValue { field, .. } => Some(field.clone()),
            Error::BackupDamaged { .. } | Error::NotABackup { .. } => Some("path".into()),
            _ => None,
        };
        let detail = match self {
            Error::Spreadsheet { reason, .. } => reason.clone(),
            other => format!("{other:?}"),
        };
        WireError { code: self.code(), message: self.to_string(), detail, field }
    }
}

/// What was being done to a file that could not be written.
pub(crate) const WRITING: &str = "写入";

/// What the matter with a file is and what to do about it.
fn why(cause: &std::io::Error) -> &'static str {
    use std::io::ErrorKind;
    match cause.kind() {
        ErrorKind::NotFound => "找不到它，或它所在的文件夹。请检查路径",
        ErrorKind::PermissionDenied => "没有权限，或它正被别的程序打开。请关闭那个程序，或换一个文件夹",
        ErrorKind::ReadOnlyFilesystem => "这个磁盘是只读的。请换一个磁盘",
        ErrorKind::IsADirectory => "这是一个文件夹，不是文件。请换一个名称",
        ErrorKind::NotADirectory => "路径当中有一段不是文件夹。请检查路径",
        ErrorKind::InvalidFilename => "名称太长，或有不能用的字符。请换一个名称",
        ErrorKind::ResourceBusy | ErrorKind::ExecutableFileBusy => "它正被别的程序占用。请关闭那个程序再试",
        _ => "请检查它是否存在、是否被别的程序占用、有没有权限，磁盘是否接好",
    }
}

impl From<rusqlite::Error> for Error {
    fn from(cause: rusqlite::Error) -> Self {
        use ffi::{SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_TRUNCATE, SQLITE_IOERR_WRITE};
        use rusqlite::{ErrorCode as Sqlite, ffi};
        let detail = cause.to_string();
        let extended = cause.sqlite_error().map_or(0, |error| error.extended_code);
        // On a disk without room the log's index cannot grow, and a write may be cut short: SQLite calls both an I/O error.
        let no_room = [SQLITE_IOERR_WRITE, SQLITE_IOERR_SHMOPEN, SQLITE_IOERR_SHMSIZE, SQLITE_IOERR_TRUNCATE];
        let why = match cause.sqlite_error_code() {
            Some(Sqlite::DiskFull) => return Error::DiskFull { path: "office.db".into() },
            Some(Sqlite::SystemIoFailure) if no_room.contains(&extended) => {
                return Error::DiskFull { path: "office.db".into() };
            }
            Some(Sqlite::DatabaseCorrupt | Sqlite::NotADatabase) => return Error::OfficeDamaged { detail },
            // A page that is cut off at the end of the file.
            Some(Sqlite::SystemIoFailure) if extended == ffi::SQLITE_IOERR_SHORT_READ => {
                return Error::OfficeDamaged { detail };
            }
            Some(Sqlite::SystemIoFailure) => "磁盘读写出错",
            Some(Sqlite::ReadOnly | Sqlite::PermissionDenied | Sqlite::CannotOpen) => {
                let why = "它或它所在的文件夹不能写。请检查权限，或把文件夹换到能写的地方";
                return Error::File { path: "office.db".into(), doing: WRITING, why, detail };
            }
            Some(Sqlite::DatabaseBusy | Sqlite::DatabaseLocked) => "文件正被别的程序占用",
            Some(Sqlite::OutOfMemory) => "内存不够",
            Some(Sqlite::ConstraintViolation) => "内容与已有的记录相冲突",
            _ => "内部出错",
        };
        Error::Database { why, detail }
    }
}

/// The office's result.
pub type Result<T, E = Error> = std::result::Result<T, E>;
