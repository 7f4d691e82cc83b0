//! Check characters, each over the digits before it, and the digits themselves.

use super::{Part, Wrong};

/// Exactly `N` digits, by value.
pub(super) fn digits<const N: usize>(text: &[u8]) -> Result<[u8; N], Wrong> {
    all_digits(text)?;
    let text: &[u8; N] = text.try_into().map_err(|_| Wrong::at(Part::Length))?;
    Ok(text.map(|byte| byte - b'0'))
}

/// Nothing but ASCII digits.
pub(super) fn all_digits(text: &[u8]) -> Result<(), Wrong> {
    if text.iter().all(u8::is_ascii_digit) { Ok(()) } else { Err(Wrong::at(Part::Alphabet)) }
}

/// The check character is what it should be.
pub(super) fn expect(found: u8, expected: u8) -> Result<(), Wrong> {
    if found == expected { Ok(()) } else { Err(Wrong::check(char::from(expected))) }
}

/// The digit of a value below 10.
pub(super) const fn digit(value: u32) -> u8 {
    b'0' + (value % 10) as u8
}

/// Sum of values by weights.
pub(super) fn weighted(values: impl IntoIterator<Item = u32>, weights: &[u32]) -> u32 {
    values.into_iter().zip(weights).map(|(value, weight)| value * weight).sum()
}

/// Values of ASCII digits.
pub(super) fn values(digits: &[u8]) -> impl DoubleEndedIterator<Item = u32> {
    digits.iter().map(|byte| u32::from(byte - b'0'))
}

/// GS1's check digit: weights 3, 1, 3, 1, … from the right, modulo 10.
pub(super) fn gs1(digits: &[u8]) -> u8 {
    let sum: u32 = values(digits).rev().zip([3, 1].into_iter().cycle()).map(|(value, weight)| value * weight).sum();
    digit(10 - sum % 10)
}

/// Luhn's check digit (ISO/IEC 7812-1 annex B): from the right every other digit doubled, its digits summed, modulo 10.
pub(super) fn luhn(digits: &[u8]) -> u8 {
    let sum: u32 = values(digits)
        .rev()
        .zip([true, false].into_iter().cycle())
        .map(|(value, doubled)| if doubled { value * 2 / 10 + value * 2 % 10 } else { value })
        .sum();
    digit(10 - sum % 10)
}

/// ISO 7064 MOD 11,10, the hybrid system of GB/T 17710.
pub(super) fn mod_11_10(digits: &[u8]) -> u8 {
    let product = values(digits).fold(10, |product, value| {
        let sum = (product + value) % 10;
        (if sum == 0 { 10 } else { sum }) * 2 % 11
    });
    digit(11 - product)
}

/// ISO 7064 MOD 11-2, whose value ten is written `X`.
pub(super) fn mod_11_2(digits: &[u8]) -> u8 {
    let sum = values(digits).fold(0, |sum, value| (sum + value) * 2 % 11);
    match (12 - sum) % 11 {
        10 => b'X',
        value => digit(value),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn gives_the_check_digit() {
        assert_eq!(gs1(b"690123456789"), b'2');
        assert_eq!(gs1(b"000000000000"), b'0');
        assert_eq!(luhn(b"411111111111111"), b'1');
        assert_eq!(luhn(b"7992739871"), b'3');
        // ISO 7064's own example.
        assert_eq!(mod_11_10(b"0794"), b'5');
        assert_eq!(mod_11_2(b"0794"), b'0');
        assert_eq!(mod_11_2(b"11010519491231002"), b'X');
    }
}
