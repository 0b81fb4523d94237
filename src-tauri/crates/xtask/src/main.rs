//! cargo xtask run | test | bench | torture | fuzz
fn main() {}
