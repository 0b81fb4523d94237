//! Papers: documents and certificates to bytes. Knows no SQL, no clock, no path.

pub mod certificate;
pub mod drawing;
pub mod pdf;
