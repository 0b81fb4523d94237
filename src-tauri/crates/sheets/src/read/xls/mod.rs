//! .xls of Excel 5 to 2003 (BIFF5, BIFF8), record by record. Our own reader, because cells are kept sparse here (a stray one in
//! the far corner costs nothing), and because number formats and hidden rows say what the values alone do not.

mod cells;
mod globals;
mod records;

use self::cells::Cells;
use self::globals::Globals;
use self::records::records_from;
use super::ole::{Container, Found};
use crate::{Format, ReadError, Workbook};

/// What a record means.
mod kind {
    pub const BOF: u16 = 0x0809;
    pub const EOF: u16 = 0x000a;
    pub const CONTINUE: u16 = 0x003c;
    pub const FILE_PASS: u16 = 0x002f;
    pub const CODE_PAGE: u16 = 0x0042;
    pub const DATE_1904: u16 = 0x0022;
    pub const BOUND_SHEET: u16 = 0x0085;
    pub const FORMAT: u16 = 0x041e;
    pub const XF: u16 = 0x00e0;
    pub const SST: u16 = 0x00fc;
    pub const ROW: u16 = 0x0208;
    pub const COL_INFO: u16 = 0x007d;
    pub const NUMBER: u16 = 0x0203;
    pub const RK: u16 = 0x027e;
    pub const MUL_RK: u16 = 0x00bd;
    pub const LABEL_SST: u16 = 0x00fd;
    pub const LABEL: u16 = 0x0204;
    pub const R_STRING: u16 = 0x00d6;
    pub const BOOL_ERR: u16 = 0x0205;
    pub const FORMULA: [u16; 3] = [0x0006, 0x0206, 0x0406];
    pub const STRING: u16 = 0x0207;
    pub const MERGE_CELLS: u16 = 0x00e5;
}

/// Reads a container that holds a workbook.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Workbook, ReadError> {
    let damaged = |detail: &str| ReadError::Damaged { file: name.into(), detail: detail.into() };
    let container = Container::open(bytes).ok_or_else(|| damaged("文件的目录不全"))?;
    for stream in ["Workbook", "Book"] {
        match container.stream(stream) {
            Found::Stream(stream) => return workbook(name, &stream),
            Found::Broken => return Err(damaged("内容被截断")),
            Found::Absent => {}
        }
    }
    Err(damaged("里面没有工作簿"))
}

/// Reads the records of a workbook.
pub(super) fn workbook(name: &str, stream: &[u8]) -> Result<Workbook, ReadError> {
    let damaged = |detail: String| ReadError::Damaged { file: name.into(), detail };
    let globals = Globals::read(records_from(stream, 0)).ok_or_else(|| damaged("工作簿的开头读不出".into()))?;
    if globals.locked {
        return Err(ReadError::Password { file: name.into() });
    }
    let mut sheets = Vec::new();
    let mut count = 0;
    for bound in &globals.sheets {
        let mut cells = Cells::new(name, &globals, bound, &mut count);
        if !cells.read(records_from(stream, bound.offset))? {
            return Err(damaged(format!("工作表“{}”没有写完", bound.name)));
        }
        sheets.push(cells.finish());
    }
    Ok(Workbook { format: Format::Xls, sheets })
}
