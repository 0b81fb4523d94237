//! The faces that papers are set in, found once.

use std::sync::LazyLock;

use fonts::Faces;

/// The machine's faces first, the bundled ones behind them.
pub(crate) fn all() -> &'static Faces {
    static ALL: LazyLock<Faces> = LazyLock::new(Faces::of_machine);
    &ALL
}
