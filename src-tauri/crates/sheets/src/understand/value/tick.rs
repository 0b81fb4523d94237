//! What is ticked: □男 ☑女, 男√ 女, and a mark alone.

use crate::understand::text::squeeze;

/// All of them, and the empty ones, are of three bytes of which the first is `E2`.
const TICKS: [char; 11] = ['√', '✓', '✔', '☑', '■', '●', '✅', '▣', '☒', '⊙', '◉'];
const EMPTY: [char; 5] = ['□', '☐', '○', '◻', '▢'];

/// True for a mark alone.
pub(in crate::understand) fn is_mark(text: &str) -> bool {
    let bare = squeeze(text);
    let mut chars = bare.chars();
    match (chars.next(), chars.next()) {
        (Some(one), None) => {
            TICKS.contains(&one) || matches!(one, '1' | 'v' | 'V' | 'Y' | 'y' | '是' | '*' | '★' | '对')
        }
        _ => false,
    }
}

/// False for a text without any sign of a box or a tick: known at a glance.
pub(super) fn may_be_ticked(text: &str) -> bool {
    text.as_bytes().contains(&0xe2)
}

/// The words that are ticked in a cell that lists them with boxes; none for any other text.
pub(super) fn ticked(text: &str) -> Option<Vec<String>> {
    if !may_be_ticked(text) {
        return None;
    }
    let bare = squeeze(text);
    let is_sign = |c: char| TICKS.contains(&c) || EMPTY.contains(&c);
    let boxes = bare.chars().filter(|c| is_sign(*c)).count();
    // 张三√ is a name with a mark; 甲、○乙 may be anything.
    let lists =
        bare.contains(['□', '☐', '☑', '◻', '▢']) || boxes > 0 && bare.chars().all(|c| !c.is_ascii_alphanumeric());
    let words: Vec<&str> = bare.split(is_sign).map(trimmed).filter(|word| !word.is_empty()).collect();
    if boxes == 0 || !lists || words.is_empty() {
        return None;
    }
    // A sign stands before its word where the first thing is a sign.
    let before = bare.starts_with(is_sign);
    let mut chosen = Vec::new();
    let mut word = String::new();
    let mut sign: Option<char> = None;
    let is_ticked = |sign: Option<char>| sign.is_some_and(|sign| TICKS.contains(&sign));
    for c in bare.chars().chain(['\0']) {
        if !is_sign(c) && c != '\0' {
            word.push(c);
            continue;
        }
        let own = trimmed(&word).to_owned();
        // 男女√: of several words before one sign, the last is meant.
        let ticks = if before { is_ticked(sign) } else { TICKS.contains(&c) };
        if !own.is_empty() && ticks {
            chosen.push(own);
        }
        word.clear();
        sign = Some(c);
    }
    Some(chosen)
}

fn trimmed(word: &str) -> &str {
    word.trim_matches(['/', '、', ',', ';', '(', ')', '|', ':', '.'])
}

#[cfg(test)]
mod tests {
    use super::ticked;

    #[test]
    fn the_ticked_word_is_meant() {
        for (text, wanted) in [
            ("□男 ☑女", Some(vec!["女"])),
            ("☑男 □女", Some(vec!["男"])),
            ("√男 □女", Some(vec!["男"])),
            ("男√ 女□", Some(vec!["男"])),
            ("男□ 女☑", Some(vec!["女"])),
            ("■党员 □团员 □群众", Some(vec!["党员"])),
            ("□男 □女", Some(vec![])),
            ("☑个人 ☑单位", Some(vec!["个人", "单位"])),
            ("○男●女", Some(vec!["女"])),
            ("女", None),
            ("A√", None),
            ("√", None),
        ] {
            let wanted: Option<Vec<String>> = wanted.map(|words| words.into_iter().map(str::to_owned).collect());
            assert_eq!(ticked(text), wanted, "{text}");
        }
    }
}
