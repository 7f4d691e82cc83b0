//! Personal numbers that stand where everyone can read them.

use crate::identifiers::{bank_card, resident_id};

/// The kind of personal number that a public text holds, as the problem's word: `id_number`, `bank_number` or `mobile`. Numbers that are
/// partly hidden by `*` have been made harmless.
pub(super) fn personal_number(text: &str) -> Option<&'static str> {
    let bytes = text.as_bytes();
    let starts = (0..bytes.len()).filter(|&at| bytes[at].is_ascii_digit() && (at == 0 || !bytes[at - 1].is_ascii_alphanumeric()));
    starts.map(|at| &bytes[at..]).find_map(number_at_start)
}

fn number_at_start(text: &[u8]) -> Option<&'static str> {
    let length = text.iter().position(|byte| !byte.is_ascii_alphanumeric()).unwrap_or(text.len());
    let word = &text[..length];
    if text.get(length) == Some(&b'*') {
        return None;
    }
    if is_identity(word) {
        return Some("id_number");
    }
    if is_mobile(word.strip_prefix(b"86").filter(|rest| rest.len() == 11).unwrap_or(word)) {
        return Some("mobile");
    }
    let mut digits = [0; 19];
    let count = card_digits(text, &mut digits)?;
    is_card(&digits[..count]).then_some("bank_number")
}

/// A lower-case `x` is no valid check character, but the number is readable all the same.
fn is_identity(word: &[u8]) -> bool {
    let Ok(mut number) = <[u8; 18]>::try_from(word) else { return false };
    number[17] = number[17].to_ascii_uppercase();
    resident_id::check(&number).is_ok()
}

fn is_mobile(word: &[u8]) -> bool {
    matches!(word, [b'1', b'3'..=b'9', rest @ ..] if rest.len() == 9 && rest.iter().all(u8::is_ascii_digit))
}

/// Sixteen digits or more: shorter numbers that happen to satisfy Luhn's formula are too many.
fn is_card(digits: &[u8]) -> bool {
    digits.len() >= 16 && matches!(digits[0], b'3'..=b'6') && bank_card::check(digits).is_ok()
}

/// The digits from here, with a space or hyphen after every fourth allowed; `None` when there are more than a card has.
fn card_digits(text: &[u8], digits: &mut [u8; 19]) -> Option<usize> {
    let mut count = 0;
    for (at, byte) in text.iter().enumerate() {
        let groups = matches!(byte, b' ' | b'-') && count > 0 && count % 4 == 0 && text.get(at + 1).is_some_and(u8::is_ascii_digit);
        if byte.is_ascii_digit() {
            *digits.get_mut(count)? = *byte;
            count += 1;
        } else if !groups {
            break;
        }
    }
    Some(count)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn finds_personal_numbers_in_text() {
        let table = [
            ("", None),
            ("北京市海淀区中关村大街1号", None),
            ("张三 11010519491231002X", Some("id_number")),
            ("身份证11010519491231002x。", Some("id_number")),
            ("110105194912310021", None),
            ("110105********002X", None),
            ("110105194912*", None),
            ("电话13800138000", Some("mobile")),
            ("+8613800138000", Some("mobile")),
            ("138****8000", None),
            ("010-82345678", None),
            ("12000138000", None),
            ("A13800138000", None),
            ("卡号6222020200000000006", Some("bank_number")),
            ("6222 0202 0000 0000 006", Some("bank_number")),
            ("6222-0202-0000-0000-006", Some("bank_number")),
            ("6222020200000000007", None),
            ("62220202000000000060", None),
            ("91110108MA0EXT121M", None),
        ];
        for (text, expected) in table {
            assert_eq!(personal_number(text), expected, "{text}");
        }
    }
}
