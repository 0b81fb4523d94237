//! The one unsafe file: SQLite's session extension, declared by hand so that no bindgen is needed (see .cargo/config.toml).
//!
//! What must hold: an iterator or value pointer never outlives the callback or loop step it came from; every buffer that
//! SQLite allocates is freed with `sqlite3_free`; no panic crosses the callbacks (they call only code that returns).
#![allow(unsafe_code)]

use std::ffi::{CStr, CString, c_char, c_int, c_void};
use std::marker::PhantomData;

use rusqlite::Connection;
use rusqlite::ffi::{self, sqlite3, sqlite3_value};
use rusqlite::types::Value;

#[repr(C)]
struct RawSession {
    _private: [u8; 0],
}

#[repr(C)]
struct RawIter {
    _private: [u8; 0],
}

unsafe extern "C" {
    fn sqlite3session_create(db: *mut sqlite3, schema: *const c_char, out: *mut *mut RawSession) -> c_int;
    fn sqlite3session_delete(session: *mut RawSession);
    fn sqlite3session_attach(session: *mut RawSession, table: *const c_char) -> c_int;
    fn sqlite3session_changeset(session: *mut RawSession, len: *mut c_int, out: *mut *mut c_void) -> c_int;
    fn sqlite3changeset_invert(len: c_int, bytes: *const c_void, out_len: *mut c_int, out: *mut *mut c_void) -> c_int;
    fn sqlite3changeset_start(out: *mut *mut RawIter, len: c_int, bytes: *mut c_void) -> c_int;
    fn sqlite3changeset_next(iter: *mut RawIter) -> c_int;
    fn sqlite3changeset_op(
        iter: *mut RawIter,
        table: *mut *const c_char,
        columns: *mut c_int,
        op: *mut c_int,
        indirect: *mut c_int,
    ) -> c_int;
    fn sqlite3changeset_old(iter: *mut RawIter, column: c_int, out: *mut *mut sqlite3_value) -> c_int;
    fn sqlite3changeset_new(iter: *mut RawIter, column: c_int, out: *mut *mut sqlite3_value) -> c_int;
    fn sqlite3changeset_conflict(iter: *mut RawIter, column: c_int, out: *mut *mut sqlite3_value) -> c_int;
    fn sqlite3changeset_finalize(iter: *mut RawIter) -> c_int;
    fn sqlite3changeset_apply_v3(
        db: *mut sqlite3,
        len: c_int,
        bytes: *mut c_void,
        filter: Option<unsafe extern "C" fn(*mut c_void, *mut RawIter) -> c_int>,
        conflict: Option<unsafe extern "C" fn(*mut c_void, c_int, *mut RawIter) -> c_int>,
        context: *mut c_void,
        rebase: *mut *mut c_void,
        rebase_len: *mut c_int,
        flags: c_int,
    ) -> c_int;
}

const FKNOACTION: c_int = 0x0008;
const DATA: c_int = 1;
const NOTFOUND: c_int = 2;
const FOREIGN_KEY: c_int = 5;
const OMIT: c_int = 0;
const ABORT: c_int = 2;

/// What a change does to its row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    /// A row is inserted.
    Insert,
    /// Columns of a row change.
    Update,
    /// A row is deleted.
    Delete,
}

/// One change of a changeset. Values are in the table's column order; `None` where the change does not touch a column.
#[derive(Clone, Debug)]
pub struct Change {
    /// Table name.
    pub table: String,
    /// What happens.
    pub op: Op,
    /// Values before (update, delete); the primary key is always among them.
    pub old: Vec<Option<Value>>,
    /// Values after (insert, update).
    pub new: Vec<Option<Value>>,
}

impl Change {
    /// The row's id: journaled tables have `id INTEGER PRIMARY KEY` as their first column (kept by the table test).
    pub fn id(&self) -> i64 {
        match self.old.first().or(self.new.first()) {
            Some(Some(Value::Integer(id))) => *id,
            _ => 0,
        }
    }
}

/// Why a change could not be applied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Clash {
    /// The row is there with other values.
    Data,
    /// The row is gone.
    Gone,
    /// Another row has the same key or a value that must stand once.
    Taken,
}

/// A change that could not be applied and was left out.
#[derive(Clone, Debug)]
pub struct Conflict {
    /// The change.
    pub change: Change,
    /// Why.
    pub clash: Clash,
    /// The row as it is, for a data conflict.
    pub current: Vec<Option<Value>>,
}

fn check(rc: c_int) -> rusqlite::Result<()> {
    if rc == ffi::SQLITE_OK {
        return Ok(());
    }
    Err(rusqlite::Error::SqliteFailure(ffi::Error::new(rc), None))
}

/// Records the changes to the attached tables until it is dropped.
pub struct Session<'c> {
    raw: *mut RawSession,
    _conn: PhantomData<&'c Connection>,
}

impl<'c> Session<'c> {
    /// Begins recording `tables` of the main database. Statements prepared before are not seen: callers begin it first.
    pub fn begin(conn: &'c Connection, tables: &[&str]) -> rusqlite::Result<Self> {
        let mut raw = std::ptr::null_mut();
        // SAFETY: the handle is open as long as `conn` is borrowed; the schema name is a NUL-terminated literal.
        check(unsafe { sqlite3session_create(conn.handle(), c"main".as_ptr(), &mut raw) })?;
        let session = Session { raw, _conn: PhantomData };
        tables.iter().try_for_each(|table| session.attach(table))?;
        Ok(session)
    }

    /// Records one more table, from here on.
    pub fn attach(&self, table: &str) -> rusqlite::Result<()> {
        let name = CString::new(table).map_err(rusqlite::Error::NulError)?;
        // SAFETY: `raw` lives as long as `self`; SQLite copies the name.
        check(unsafe { sqlite3session_attach(self.raw, name.as_ptr()) })
    }

    /// What was changed so far; empty when nothing was.
    pub fn changeset(&self) -> rusqlite::Result<Vec<u8>> {
        let (mut len, mut out) = (0, std::ptr::null_mut());
        // SAFETY: `raw` lives; the out pointers are valid.
        check(unsafe { sqlite3session_changeset(self.raw, &mut len, &mut out) })?;
        Ok(take(len, out))
    }
}

impl Drop for Session<'_> {
    fn drop(&mut self) {
        // SAFETY: created by `begin`, deleted once, while the connection is still borrowed.
        unsafe { sqlite3session_delete(self.raw) }
    }
}

/// Copies a buffer that SQLite allocated, and frees it.
fn take(len: c_int, out: *mut c_void) -> Vec<u8> {
    if out.is_null() {
        return Vec::new();
    }
    // SAFETY: SQLite says that `out` holds `len` bytes and that it is ours to free.
    unsafe {
        let bytes = std::slice::from_raw_parts(out.cast::<u8>(), len as usize).to_vec();
        ffi::sqlite3_free(out);
        bytes
    }
}

/// The changeset that takes `bytes` back.
pub fn invert(bytes: &[u8]) -> rusqlite::Result<Vec<u8>> {
    let (mut len, mut out) = (0, std::ptr::null_mut());
    // SAFETY: the input is only read; the out pointers are valid.
    check(unsafe { sqlite3changeset_invert(bytes.len() as c_int, bytes.as_ptr().cast(), &mut len, &mut out) })?;
    Ok(take(len, out))
}

/// Calls `visit` for every change.
pub fn each(bytes: &[u8], mut visit: impl FnMut(&Change) -> rusqlite::Result<()>) -> rusqlite::Result<()> {
    let mut iter = std::ptr::null_mut();
    // SAFETY: SQLite only reads the buffer (the parameter is `void*` for historical reasons), and it outlives the iterator.
    check(unsafe { sqlite3changeset_start(&mut iter, bytes.len() as c_int, bytes.as_ptr().cast_mut().cast()) })?;
    let mut result = Ok(());
    // SAFETY: `iter` is valid until finalized below; `read` copies what it needs.
    while result.is_ok() && unsafe { sqlite3changeset_next(iter) } == ffi::SQLITE_ROW {
        result = visit(&unsafe { read(iter) });
    }
    // SAFETY: finalized once.
    let rc = unsafe { sqlite3changeset_finalize(iter) };
    result.and_then(|()| check(rc))
}

/// Calls `visit` with the table of every change, without copying values.
pub fn each_table(bytes: &[u8], mut visit: impl FnMut(&str)) -> rusqlite::Result<()> {
    let mut iter = std::ptr::null_mut();
    // SAFETY: as in `each`.
    check(unsafe { sqlite3changeset_start(&mut iter, bytes.len() as c_int, bytes.as_ptr().cast_mut().cast()) })?;
    // SAFETY: `iter` is valid until finalized below; the name is used before it moves.
    while unsafe { sqlite3changeset_next(iter) } == ffi::SQLITE_ROW {
        let (mut table, mut columns, mut op, mut indirect) = (std::ptr::null(), 0, 0, 0);
        unsafe {
            sqlite3changeset_op(iter, &mut table, &mut columns, &mut op, &mut indirect);
            visit(&CStr::from_ptr(table).to_string_lossy());
        }
    }
    // SAFETY: finalized once.
    check(unsafe { sqlite3changeset_finalize(iter) })
}

/// Copies the change that `iter` stands on.
unsafe fn read(iter: *mut RawIter) -> Change {
    let (mut table, mut columns, mut op, mut indirect) = (std::ptr::null(), 0, 0, 0);
    // SAFETY: the caller passes an iterator that stands on a change.
    unsafe {
        sqlite3changeset_op(iter, &mut table, &mut columns, &mut op, &mut indirect);
        let column_values = |f: unsafe extern "C" fn(*mut RawIter, c_int, *mut *mut sqlite3_value) -> c_int| {
            (0..columns)
                .map(|column| {
                    let mut value = std::ptr::null_mut();
                    f(iter, column, &mut value);
                    owned(value)
                })
                .collect::<Vec<_>>()
        };
        let op = match op {
            ffi::SQLITE_INSERT => Op::Insert,
            ffi::SQLITE_DELETE => Op::Delete,
            _ => Op::Update,
        };
        Change {
            table: CStr::from_ptr(table).to_string_lossy().into_owned(),
            op,
            old: if op == Op::Insert { Vec::new() } else { column_values(sqlite3changeset_old) },
            new: if op == Op::Delete { Vec::new() } else { column_values(sqlite3changeset_new) },
        }
    }
}

/// Copies a value; `None` for the null pointer that stands for “not part of this change”.
unsafe fn owned(value: *mut sqlite3_value) -> Option<Value> {
    if value.is_null() {
        return None;
    }
    // SAFETY: the value is valid until the iterator moves, and is copied here.
    unsafe {
        Some(match ffi::sqlite3_value_type(value) {
            ffi::SQLITE_INTEGER => Value::Integer(ffi::sqlite3_value_int64(value)),
            ffi::SQLITE_FLOAT => Value::Real(ffi::sqlite3_value_double(value)),
            ffi::SQLITE_NULL => Value::Null,
            kind => {
                let len = ffi::sqlite3_value_bytes(value) as usize;
                let bytes = if kind == ffi::SQLITE_TEXT {
                    ffi::sqlite3_value_text(value).cast::<u8>()
                } else {
                    ffi::sqlite3_value_blob(value).cast::<u8>()
                };
                let bytes = if bytes.is_null() { &[][..] } else { std::slice::from_raw_parts(bytes, len) };
                if kind == ffi::SQLITE_TEXT {
                    Value::Text(String::from_utf8_lossy(bytes).into_owned())
                } else {
                    Value::Blob(bytes.to_vec())
                }
            }
        })
    }
}

struct Applying<'a> {
    wanted: &'a mut dyn FnMut(&Change) -> bool,
    conflicts: Vec<Conflict>,
    foreign_key: bool,
}

unsafe extern "C" fn filter(context: *mut c_void, iter: *mut RawIter) -> c_int {
    // SAFETY: `context` is the Applying that `apply` passes, and nothing else holds it during the call.
    unsafe {
        let applying = &mut *context.cast::<Applying>();
        c_int::from((applying.wanted)(&read(iter)))
    }
}

unsafe extern "C" fn conflict(context: *mut c_void, kind: c_int, iter: *mut RawIter) -> c_int {
    // SAFETY: as in `filter`; for FOREIGN_KEY the iterator stands on no change and is not read.
    unsafe {
        let applying = &mut *context.cast::<Applying>();
        if kind == FOREIGN_KEY {
            applying.foreign_key = true;
            return ABORT;
        }
        let change = read(iter);
        let columns = change.old.len().max(change.new.len()) as c_int;
        let current = if kind == DATA {
            (0..columns)
                .map(|column| {
                    let mut value = std::ptr::null_mut();
                    sqlite3changeset_conflict(iter, column, &mut value);
                    owned(value)
                })
                .collect()
        } else {
            Vec::new()
        };
        let clash = match kind {
            DATA => Clash::Data,
            NOTFOUND => Clash::Gone,
            _ => Clash::Taken,
        };
        applying.conflicts.push(Conflict { change, clash, current });
        OMIT
    }
}

/// How applying a changeset ended.
#[derive(Debug)]
pub enum Applied {
    /// Done, but for the changes listed.
    Done(Vec<Conflict>),
    /// References would have been left without their record: nothing was applied.
    ForeignKey,
}

/// Applies a changeset with foreign-key actions off; changes that `wanted` refuses are passed over.
pub fn apply(conn: &Connection, bytes: &[u8], wanted: &mut dyn FnMut(&Change) -> bool) -> rusqlite::Result<Applied> {
    let mut applying = Applying { wanted, conflicts: Vec::new(), foreign_key: false };
    // SAFETY: buffer and context outlive the call; the callbacks touch only the context and the iterator they are given.
    let rc = unsafe {
        sqlite3changeset_apply_v3(
            conn.handle(),
            bytes.len() as c_int,
            bytes.as_ptr().cast_mut().cast(),
            Some(filter),
            Some(conflict),
            (&raw mut applying).cast(),
            std::ptr::null_mut(),
            std::ptr::null_mut(),
            FKNOACTION,
        )
    };
    if applying.foreign_key {
        return Ok(Applied::ForeignKey);
    }
    check(rc)?;
    Ok(Applied::Done(applying.conflicts))
}
