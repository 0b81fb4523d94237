//! xieban-cli: the same office without a window.
fn main() {}
