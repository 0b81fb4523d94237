//! The records of one association office and their rules; the only crate that speaks SQL.
