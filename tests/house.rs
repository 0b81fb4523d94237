//! The rules of ARCHITECTURE.md that neither Cargo nor a lint keeps, checked on the tree itself.
