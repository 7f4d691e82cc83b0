//! Trade item number 商品条码 GTIN-8, -12, -13 and -14 (GS1 General Specifications, GB 12904).
//!
//! The last digit checks the others: weights 3, 1, 3, 1, … from the right, modulo 10. All zeros pass that and name nothing. Numbers that
//! circulate inside a company, coupons and the like are well formed but name no article of open trade, so they are only likely.

use super::checksum::{all_digits, expect, gs1};
use super::{Answer, Certainty, Part, Wrong};

/// Whether the text is a trade item number.
///
/// # Errors
/// The part that is wrong.
pub fn check(text: &[u8]) -> Answer {
    all_digits(text)?;
    let Some(number) = padded(text) else {
        return Err(Wrong::at(Part::Length));
    };
    if number == [b'0'; 14] {
        return Err(Wrong::at(Part::Form));
    }
    expect(number[13], gs1(&number[..13]))?;
    Ok(Certainty::certain_if(in_open_trade(&number)))
}

/// The number filled up to 14 digits by zeros, the form in which two are compared; `None` when it has not 8, 12, 13 or 14.
pub fn padded(text: &[u8]) -> Option<[u8; 14]> {
    let mut number = [b'0'; 14];
    let missing = match text.len() {
        length @ (8 | 12 | 13 | 14) => 14 - length,
        _ => return None,
    };
    number[missing..].copy_from_slice(text);
    Some(number)
}

/// Whether its GS1 prefix is for articles that anyone may sell.
fn in_open_trade(number: &[u8; 14]) -> bool {
    let [indicator, prefix @ ..] = number;
    // GTIN-8 has prefixes of its own.
    if let [b'0', b'0', b'0', b'0', b'0', first, ..] = prefix {
        return !matches!(first, b'0' | b'2');
    }
    let varying_measure = *indicator == b'9';
    let restricted_circulation = matches!(prefix, [b'0', b'2' | b'4', ..] | [b'2', ..]);
    let coupon_or_refund = matches!(prefix, [b'0', b'5', ..] | [b'9', b'8' | b'9', ..]);
    // 951 names other things than articles, 952 is for demonstrations.
    let no_article = matches!(prefix, [b'9', b'5', b'1' | b'2', ..]);
    !(varying_measure || restricted_circulation || coupon_or_refund || no_article)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn says_which_part_is_wrong() {
        let table = [
            ("6901234567892", Ok(Certainty::Certain)),
            ("73513537", Ok(Certainty::Certain)),
            ("036000291452", Ok(Certainty::Certain)),
            ("16901234567899", Ok(Certainty::Certain)),
            ("98412345678908", Ok(Certainty::Likely)),
            ("2001234567893", Ok(Certainty::Likely)),
            ("9901234567899", Ok(Certainty::Likely)),
            ("20000004", Ok(Certainty::Likely)),
            ("6901234567893", Err(Wrong::check('2'))),
            ("6901234567829", Err(Wrong::check('3'))),
            ("69012345678", Err(Wrong::at(Part::Length))),
            ("", Err(Wrong::at(Part::Length))),
            ("690123456789O", Err(Wrong::at(Part::Alphabet))),
            ("690-1234567892", Err(Wrong::at(Part::Alphabet))),
            ("00000000", Err(Wrong::at(Part::Form))),
        ];
        for (text, expected) in table {
            assert_eq!(check(text.as_bytes()), expected, "{text}");
        }
    }
}
