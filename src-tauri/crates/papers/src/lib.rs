//! Papers: documents and certificates to bytes. Knows no SQL, no clock, no path.
