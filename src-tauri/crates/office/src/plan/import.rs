//! The fields a spreadsheet of this area may carry, and the words people head their columns with.
