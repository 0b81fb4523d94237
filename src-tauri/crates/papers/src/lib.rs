//! Papers: documents and certificates to bytes. Knows no SQL, no clock, no path.
//!
//! A [`document::Document`] says what stands on a paper; [`pdf_of`] sets it by GB/T 9704-2012 or as a ruled list,
//! [`docx_of`] writes the same for Word, [`xlsx_of`] its tables for Excel.

pub mod certificate;
pub mod document;
pub mod docx;
pub mod drawing;
mod layout;
pub mod pdf;
pub mod picture;
pub mod xlsx;

pub use docx::docx_of;
pub use layout::{Options, Paper, missing, pdf_of};
pub use xlsx::xlsx_of;
