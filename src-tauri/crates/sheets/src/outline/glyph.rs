//! Characters as people type them, and Chinese numerals.

/// Full-width ASCII as ASCII.
pub(super) fn plain(c: char) -> char {
    match c {
        '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
        '〔' | '﹙' | '❨' => '(',
        '〕' | '﹚' | '❩' => ')',
        c => c,
    }
}

/// Blanks of every width, and characters that show nothing.
pub(super) fn blank(c: char) -> bool {
    c.is_whitespace() || invisible(c)
}

/// Characters that show nothing: what web pages and converters leave behind.
pub(super) fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}' | '\u{feff}' | '\u{ad}' | '\0')
}

/// The value of a label's numeral, 一 to 一百九十九; none for 二〇二四 or 一二.
pub(super) fn han_value(text: &str) -> Option<u32> {
    let (mut sum, mut digit, mut last) = (0, None, 1000);
    for c in text.chars() {
        let unit = match c {
            '百' => 100,
            '十' => 10,
            '廿' | '卅' if sum == 0 && digit.is_none() => {
                (sum, last) = (if c == '廿' { 20 } else { 30 }, 10);
                continue;
            }
            _ => {
                let value = "一二三四五六七八九".chars().position(|known| known == c)? as u32 + 1;
                if digit.replace(value).is_some() {
                    return None;
                }
                continue;
            }
        };
        if unit >= last || digit.is_none() && unit == 100 {
            return None;
        }
        sum += digit.take().unwrap_or(1) * unit;
        last = unit;
    }
    let value = sum + digit.unwrap_or(0);
    (1..200).contains(&value).then_some(value)
}

/// 一, 十, 十一, 二十, 一百零五.
pub(crate) fn han_number(number: u32) -> String {
    let digit = |value: u32| "零一二三四五六七八九".chars().nth(value as usize % 10).unwrap_or('零');
    let mut out = String::new();
    let (hundreds, tens, ones) = (number / 100, number / 10 % 10, number % 10);
    if hundreds > 0 {
        out.extend([digit(hundreds), '百']);
        if tens == 0 && ones > 0 {
            out.push('零');
        }
    }
    if tens > 0 {
        if tens > 1 || hundreds > 0 {
            out.push(digit(tens));
        }
        out.push('十');
    }
    if ones > 0 {
        out.push(digit(ones));
    }
    out
}
