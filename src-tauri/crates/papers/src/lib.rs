//! Papers: documents and certificates to bytes. Knows no SQL, no clock, no path.
//!
//! A [`document::Document`] says what stands on a paper; [`pdf_of`] sets it by GB/T 9704-2012 or as a ruled list.

pub mod certificate;
pub mod document;
pub mod drawing;
mod layout;
pub mod pdf;

pub use layout::{Options, Paper, pdf_of};
