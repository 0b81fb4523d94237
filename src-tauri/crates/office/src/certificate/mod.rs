//! 证书: the ledger of numbers and frozen words.

pub(crate) mod ledger;
