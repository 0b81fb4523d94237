//! What a character is to the setter of Chinese text (GB/T 15834-2011; W3C clreq).

/// Opening marks: never at the end of a line, empty at their left.
pub(super) fn opens(ch: char) -> bool {
    "（《〈「『【〔〖“‘［｛".contains(ch)
}

/// Closing and pausing marks: never at the beginning of a line, empty at their right.
pub(super) fn closes(ch: char) -> bool {
    "，。、；：？！）》〉」』】〕〗”’］｝．".contains(ch)
}

/// Marks that belong to what stands before them, though the Unicode classes would let a line begin with them.
pub(super) fn clings(ch: char) -> bool {
    closes(ch) || "％%…·‰℃°,.;:?!)]}～~".contains(ch)
}

/// Marks that belong to what stands behind them.
pub(super) fn leads(ch: char) -> bool {
    opens(ch) || "([{".contains(ch)
}

/// A Chinese character, as opposed to marks and to letters and digits of other scripts.
pub(super) fn han(ch: char) -> bool {
    let code = u32::from(ch);
    matches!(code, 0x2E80..=0x2FDF | 0x3005..=0x3007 | 0x3041..=0x30FF | 0x3400..=0x9FFF | 0xF900..=0xFAFF)
        || code >= 0x2_0000
}

/// A letter or digit of a script that is set in words: a quarter space parts it from Chinese, and nothing is spread inside
/// a word.
pub(super) fn wordly(ch: char) -> bool {
    ch.is_alphanumeric() && u32::from(ch) < 0x2E80
}

/// A part of a word or a number, with the marks inside it.
pub(super) fn in_word(ch: char) -> bool {
    wordly(ch) || (ch.is_ascii_graphic() && !opens(ch))
}

/// A character without ink or width: marks of order, joiners, selectors of variants. Files from elsewhere carry them along.
pub(super) fn unseen(ch: char) -> bool {
    matches!(
        u32::from(ch),
        0xAD | 0x200B..=0x200F | 0x202A..=0x202E | 0x2060..=0x2064 | 0xFE00..=0xFE0F | 0xFEFF | 0xE0000..=0xE0FFF
    )
}
