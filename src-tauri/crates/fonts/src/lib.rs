//! Finds the machine's faces and the bundled ones.
