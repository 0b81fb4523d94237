//! The printers of this machine, each with what it needs to be told; kept beside the office, since a copy of the office on
//! another machine prints on others.

use serde::{Deserialize, Serialize};

use super::print::Setup;
use crate::api::Nothing;
use crate::desk::Desk;
use crate::error::{Error, Result};

/// A printer with the stock that lies in it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, ts_rs::TS)]
pub struct Printer {
    /// What she calls it.
    pub name: String,
    /// Paper and correction.
    #[serde(flatten)]
    pub setup: Setup,
}

/// The printers of this machine, the last used first.
#[derive(Clone, Debug, Serialize, ts_rs::TS)]
pub struct PrinterList {
    /// The printers.
    pub rows: Vec<Printer>,
}

pub(crate) fn printer_list(desk: &Desk, _: Nothing) -> Result<PrinterList> {
    Ok(PrinterList { rows: desk.printers() })
}

/// Keeps a printer; it is the last used one from now on.
pub(crate) fn printer_set(desk: &Desk, printer: Printer) -> Result<Nothing> {
    let name = printer.name.trim().to_owned();
    if name.is_empty() {
        return Err(Error::invalid("name", "请给打印机起个名字，例如“办公室彩打”。"));
    }
    desk.keep_printer(Printer { name, ..printer })?;
    Ok(Nothing {})
}
